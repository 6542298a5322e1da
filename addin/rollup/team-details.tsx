import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { checksOf } from "../../shared/audit/check-titles.ts";
import { readingsOf } from "../../shared/audit/readings.ts";
import { runsOf, type TeamMonth } from "../../shared/audit/team-month.ts";
import { monthInWords, dayInWords } from "../../shared/calendar/format.ts";
import { stateWords } from "../../shared/checks/words.ts";
import type { ClientOptions } from "../../shared/contract/client.ts";
import type { StateCounts } from "../../shared/contract/results.ts";
import type { AuditRun, RollUp, RollUpEntry } from "../../shared/contract/routes.ts";
import { states } from "../../shared/contract/vocabulary.ts";
import { exclusionWords } from "./exclusion-words.ts";
import { momentInWords } from "./moment-words.ts";
import { readRun } from "./read-run.ts";

const useStyles = makeStyles({
  run: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    background: tokens.colorNeutralBackground2,
    borderLeft: `4px solid ${tokens.colorNeutralStrokeAccessible}`,
    marginTop: tokens.spacingVerticalXS,
  },
  line: { margin: 0 },
  counts: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  reference: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface TeamDetailsProps {
  readonly rollUp: RollUp;
  readonly team: TeamMonth;
  readonly service: ClientOptions;
}

/** What stands behind a team's row: the record of each run. */
export function TeamDetails({ rollUp, team, service }: TeamDetailsProps) {
  const styles = useStyles();
  const runs = runsOf(rollUp, team.team, team.month);
  if (runs.length === 0) {
    return (
      <p className={styles.run}>
        {team.name} submitted nothing for {monthInWords(team.month)}: ask its manager to check and submit the tracker.
      </p>
    );
  }
  return runs.map((entry) => <RunRecord key={entry.runId} entry={entry} rollUp={rollUp} service={service} />);
}

interface RunRecordProps {
  readonly entry: RollUpEntry;
  readonly rollUp: RollUp;
  readonly service: ClientOptions;
}

function RunRecord({ entry, rollUp, service }: RunRecordProps) {
  const styles = useStyles();
  const run = useRun(service, rollUp.council, entry);
  const { summary } = entry;
  const made = checksOf(rollUp, entry.month).filter(({ id }) => summary.counts[id] !== undefined);
  const excluded = Object.entries(summary.exclusions).filter(([, count]) => count > 0);
  return (
    <div className={styles.run}>
      <p className={styles.line}>{submittedWords(run, entry)}</p>
      {made.map(({ id, title }) => (
        <div key={id}>
          <p className={styles.line}>
            {title}: {inScope(summary.counts[id] ?? {})} in scope
          </p>
          <ul className={styles.counts}>
            {states
              .filter((state) => (summary.counts[id]?.[state] ?? 0) > 0)
              .map((state) => (
                <li key={state}>
                  {stateWords(state)}: {summary.counts[id]?.[state]}
                </li>
              ))}
          </ul>
        </div>
      ))}
      <p className={styles.line}>
        {excluded.length === 0
          ? "No row was left out."
          : `Rows left out: ${excluded.map(([reason, count]) => `${count} (${exclusionWords(reason)})`).join(", ")}.`}
      </p>
      {typeof run === "object" && run.notChecked.length > 0 && (
        <p className={styles.line}>Not checked, because the tracker lacks the columns: {run.notChecked.join(", ")}.</p>
      )}
      {typeof run === "object" && <Readings run={run} />}
      <p className={styles.reference}>
        Policy edition {entry.edition}. Run number {entry.runId}.
      </p>
    </div>
  );
}

function inScope(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** How the council reads the policy where its words are unclear, as the run did. */
function Readings({ run }: { readonly run: AuditRun }) {
  const styles = useStyles();
  const readings = readingsOf(run);
  if (readings.length === 0) return undefined;
  return (
    <div>
      <p className={styles.line}>Readings of the policy in force:</p>
      <ul className={styles.counts}>
        {readings.map((reading) => (
          <li key={reading}>{reading}</li>
        ))}
      </ul>
    </div>
  );
}

type RunRead = AuditRun | "reading" | "unread";

function useRun(service: ClientOptions, council: string, { team, runId }: RollUpEntry): RunRead {
  const [run, setRun] = useState<RunRead>("reading");
  useEffect(() => {
    let isWanted = true;
    void readRun(service, { council, team, runId }).then((read) => {
      if (isWanted) setRun(read ?? "unread");
    });
    return () => {
      isWanted = false;
    };
  }, [service, council, team, runId]);
  return run;
}

function submittedWords(run: RunRead, { asAt, receivedAt }: RollUpEntry): string {
  const when = `${momentInWords(new Date(receivedAt))}, as at ${dayInWords(asAt)}`;
  if (run === "reading") return `Submitted on ${when}. Reading by whom…`;
  if (run === "unread") return `Submitted on ${when}. By whom could not be read: close and open this row to try again.`;
  return `Submitted by ${run.submittedBy.name} on ${when}.`;
}
