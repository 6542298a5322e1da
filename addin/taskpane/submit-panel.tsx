import { Body1, Button, Field, mergeClasses, makeStyles, Select, Subtitle2 } from "@fluentui/react-components";
import { useState } from "react";
import { monthInWords } from "../../shared/calendar/format.ts";
import type { Checked } from "../commands/check.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({ panel: { alignItems: "flex-start" } });

interface SubmitProps {
  readonly state: CheckScreen;
  readonly checked: Checked;
  readonly model: PaneModel;
}

/** What would be kept, one button, and the receipt. */
export function SubmitPanel({ state, checked, model }: SubmitProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const { me, tracker, busy, receipt } = state;
  const council = me?.councils.find((each) => each.council === tracker.council);
  const team = council?.teams.find((each) => each.team === tracker.team);
  const [chosen, setChosen] = useState<string>();
  const month = chosen ?? council?.months[0];
  if (council === undefined || team === undefined || month === undefined) return undefined;
  const { rows, unsent } = rowsOfTeam(checked.understood.tables, team.name);
  return (
    <section className={mergeClasses(section, styles.panel)}>
      <Subtitle2 as="h2">Submit</Subtitle2>
      {council.months.length > 1 && (
        <Field label="Month">
          <Select
            value={month}
            onChange={(_, { value }) => {
              setChosen(value);
            }}
          >
            {council.months.map((each) => (
              <option key={each} value={each}>
                {monthInWords(each)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Body1 as="p">
        {team.name}, {monthInWords(month)}: {rows} {rows === 1 ? "row" : "rows"} as read at this check. The service
        checks them itself and keeps the results and the fields that you confirmed. {notSent(unsent, checked)}
      </Body1>
      <Button disabledFocusable={busy !== undefined} onClick={() => void model.submit(team.name, month)}>
        Submit {monthInWords(month)}
      </Button>
      <div role="status" aria-live="polite">
        {receipt !== undefined && (
          <NoticeBar
            tone="success"
            sentence={`Submitted: run ${receipt.runId}, received ${inWords(receipt.receivedAt)}. Save the workbook.`}
          />
        )}
      </div>
    </section>
  );
}

function notSent(unsent: number, { supervision }: Checked): string {
  const others = unsent === 0 ? [] : [`${unsent} rows of other teams, or of none, are not sent.`];
  const staff = supervision.checks
    ? []
    : ["Supervision is no part of it, since you have not asked for it to be checked."];
  return [...others, ...staff].join(" ");
}

function inWords(instant: string): string {
  return new Date(instant).toLocaleString("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Europe/London",
  });
}
