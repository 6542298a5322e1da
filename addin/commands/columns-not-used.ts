import { columnIndex } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { isOwnHeading } from "../../shared/tracker/own-heading.ts";
import { columnOptions } from "./column-options.ts";

/** An export may have a hundred. */
const most = 12;

/** "Columns of sheet Caseload not used: G Recorded?, H How.", a sentence a sheet and row of headings. */
export function columnsNotUsed(workbook: WorkbookGrid, layouts: readonly TableLayout[]): string[] {
  const sentences = layouts.map((layout) => {
    const { headerRow } = mappedColumns(layout);
    const used = new Set(
      layouts
        .filter((each) => each.name === layout.name && mappedColumns(each).headerRow === headerRow)
        .flatMap((each) => mappedColumns(each).all),
    );
    const others = columnOptions(workbook, layout).filter(
      ({ column, heading }) => !used.has(columnIndex(column)) && !isOwnHeading(heading),
    );
    if (others.length === 0) return undefined;
    const listed = others.slice(0, most).map(({ column, words }) => `${column} ${words}`);
    const more = others.length > most ? ` and ${others.length - most} more` : "";
    return `Columns of sheet ${layout.name} not used: ${listed.join(", ")}${more}.`;
  });
  return [...new Set(sentences.filter((sentence) => sentence !== undefined))];
}
