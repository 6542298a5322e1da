import { tableContents, type TableContent } from "../contract/vocabulary.ts";
import { isEmpty } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { fieldsOf, isKnownHeading, isSeriesHeading } from "./known-headings.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { workerCellsAbove } from "./worker-cells.ts";

/** A row that looks like the headings of a table. Rows and columns count from 0. */
export interface HeaderFound {
  readonly row: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly holds: TableContent;
}

interface Span {
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A form may put a good deal above its table; nobody puts this much. */
const deepestHeader = 60;

/** The row whose headings are known best; the first, where the headings are typed again further down. */
function findHeader(cells: SheetCells, isTaken: (row: number) => boolean): HeaderFound | undefined {
  const { top, values } = cells.sheet;
  let best: ScoredHeader | undefined;
  for (let row = top; row < top + Math.min(values.length, deepestHeader); row++) {
    const found = isTaken(row) ? undefined : headerAt(cells, row, wholeSpan(cells));
    if (found !== undefined && found.score > (best?.score ?? 0)) best = found;
  }
  return best?.header;
}

/** Every table of a sheet, from the top: Excel's own say where they are, elsewhere a row of headings begins one. */
export function findHeaders(cells: SheetCells): HeaderFound[] {
  const { tables } = cells.sheet;
  const ofTables = tables.flatMap(({ area }) => {
    const span = { firstColumn: area.column, lastColumn: area.column + area.columns - 1 };
    return headerAt(cells, area.row, span)?.header ?? [];
  });
  const isTaken = (row: number): boolean => tables.some(({ area }) => row >= area.row && row < area.row + area.rows);
  const best = findHeader(cells, isTaken);
  const others = best === undefined ? [] : [best, ...headersBeside(cells, best, isTaken)];
  return [...ofTables, ...others].sort((a, b) => a.row - b.row || a.firstColumn - b.firstColumn);
}

/** Nearly every cell of a row of headings is one; a row of data holds a word here and there that could be. */
const leastShareKnown = 0.75;

/** Further tables above and below the best one. Its own headings typed again begin no new one. */
function headersBeside(cells: SheetCells, best: HeaderFound, isTaken: (row: number) => boolean): HeaderFound[] {
  const looksLikeHeadings = headingRowJudge();
  const { top, values } = cells.sheet;
  const headers: HeaderFound[] = [];
  let above: readonly CellValue[] = [];
  // Labels of a worker's own details could pass for headings.
  const from = workerCellsAbove(cells, best.row) === undefined ? top : best.row;
  for (let row = from; row < top + values.length; row++) {
    if (row === best.row) above = headingsOnRow(cells, row, best);
    // The row above the best one groups its headings.
    if (isTaken(row) || row === best.row || row === best.row - 1) continue;
    const headings = looksLikeHeadings(values[row - top] ?? []);
    if (headings === undefined || headings.every((heading) => above.includes(heading))) continue;
    const found = headerAt(cells, row, wholeSpan(cells));
    if (found === undefined) continue;
    headers.push(found.header);
    above = headingsOnRow(cells, row, found.header);
  }
  return headers;
}

/** The known headings of a row, if nearly all of its cells are such. The cells of a sheet repeat: each text is judged once. */
function headingRowJudge(): (row: readonly CellValue[]) => readonly CellValue[] | undefined {
  const judged = new Map<CellValue, boolean>();
  const isKnown = (value: CellValue): boolean => {
    const known = judged.get(value) ?? isKnownHeading(value);
    judged.set(value, known);
    return known;
  };
  return (row) => {
    const filled = row.filter((value) => !isEmpty(value));
    const headings = filled.filter(isKnown);
    return headings.length < Math.max(fewestHeadings, filled.length * leastShareKnown) ? undefined : headings;
  };
}

function wholeSpan({ sheet: { left, values } }: SheetCells): Span {
  return { firstColumn: left, lastColumn: left + (values[0]?.length ?? 0) - 1 };
}

interface ScoredHeader {
  readonly score: number;
  readonly header: HeaderFound;
}

/** The headings on one row, if enough of them are known. */
function headerAt(cells: SheetCells, row: number, span: Span): ScoredHeader | undefined {
  const headings = headingsOnRow(cells, row, span).filter((heading) => !isEmpty(heading));
  let best: ScoredHeader | undefined;
  for (const holds of tableContents) {
    const score = scoreOf(headings, holds);
    if (score > (best?.score ?? 0)) best = { score, header: { row, ...span, holds } };
  }
  return best;
}

export function headingsOnRow(cells: SheetCells, row: number, { firstColumn, lastColumn }: Span): CellValue[] {
  const headings: CellValue[] = [];
  for (let column = firstColumn; column <= lastColumn; column++) {
    headings.push(cells.valueAt(cells.valueRow(row, column), column));
  }
  return headings;
}

const fewestHeadings = 3;

/** Known headings, those that belong to one content alone counting half as much again; 0 is no table. */
function scoreOf(headings: readonly CellValue[], holds: TableContent): number {
  const known = new Map<string, boolean>();
  for (const heading of headings) {
    for (const { field, tables } of fieldsOf(heading, holds)) known.set(field, tables.length === 1);
  }
  const series = holds === "cases" ? headings.filter(isSeriesHeading).length : 0;
  if (series >= 2) known.set("discussions", true);
  const own = [...known.values()].filter(Boolean).length;
  const smallButWhole = known.size >= 2 && known.size >= headings.length;
  if (known.size < fewestHeadings && !smallButWhole) return 0;
  // Worker and team stand on every kind of sheet: children need a heading of their own.
  return holds === "cases" && own === 0 ? 0 : known.size + own / 2;
}
