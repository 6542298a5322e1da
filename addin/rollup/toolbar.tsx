import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { monthsSent } from "../../shared/audit/team-month.ts";
import { monthInWords } from "../../shared/calendar/format.ts";
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
        <Field label="Service">
          <Select value={keyOf(chosen)} onChange={(_, { value }) => void store.chooseService(value)}>
            {services.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {one.name}, {one.councilName}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label="Year">
        <Select value={String(year)} onChange={(_, { value }) => void store.chooseYear(Number(value))}>
          {years.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      {month !== undefined && (
        <Field label="Month">
          <Select
            value={month}
            onChange={(_, { value }) => {
              store.chooseMonth(value);
            }}
          >
            {months.map((one) => (
              <option key={one} value={one}>
                {monthInWords(one)}
              </option>
            ))}
          </Select>
        </Field>
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
