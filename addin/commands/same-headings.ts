import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns, type MappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells, type SheetCells } from "../../shared/tracker/sheet-cells.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { isListed } from "./fixed-rows.ts";
import { cellsFollowed, conditionsOf, saysList, type CellSpan } from "./status-formula.ts";
import type { StatusPlace } from "./table-lines.ts";

/**
 * A heading that is typed over makes another column of it, or a question for whoever checks next. So a status asks too that
 * all headings beside those of its table say what they said. The conditions; `isOwn`: the status stands on the same sheet.
 */
export type SameHeadings = (tableId: string, isOwn: boolean) => readonly string[];

export function sameHeadings(
  { sheets }: WorkbookGrid,
  layouts: readonly TableLayout[],
  marked: readonly StatusPlace[],
  isLarge: (tableId: string) => boolean,
): SameHeadings {
  const known = new Map<string, readonly string[]>();
  const find = (tableId: string, isOwn: boolean): readonly string[] => {
    const layout = layoutOf(layouts, tableId);
    const sheet = sheets.find(({ name }) => name === layout?.name);
    if (layout === undefined || sheet === undefined) return [];
    const owned = new Set(marked.filter((mark) => mark.sheet === sheet.name).map(({ column }) => column));
    const cells = sheetCells(sheet);
    const columns = mappedColumns(layout);
    const asked = isLarge(tableId) ? deciding(columns) : headed(cells, columns, owned);
    const prefix = isOwn ? {} : { sheet: sheet.name };
    return layout.headerRows.flatMap((number) => {
      const row = number - 1;
      const spans = spansOf(cells, row, asked);
      const isInSpan = (column: number): boolean => spans.some(({ first, last }) => column >= first && column <= last);
      const alone = asked.filter((column) => !isInSpan(column));
      const sources = alone.map((column) => ({
        column,
        at: { row, sheet: sheet.name },
        value: cells.valueAt(row, column),
      }));
      return [
        ...spans.map((span) => saysList(cellsFollowed({ ...span, row, ...prefix }), textsIn(cells, row, span))),
        ...conditionsOf({ sources }),
      ];
    });
  };
  return (tableId, isOwn) => {
    const key = `${tableId} ${String(isOwn)}`;
    const conditions = known.get(key) ?? find(tableId, isOwn);
    known.set(key, conditions);
    return conditions;
  };
}

/** Of a large table each status asks no more than what the one date is that decides most. */
function deciding({ single }: MappedColumns): number[] {
  return [single.get("lastDiscussion") ?? []].flat();
}

/** From the first column to the last, and further as long as there are headings; a column for statuses goes beyond them. */
function headed(
  cells: SheetCells,
  { first, last, headerRow = 0 }: MappedColumns,
  owned: ReadonlySet<number>,
): number[] {
  const isHeaded = (column: number): boolean =>
    column >= 0 && !owned.has(column) && cells.valueAt(headerRow, column) !== "";
  let [from, to] = [first, last];
  while (isHeaded(from - 1)) from--;
  while (isHeaded(to + 1)) to++;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((column) => !owned.has(column));
}

/** More than one side by side, such as a list in a formula can hold: a reference to one cell alone would follow it away. */
function spansOf(cells: SheetCells, row: number, columns: readonly number[]): CellSpan[] {
  const spans: { first: number; last: number }[] = [];
  for (const column of columns.filter((each) => isListed(cells.valueAt(row, each)))) {
    const span = spans.at(-1);
    if (span?.last === column - 1) span.last = column;
    else spans.push({ first: column, last: column });
  }
  return spans.filter(({ first, last }) => last > first);
}

function textsIn(cells: SheetCells, row: number, { first, last }: CellSpan): CellValue[] {
  return Array.from({ length: last - first + 1 }, (_, index) => cells.valueAt(row, first + index));
}
