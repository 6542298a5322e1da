import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { monthsSent } from "../../shared/audit/team-month.ts";
import { monthInWords } from "../../shared/calendar/format.ts";
import { Choice } from "../ui/choice.tsx";
import { keyOf, servicesOf } from "./held-service.ts";
import type { RollUpStore } from "./roll-up-store.ts";
import type { Shown } from "./shown.ts";

/** Summaries are kept for six years. */
const yearsKept = 6;

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: "end",
    "@media print": { display: "none" },
  },
});

interface ToolbarProps {
  readonly shown: Shown;
  readonly store: RollUpStore;
}

export function Toolbar({ shown, store }: ToolbarProps) {
  const styles = useStyles();
  const { me, chosen, year, month, rollUp, isLoading } = shown;
  const services = servicesOf(me);
  const thisYear = Number(chosen.today.slice(0, 4));
  const years = Array.from({ length: yearsKept }, (_, index) => thisYear - index);
  const months = monthsSent(rollUp).filter((one) => one.startsWith(`${year}-`));
  return (
    <div className={styles.bar}>
      {services.length > 1 && (
        <Choice
          label="Service"
          value={keyOf(chosen)}
          options={services.map((one) => [keyOf(one), `${one.name}, ${one.councilName}`])}
          onChoose={(key) => void store.chooseService(key)}
        />
      )}
      <Choice
        label="Year"
        value={String(year)}
        options={years.map((one) => [String(one), String(one)])}
        onChoose={(value) => void store.chooseYear(Number(value))}
      />
      {month !== undefined && (
        <Choice
          label="Month"
          value={month}
          options={months.map((one) => [one, monthInWords(one)])}
          onChoose={(value) => {
            store.chooseMonth(value);
          }}
        />
      )}
      <Button disabledFocusable={isLoading} onClick={() => void store.refresh()}>
        {isLoading ? "Reading…" : "Refresh"}
      </Button>
      <Button
        onClick={() => {
          print();
        }}
      >
        Print
      </Button>
    </div>
  );
}
