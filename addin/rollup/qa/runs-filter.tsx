import { makeStyles, tokens } from "@fluentui/react-components";
import { monthInWords } from "../../../shared/calendar/format.ts";
import { monthOf, plusWholeMonths } from "../../../shared/calendar/month.ts";
import type { OrganisationView } from "../../../shared/contract/organisation.ts";
import type { Me } from "../../../shared/contract/routes.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { Choice } from "../../ui/choice.tsx";
import type { RunFilters } from "./runs-store.ts";

/** Months that are offered: runs are kept for years, and older ones are found without a month. */
const monthsOffered = 24;

const useStyles = makeStyles({
  filters: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    "@media print": { display: "none" },
  },
});

interface RunsFilterProps {
  readonly me: Me;
  readonly teams: OrganisationView["teams"];
  readonly filters: RunFilters;
  readonly onChange: (filters: RunFilters) => void;
}

export function RunsFilter({ me, teams, filters, onChange }: RunsFilterProps) {
  const styles = useStyles();
  const councils = me.councils.filter(({ services }) => services.length > 0);
  const council = councils.find((one) => one.council === filters.council) ?? councils[0];
  if (council === undefined) return undefined;
  const ofService = teams.filter(({ service }) => filters.service === "" || service === filters.service);
  const months = Array.from({ length: monthsOffered }, (_, ago) => plusWholeMonths(monthOf(council.today), -ago));
  return (
    <div className={styles.filters} role="search" aria-label="Runs">
      {councils.length > 1 && (
        <Choice
          label="Council"
          value={filters.council}
          options={councils.map((one) => [one.council, one.name])}
          onChoose={(value) => {
            onChange({ council: value, service: "", team: "", month: filters.month, edition: "" });
          }}
        />
      )}
      <Choice
        label="Service"
        any="Every service"
        value={filters.service}
        options={council.services.map(({ service, name }) => [service, name])}
        onChoose={(service) => {
          onChange({ ...filters, service, team: "" });
        }}
      />
      <Choice
        label="Team"
        any="Every team"
        value={filters.team}
        options={ofService.map(({ team, name }) => [team, name])}
        onChoose={(team) => {
          onChange({ ...filters, team });
        }}
      />
      <Choice
        label="As at a day in"
        any="Any month"
        value={filters.month}
        options={months.map((month) => [month, monthInWords(month)])}
        onChoose={(month) => {
          onChange({ ...filters, month });
        }}
      />
      <Choice
        label="Edition"
        any="Every edition"
        value={filters.edition}
        options={editions.filter((one) => one.council === council.council).map(({ edition }) => [edition, edition])}
        onChoose={(edition) => {
          onChange({ ...filters, edition });
        }}
      />
    </div>
  );
}
