import { useMemo } from "react";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { columnsNotUsed } from "../commands/columns-not-used.ts";
import { Sentences } from "./sentences.tsx";
import { useViewStyles } from "./view-styles.ts";

interface ColumnsNotUsedProps {
  readonly workbook: WorkbookGrid;
  readonly layouts: readonly TableLayout[];
}

/** Columns that were not recognised, to whoever asks: a check may lack one that the tracker has. */
export function ColumnsNotUsed({ workbook, layouts }: ColumnsNotUsedProps) {
  const { summary } = useViewStyles();
  const sentences = useMemo(() => columnsNotUsed(workbook, layouts), [workbook, layouts]);
  if (sentences.length === 0) return undefined;
  return (
    <details>
      <summary className={summary}>Columns not used</summary>
      <Sentences sentences={sentences} />
    </details>
  );
}
