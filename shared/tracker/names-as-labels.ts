import { columnIndex } from "./columns.ts";
import { childNames, isNameHeading, mayBeAName } from "./child-names.ts";
import type { WorkbookGrid } from "./grid.ts";
import { fieldsOf } from "./known-headings.ts";
import { headingAt } from "./layout-headings.ts";
import type { TableLayout } from "./layout.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { sheetCells } from "./sheet-cells.ts";

/** The fields of a child's row that travel as they are written. */
const labels = ["worker", "team"] as const;

/** Which of them are in a column of children's names, which must not be sent: by its heading, by its cells, or as another column has them. */
export function namesAsLabels({ sheets }: WorkbookGrid, layout: TableLayout): readonly string[] {
  if (layout.holds !== "cases" && layout.holds !== "mixed") return [];
  const sheet = sheets.find(({ name }) => name === layout.name);
  if (sheet === undefined) return [];
  const cells = sheetCells(sheet);
  const { headerRow, firstRow, lastRow } = mappedColumns(layout);
  const last = Math.min(lastRow, sheet.top + sheet.values.length - 1);
  return labels.filter((field) => {
    const letters = layout.columns[field];
    if (letters === undefined) return false;
    const column = columnIndex(letters);
    const heading = headingAt(cells, headerRow, column);
    if (fieldsOf(heading, "cases").some((known) => known.field === field)) return false;
    const written = new Map<number, string>();
    for (let row = firstRow; row <= last; row++) {
      const text = String(cells.valueAt(cells.valueRow(row, column), column)).trim();
      if (text !== "") written.set(row, text);
    }
    return areChildren(heading, [...written.values()]) || repeatsNames({ sheets }, layout, written);
  });
}

/** A worker has several children, and a column of names that anybody could be under may hold workers. */
const mostRowsOfOneChild = 3;
const leastToTell = 4;
const nearlyAll = 0.8;
const leastShareOfNames = 0.7;

function areChildren(heading: string, written: readonly string[]): boolean {
  const different = new Set(written.map((text) => text.toLowerCase())).size;
  const named = isNameHeading(heading);
  if (named === "of-a-child") return true;
  if (named === "of-anybody") return different * mostRowsOfOneChild >= written.length;
  const names = written.filter(mayBeAName).length;
  return (
    written.length >= leastToTell &&
    different >= written.length * nearlyAll &&
    names >= written.length * leastShareOfNames
  );
}

function repeatsNames(
  workbook: Pick<WorkbookGrid, "sheets">,
  layout: TableLayout,
  written: ReadonlyMap<number, string>,
): boolean {
  const names = childNames(workbook, layout);
  const same = [...written].filter(([row, text]) => names.get(row)?.toLowerCase() === text.toLowerCase()).length;
  return same > 0 && same * 2 >= written.size;
}

/** The layout without them, so that they cannot be sent whatever has been confirmed. */
export function withoutNamesAsLabels(workbook: WorkbookGrid, layout: TableLayout): TableLayout {
  const taken = namesAsLabels(workbook, layout);
  if (taken.length === 0) return layout;
  const columns = Object.fromEntries(Object.entries(layout.columns).filter(([field]) => !taken.includes(field)));
  return { ...layout, columns };
}
