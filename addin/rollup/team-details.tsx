import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { wholeCheck } from "../../shared/audit/managers-own.ts";
import { runsOf, type TeamMonth } from "../../shared/audit/team-month.ts";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { AuditRun, RollUp, RollUpEntry } from "../../shared/contract/routes.ts";
import { momentInWords } from "../ui/moment-words.ts";
import { RunFacts, RunFigures } from "./run-record.tsx";
import { RunFindings, type Handing } from "./run-findings.tsx";
import { useAnswer, type Asked } from "../ui/use-answer.ts";

const useStyles = makeStyles({
  run: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    background: tokens.colorNeutralBackground2,
    borderLeft: `4px solid ${tokens.colorNeutralStrokeAccessible}`,
    marginTop: tokens.spacingVerticalXS,
  },
  line: { margin: 0 },
  reference: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface TeamDetailsProps {
  /** As the teams submitted. */
  readonly rollUp: RollUp;
  /** What the figures above are made from. */
  readonly counted: RollUp;
  readonly team: TeamMonth;
  readonly client: AuditClient;
  /** The check whose references are shown first. */
  readonly check: string;
  /** How what is about one worker is handed over; absent where nothing can be. */
  readonly handing: Omit<Handing, "edition"> | undefined;
}

/** What stands behind a team's row: the record of each run, down to the references. */
export function TeamDetails({ rollUp, team, ...props }: TeamDetailsProps) {
  const styles = useStyles();
  const runs = runsOf(rollUp, team.team, team.month);
  if (runs.length === 0) {
    return (
      <p className={styles.run}>
        {team.name} submitted nothing for {monthInWords(team.month)}: ask its manager to check and submit the tracker.
      </p>
    );
  }
  return runs.map((entry) => <StandingRun key={entry.runId} entry={entry} council={rollUp.council} {...props} />);
}

interface StandingRunProps extends Pick<TeamDetailsProps, "client" | "check" | "counted" | "handing"> {
  readonly entry: RollUpEntry;
  readonly council: string;
}

function StandingRun({ entry, council, client, check, counted, handing }: StandingRunProps) {
  const styles = useStyles();
  const [showsFindings, setShowsFindings] = useState(false);
  const { team, runId, summary, asAt, edition } = entry;
  const ask = useCallback(() => client.run({ council, team, runId }), [client, council, team, runId]);
  const run = useAnswer(ask);
  return (
    <div className={styles.run}>
      <p className={styles.line}>{submittedWords(run, entry)}</p>
      {!counted.entries.includes(entry) && (
        <p className={styles.line}>
          What follows is as submitted: above, children who are counted in another team are taken off.
        </p>
      )}
      <RunFigures council={council} summary={summary} />
      {run.kind === "read" && <RunFacts run={run.value} />}
      <p className={styles.reference}>
        Policy edition {edition}. Run number {runId}.
      </p>
      {showsFindings ? (
        <RunFindings
          client={client}
          place={{ council, team, runId }}
          asAt={asAt}
          check={wholeCheck(check)}
          handing={handing && { ...handing, edition }}
        />
      ) : (
        <Button
          onClick={() => {
            setShowsFindings(true);
          }}
        >
          Show references and reasons
        </Button>
      )}
    </div>
  );
}

function submittedWords(run: Asked<AuditRun>, { asAt, receivedAt }: RollUpEntry): string {
  const when = `${momentInWords(new Date(receivedAt))}, as at ${dayInWords(asAt)}`;
  if (run.kind === "reading") return `Submitted on ${when}. Reading by whom…`;
  if (run.kind === "failed")
    return `Submitted on ${when}. By whom could not be read: close and open this row to try again.`;
  return `Submitted by ${run.value.submittedBy.name} on ${when}.`;
}
