import { Button, makeStyles, Subtitle2 } from "@fluentui/react-components";
import { memo, useMemo } from "react";
import type { Checked } from "../commands/check.ts";
import { columnsNotUsed } from "../commands/columns-not-used.ts";
import { notCheckedSentences } from "../commands/not-checked-words.ts";
import { leftOutRows } from "../commands/left-out.ts";
import { councilSentences } from "../commands/summary-words.ts";
import { LeftOutRows } from "./left-out.tsx";
import type { PaneModel } from "./pane-model.ts";
import { Sentences } from "./sentences.tsx";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({ button: { alignSelf: "flex-start" } });

interface NotCheckedProps {
  readonly checked: Checked;
  readonly model: PaneModel;
}

/** What this check says nothing about, once and not for each row. */
export const NotChecked = memo(function NotChecked({ checked, model }: NotCheckedProps) {
  const { section, summary } = useViewStyles();
  const styles = useStyles();
  const lines = [...councilSentences(checked.outcome), ...rowLines(checked)];
  const checks = notCheckedSentences(checked);
  const isAlone = !checked.supervision.checks && checked.found.layouts.some(({ holds }) => holds !== "cases");
  const leftOut = useMemo(() => leftOutRows(checked), [checked]);
  if (lines.length === 0 && checks.length === 0 && leftOut.length === 0 && !isAlone) return undefined;
  return (
    <section className={section}>
      <Subtitle2 as="h2">What is not checked</Subtitle2>
      {isAlone && (
        <>
          <p>Supervision: you have not asked for it in this workbook, so the cases were checked alone.</p>
          <Button size="small" className={styles.button} onClick={() => void model.lookAgain()}>
            Look at what is sent
          </Button>
        </>
      )}
      <Sentences sentences={lines} />
      {leftOut.map((each) => (
        <LeftOutRows key={each.reason} leftOut={each} model={model} />
      ))}
      {checks.length > 0 && (
        <details>
          <summary className={summary}>
            {checks.length === 1 ? "1 check" : `${checks.length} checks`} for which no column was recognised
          </summary>
          <Sentences
            sentences={[...checks, ...columnsNotUsed(checked.found.reading.workbook, checked.found.layouts)]}
          />
        </details>
      )}
    </section>
  );
});

function rowLines({ outcome, understood }: Checked): string[] {
  const refs = understood.refusedRefs.length;
  return [
    ...(outcome.cautions.includes("no-case-references")
      ? ["Without a column of case references, rows of the same child cannot be seen."]
      : []),
    ...(refs === 0
      ? []
      : [
          `${refs} references do not look like case references: they stay here, and their rows are checked without them.`,
        ]),
  ];
}
