import { makeStyles, tokens } from "@fluentui/react-components";
import { titlesOf } from "../../../shared/audit/check-titles.ts";
import { dayInWords } from "../../../shared/calendar/format.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { worstFirst } from "../../../shared/checks/worst-first.ts";
import type { Sample } from "../../../shared/contract/beside-run.ts";
import type { FindingsWithNotes } from "../../../shared/contract/routes.ts";
import { StateBadge } from "../../ui/state-badge.tsx";

const useStyles = makeStyles({
  found: {
    gridColumn: "1 / -1",
    margin: 0,
    padding: 0,
    listStyle: "none",
    display: "grid",
    gap: tokens.spacingVerticalXS,
  },
  result: { "& p": { margin: 0 } },
  nothing: { gridColumn: "1 / -1", margin: 0 },
});

interface FoundOfCaseProps {
  readonly sampled: Sample["cases"][number];
  readonly findings: Pick<FindingsWithNotes, "results">;
  readonly council: string;
  readonly asAt: PlainDate;
}

/** What the run says of a sampled case: without it nobody could say whether it agrees with the case system. */
export function FoundOfCase({ sampled: { tableId, rowId }, findings, council, asAt }: FoundOfCaseProps) {
  const styles = useStyles();
  const results = findings.results
    .filter(({ subject }) => subject.kind === "case" && subject.tableId === tableId && subject.rowId === rowId)
    .toSorted(worstFirst);
  const titles = titlesOf(council);
  if (results.length === 0) return <p className={styles.nothing}>The run has no result for this case.</p>;
  return (
    <ul className={styles.found} aria-label={`As at ${dayInWords(asAt)}`}>
      {results.map((result) => (
        <li key={result.check} className={styles.result}>
          <StateBadge state={result.state} words={statusWords(result)} />{" "}
          {titles.get(result.check)?.title ?? result.check}
          <p>{whySentence(result, asAt)}</p>
        </li>
      ))}
    </ul>
  );
}
