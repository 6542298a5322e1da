import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { Checked } from "../commands/check.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({ lines: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL } });

/** What this check says nothing about, once and not for each row. */
export function NotChecked({ checked }: { readonly checked: Checked }) {
  const { section } = useViewStyles();
  const styles = useStyles();
  const lines = notCheckedLines(checked);
  if (lines.length === 0) return undefined;
  return (
    <section className={section}>
      <Subtitle2 as="h2">What is not checked</Subtitle2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

const reasonWords: Readonly<Record<string, string>> = {
  closed: "closed",
  exempt: "exempt for now",
  duplicate: "the same case as another row",
  "total-row": "totals",
  separator: "separators",
  "repeated-header": "repeated headings",
};

function notCheckedLines({ outcome, understood }: Checked): string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of [...outcome.exclusions, ...understood.exclusions]) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const left = [...reasons].map(
    ([reason, count]) => `${count} ${count === 1 ? "row" : "rows"} left out: ${reasonWords[reason] ?? reason}.`,
  );
  const checks = outcome.notChecked.map((check) => `${check}: the tracker has no columns for it.`);
  const refs = understood.refusedRefs.length;
  return [
    ...left,
    ...(outcome.cautions.includes("no-case-references")
      ? ["Without a column of case references, rows of the same child cannot be seen."]
      : []),
    ...(refs === 0
      ? []
      : [
          `${refs} references do not look like case references: they stay here, and their rows are checked without them.`,
        ]),
    ...checks,
  ];
}
