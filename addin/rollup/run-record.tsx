import { makeStyles, tokens } from "@fluentui/react-components";
import { titlesOf } from "../../shared/audit/check-titles.ts";
import { managersApart, ownOfManagers } from "../../shared/audit/managers-own.ts";
import { readingsOf } from "../../shared/audit/readings.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { stateWords } from "../../shared/checks/words.ts";
import { erasureReasons } from "../../shared/contract/beside-run.ts";
import type { StateCounts } from "../../shared/contract/results.ts";
import type { AuditRun, AuditSummary } from "../../shared/contract/routes.ts";
import { states } from "../../shared/contract/vocabulary.ts";
import { exclusionWords } from "../ui/exclusion-words.ts";

const useStyles = makeStyles({
  line: { margin: 0 },
  summary: { cursor: "pointer", minHeight: "24px" },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** What a run counted, check by check, and what it left out. */
export function RunFigures({ council, summary }: { readonly council: string; readonly summary: AuditSummary }) {
  const styles = useStyles();
  const titles = titlesOf(council);
  const made = Object.keys(summary.counts);
  const apart = managersApart(summary);
  const known = [...titles.keys()].filter((id) => made.includes(id));
  const excluded = Object.entries(summary.exclusions).filter(([, count]) => count > 0);
  return (
    <>
      {[...new Set([...known, ...made])].map((id) => (
        <div key={id}>
          <Counts of={titles.get(id)?.title ?? id} counts={apart.counts[id] ?? {}} />
          <Counts of="Team managers’ own" counts={apart.counts[ownOfManagers(id)]} />
        </div>
      ))}
      <p className={styles.line}>
        {excluded.length === 0
          ? "No row was left out."
          : `Rows left out: ${excluded.map(([reason, count]) => `${count} (${exclusionWords(reason)})`).join(", ")}.`}
      </p>
    </>
  );
}

function Counts({ of, counts }: { readonly of: string; readonly counts: StateCounts | undefined }) {
  const styles = useStyles();
  if (counts === undefined) return undefined;
  return (
    <>
      <p className={styles.line}>
        {of}: {inScope(counts)} in scope
      </p>
      <ul className={styles.list}>
        {states
          .filter((state) => (counts[state] ?? 0) > 0)
          .map((state) => (
            <li key={state}>
              {stateWords(state)}: {counts[state]}
            </li>
          ))}
      </ul>
    </>
  );
}

function inScope(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

const cautionWords: Readonly<Record<AuditRun["cautions"][number], string>> = {
  "no-case-references": "The tracker had no column of case references, so rows of the same child could not be seen.",
};

/** What a run could not say, how the policy was read, and whether it was erased. */
export function RunFacts({ run }: { readonly run: AuditRun }) {
  const styles = useStyles();
  const { notChecked, cautions, erased, council } = run;
  const titles = titlesOf(council);
  const readings = readingsOf(run);
  return (
    <>
      {erased !== undefined && (
        <p className={styles.line}>
          Its findings and entries were erased on {dayInWords(erased.on)}, because {erasureReasons[erased.reason]}. Its
          figures are kept.
        </p>
      )}
      {cautions.map((caution) => (
        <p key={caution} className={styles.line}>
          {cautionWords[caution]}
        </p>
      ))}
      <Fold
        summary={`${counted(notChecked.length, "check")} not made: the tracker lacks the columns`}
        lines={notChecked.map((id) => titles.get(id)?.title ?? id)}
      />
      <Fold summary="How the policy was read: the choices in force" lines={readings} />
    </>
  );
}

function counted(number: number, thing: string): string {
  return number === 1 ? `1 ${thing}` : `${number} ${thing}s`;
}

/** Lines that are there for whoever wants them. */
function Fold({ summary, lines }: { readonly summary: string; readonly lines: readonly string[] }) {
  const styles = useStyles();
  if (lines.length === 0) return undefined;
  return (
    <details>
      <summary className={styles.summary}>{summary}</summary>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
