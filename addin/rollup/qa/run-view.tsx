import { Button, makeStyles, mergeClasses, Subtitle1, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { RunPlace } from "../../../shared/contract/audit-client.ts";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import { momentInWords } from "../../ui/moment-words.ts";
import type { PageTools } from "../page-tools.ts";
import { RunFindings } from "../run-findings.tsx";
import { RunFacts, RunFigures } from "../run-record.tsx";
import { RePerform } from "./re-perform.tsx";
import { SamplePanel } from "./sample-panel.tsx";

const useStyles = makeStyles({
  view: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalL,
    "& p": { margin: 0 },
  },
  back: { justifySelf: "start", "@media print": { display: "none" } },
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start", gap: tokens.spacingVerticalS },
  // Focus is only brought here: nothing can be done with it.
  record: { ":focus": { outline: "none" } },
  heading: { margin: 0 },
  minor: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface RunViewProps {
  readonly run: AuditRun;
  /** Quality assurance performs runs again, draws samples, and reads pseudonyms. */
  readonly isQa: boolean;
  readonly tools: PageTools;
  readonly marking: string;
  /** Who looks at it. */
  readonly by: string;
  readonly today: PlainDate | undefined;
  readonly onClose: () => void;
}

/** One run: its record, what it found, and what quality assurance puts beside it. */
export function RunView({ run, isQa, tools, onClose, ...drawn }: RunViewProps) {
  const styles = useStyles();
  const record = useRef<HTMLElement>(null);
  const { council, team, runId, asAt, receivedAt, submittedBy, policy, summary } = run;
  const place = { council, team, runId };
  useEffect(() => {
    // Whoever opened the run by keyboard reads on from here.
    record.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  return (
    <article className={styles.view}>
      <Button className={styles.back} onClick={onClose}>
        Back to all runs
      </Button>
      <section className={mergeClasses(styles.part, styles.record)} ref={record} tabIndex={-1}>
        <Subtitle1 as="h2" block className={styles.heading}>
          Record
        </Subtitle1>
        <p>
          Submitted by {submittedBy.name} on {momentInWords(new Date(receivedAt))}, as at {dayInWords(asAt)}.{" "}
          {summary.casesChecked} cases checked.
        </p>
        <RunFigures council={council} summary={summary} />
        <RunFacts run={run} />
        <p className={styles.minor}>
          Policy edition {policy.edition}, in force from {dayInWords(policy.inForceFrom)}. Run number {runId}. Tracker{" "}
          {run.trackerId}.
        </p>
      </section>
      {isQa && <RePerform client={tools.client} place={place} />}
      {isQa && run.erased === undefined && <SamplePanel client={tools.client} place={place} asAt={asAt} />}
      {run.erased === undefined && <Findings place={place} run={run} isQa={isQa} tools={tools} {...drawn} />}
    </article>
  );
}

interface FindingsProps extends Omit<RunViewProps, "onClose"> {
  readonly place: RunPlace;
}

function Findings({ place, run, isQa, tools, marking, by, today }: FindingsProps) {
  const styles = useStyles();
  const { save, client } = tools;
  const [isShown, setShown] = useState(false);
  return (
    <section className={styles.part}>
      <Subtitle1 as="h2" block className={styles.heading}>
        References and reasons
      </Subtitle1>
      {isQa && (
        <p className={styles.minor}>
          Workers stand under pseudonyms that hold within this run alone. In a small team they may still tell who it is:
          treat them as names.
        </p>
      )}
      {isShown ? (
        <RunFindings
          client={client}
          place={place}
          asAt={run.asAt}
          handing={save && today && { save, marking, drawnBy: by, drawnOn: today, edition: run.policy.edition }}
        />
      ) : (
        <Button
          onClick={() => {
            setShown(true);
          }}
        >
          Show references and reasons
        </Button>
      )}
    </section>
  );
}
