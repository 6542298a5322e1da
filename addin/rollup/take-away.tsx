import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { runsOf } from "../../shared/audit/team-month.ts";
import { auditsPath } from "../../shared/contract/audit-client.ts";
import type { AuditsQuery } from "../../shared/contract/pull.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { FileButtons } from "./file-buttons.tsx";
import type { PageTools } from "./page-tools.ts";
import { rollUpCsv } from "./roll-up-csv.ts";
import { rollUpSheet, type SheetOf } from "./roll-up-sheet.ts";

const useStyles = makeStyles({
  place: {
    display: "grid",
    justifyItems: "start",
    gap: tokens.spacingVerticalS,
    "@media print": { display: "none" },
  },
});

interface Said {
  readonly tone: "success" | "warning";
  readonly sentence: string;
}

/** The figures to take along: files on a page of its own, a sheet inside Excel. */
export function TakeAway({ tools, ...of }: SheetOf & { readonly tools: PageTools }) {
  const styles = useStyles();
  const [said, setSaid] = useState<Said>();
  const { rollUp, month } = of;
  const { save, insert } = tools;
  const putIn = async (): Promise<void> => {
    const change = await insert?.(rollUpSheet(of, "empty"));
    if (change === undefined) return;
    const sentence = change.done ? "The table and its chart are on a new sheet of this workbook." : change.because;
    setSaid({ tone: change.done ? "success" : "warning", sentence });
  };
  return (
    <div className={styles.place}>
      {insert !== undefined && <Button onClick={() => void putIn()}>Insert into workbook</Button>}
      {said !== undefined && (
        <NoticeBar
          {...said}
          onDismiss={() => {
            setSaid(undefined);
          }}
        />
      )}
      {save !== undefined && (
        <FileButtons
          what="Download"
          files={[
            {
              label: "These figures, CSV",
              take: () => {
                save.text(`roll-up-${rollUp.service}-${month}.csv`, "text/csv", rollUpCsv(rollUpSheet(of, "in-words")));
                return Promise.resolve(undefined);
              },
            },
            ...(["csv", "xlsx"] as const).map((format) => ({
              label: `The runs behind them, ${format === "csv" ? "CSV" : "Excel workbook"}`,
              take: () => save.file(auditsPath(rollUp.council, { ...runsBehind(of), format })),
            })),
          ]}
        />
      )}
    </div>
  );
}

/** A run for a month may have been checked in the first days of the next. */
function runsBehind({ rollUp, month }: SheetOf): AuditsQuery {
  const days = rollUp.teams.flatMap(({ team }) => runsOf(rollUp, team, month).map(({ asAt }) => asAt)).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  return { service: rollUp.service, ...(from && { from }), ...(to && { to }) };
}
