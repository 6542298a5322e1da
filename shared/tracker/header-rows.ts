import { tableContents, type TableContent } from "../contract/vocabulary.ts";
import { isEmpty } from "./cell-text.ts";
import type { Area, CellValue, SheetGrid } from "./grid.ts";
import { fieldsOf, isAlsoAnEntry, isKnownHeading, isSeriesHeading } from "./known-headings.ts";
import { followAsMonths, mayBeAMonth } from "./month-headings.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { isBlankRow, isTitleRow, isWithin } from "./sheet-rows.ts";
import type { FieldHeadings } from "./vocabulary/headings.ts";
import { workerDetailsStart } from "./worker-cells.ts";

/** A row that looks like the headings of a table. Rows and columns count from 0. */
export interface HeaderFound {
  readonly row: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly holds: TableContent;
}

/** A form may put a good deal above its table; nobody puts this much. */
const deepestHeader = 60;
const fewestHeadings = 3;
/** So many, where a table has no more columns. */
const fewestOfAll = 2;
/** Nearly every cell of a row of headings is one; a row of data holds a word here and there that could be. */
const leastShareKnown = 0.75;
/** An export has many columns that nobody asks for. */
const leastShareAfterABreak = 0.3;

/** The rows of headings in one part of a sheet, from the top, read over the whole width of that part. */
export function headersIn(cells: SheetCells, area: Area): HeaderFound[] {
  const knownOn = knownHeadings(cells, area);
  const best = bestHeader(cells, area, knownOn);
  if (best === undefined) return [];
  const all = [best, ...headersBeside(cells, area, best, knownOn)].sort((a, b) => a.row - b.row);
  // The labels of a worker's own details, above the children, could pass for headings.
  const details = all.map(({ row }) => ({ start: workerDetailsStart(cells, area, row) ?? row, row }));
  return all.filter((header) => !details.some(({ start, row }) => start <= header.row && header.row < row));
}

/** The row whose headings are known best; the first, where the headings are typed again further down. */
function bestHeader(cells: SheetCells, area: Area, knownOn: KnownHeadings): HeaderFound | undefined {
  let best: ScoredHeader | undefined;
  const bottom = area.row + area.rows;
  let first = area.row;
  while (first < bottom && isBlankRow(cells, area, first)) first++;
  for (let row = first; row < Math.min(bottom, first + deepestHeader); row++) {
    const found = knownOn(row).headings.length === 0 ? undefined : scoredHeader(cells, area, row);
    if (found !== undefined && found.score > (best?.score ?? 0)) best = found;
  }
  return best?.header;
}

const mostHeadingRows = 4;

/** Where headings are merged downwards, the lowest row of the merge: others beside them may be split there. */
function lowestOf(cells: SheetCells, area: Area, row: number): number {
  const ends = cells
    .mergesOn(row)
    .filter(
      (merge) =>
        merge.row === row &&
        merge.rows <= mostHeadingRows &&
        isWithin(area, row, merge.column) &&
        isWithin(area, row + merge.rows - 1, merge.column) &&
        !isEmpty(cells.valueAt(row, merge.column)),
    )
    .map((merge) => row + merge.rows - 1);
  return Math.max(row, ...ends);
}

/** Further rows of headings above and below the best one. Headings typed again begin no new table. */
function headersBeside(cells: SheetCells, area: Area, best: HeaderFound, knownOn: KnownHeadings): HeaderFound[] {
  const judge = headingRowJudge(cells, area, knownOn);
  const headers: HeaderFound[] = [];
  let above: readonly CellValue[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    // The row above the best one groups its headings.
    const found = row === best.row ? best : row === best.row - 1 ? undefined : judge(row, above);
    // Of headings merged downwards every row leads to the lowest.
    const isNew =
      found !== undefined && ![best, ...headers].some((other) => other !== found && other.row === found.row);
    if (!isNew) continue;
    if (found !== best) headers.push(found);
    above = headingsOnRow(cells, found.row, found);
  }
  return headers;
}

/** Whether a row in that part may begin a table that is not the one above, typed again. Quicker than to find out which. */
export function mayHoldHeaders(cells: SheetCells, area: Area, above: readonly CellValue[]): boolean {
  const judge = headingRowJudge(cells, area, knownHeadings(cells, area));
  for (let row = area.row; row < area.row + area.rows; row++) if (judge(row, above) !== undefined) return true;
  return false;
}

type HeadingRowJudge = (row: number, above: readonly CellValue[]) => HeaderFound | undefined;

/** Tells a row of headings that begins a table. */
function headingRowJudge(cells: SheetCells, area: Area, knownOn: KnownHeadings): HeadingRowJudge {
  return (row, above) => {
    const { headings, filled } = knownOn(row);
    if (!areHeadings(headings, filled, () => beginsSomething(cells, area, row))) return undefined;
    if (holdsADay(filled)) return undefined;
    const isTypedAgain = repeats(cells, area, { row, headings }, above);
    if (isTypedAgain && workerDetailsStart(cells, area, row) === undefined) return undefined;
    return headerAt(cells, area, row);
  };
}

/** Smaller numbers may be a year, or count columns. */
const leastDay = 30_000;

/** A day that is no month stands among entries; now and then somebody types one beside the headings. */
function holdsADay(filled: readonly CellValue[]): boolean {
  const days = filled.filter(isADay);
  return days.length === 1 || !followAsMonths(days);
}

function isADay(value: CellValue): value is number {
  return typeof value === "number" && value >= leastDay;
}

type KnownHeadings = (row: number) => {
  readonly headings: readonly CellValue[];
  /** All of its cells that hold anything, where one of them is a heading. */
  readonly filled: readonly CellValue[];
};

/**
 * Headings typed again, each in its own place: all that are known, or nearly every cell, where somebody has typed over one
 * of them. In another order they head a table of their own.
 */
function repeats(
  cells: SheetCells,
  area: Area,
  { row, headings }: { readonly row: number; readonly headings: readonly CellValue[] },
  above: readonly CellValue[],
): boolean {
  const places = above.map((heading, index) => ({ heading, here: cells.valueAt(row, area.column + index) }));
  const filled = places.filter(({ here }) => !isEmpty(here));
  const others = filled.filter(({ heading, here }) => heading !== here);
  if (others.some(({ here }) => above.includes(here))) return false;
  if (headings.every((heading) => above.includes(heading))) return true;
  const same = filled.length - others.length;
  return same >= fewestHeadings && same >= filled.length * leastShareKnown;
}

type TextKind = "empty" | "heading" | "other";

interface JudgedSheet {
  readonly kindOf: (value: CellValue) => TextKind;
  /** Whether some cell of the row is a heading. */
  readonly hasHeading: (row: number) => boolean;
}

/** The same sheet is looked through for several spans of columns. */
const judgedSheets = new WeakMap<SheetGrid, JudgedSheet>();

function judgedSheet(sheet: SheetGrid): JudgedSheet {
  const judged = judgedSheets.get(sheet) ?? judge(sheet);
  judgedSheets.set(sheet, judged);
  return judged;
}

/** The cells of a sheet repeat: each is judged once. */
function judge({ top, values }: SheetGrid): JudgedSheet {
  const kinds = new Map<string, TextKind>();
  const kindOfText = (text: string): TextKind => {
    const known = kinds.get(text);
    if (known !== undefined) return known;
    const kind = isEmpty(text) ? "empty" : isHeading(text) ? "heading" : "other";
    kinds.set(text, kind);
    return kind;
  };
  const kindOf = (value: CellValue): TextKind =>
    value === "" ? "empty" : typeof value === "string" ? kindOfText(value) : "other";
  const rows = new Map<number, boolean>();
  const hasHeading = (row: number): boolean => {
    const known = rows.get(row);
    if (known !== undefined) return known;
    const has = values[row - top]?.some((value) => kindOf(value) === "heading") ?? false;
    rows.set(row, has);
    return has;
  };
  return { kindOf, hasHeading };
}

/** The known headings of a row. */
function knownHeadings({ sheet }: SheetCells, area: Area): KnownHeadings {
  const { kindOf, hasHeading } = judgedSheet(sheet);
  return (row) => {
    // Thousands of rows have none: of those nothing more is asked.
    if (!hasHeading(row)) return noHeadings;
    const { top, left, values } = sheet;
    const from = area.column - left;
    const all = values[row - top]?.slice(Math.max(0, from), Math.max(0, from + area.columns)) ?? [];
    return {
      headings: all.filter((value) => kindOf(value) === "heading"),
      filled: all.filter((value) => kindOf(value) !== "empty"),
    };
  };
}

const noHeadings: ReturnType<KnownHeadings> = { headings: [], filled: [] };

const letter = /\p{L}/u;

/** No heading is without a letter, and references are many. */
function isHeading(text: string): boolean {
  return letter.test(text) && (isKnownHeading(text) || mayBeAMonth(text));
}

/**
 * Nearly every cell is a heading; after a blank row or a title fewer are enough, if all are texts. Two words of a row of
 * data may pass for headings: of so short a row both must be known.
 */
function areHeadings(
  known: readonly CellValue[],
  filled: readonly CellValue[],
  beginsSomething: () => boolean,
): boolean {
  if (known.length < fewestOfAll || known.length < filled.length * leastShareAfterABreak) return false;
  if (known.length >= fewestHeadings && known.length >= filled.length * leastShareKnown) return true;
  const areTexts = filled.every((value) => typeof value === "string");
  const isEnough = known.length >= fewestHeadings || known.length === filled.length;
  return isEnough && areTexts && beginsSomething();
}

function beginsSomething(cells: SheetCells, area: Area, row: number): boolean {
  const above = row - 1;
  return above < area.row || isBlankRow(cells, area, above) || isTitleRow(cells, area, above);
}

/** What stands above each column: a heading merged downwards belongs to the row where it ends too. */
export function headingsOnRow(
  cells: SheetCells,
  row: number,
  { firstColumn, lastColumn }: Pick<HeaderFound, "firstColumn" | "lastColumn">,
): CellValue[] {
  return Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => {
    const column = firstColumn + index;
    return cells.valueAt(cells.valueRow(row, column), column);
  });
}

interface ScoredHeader {
  readonly score: number;
  readonly header: HeaderFound;
}

/** The headings on one row of that part, if enough of them are known. */
export function headerAt(cells: SheetCells, area: Area, row: number): HeaderFound | undefined {
  return scoredHeader(cells, area, row)?.header;
}

function scoredHeader(cells: SheetCells, area: Area, top: number): ScoredHeader | undefined {
  const row = lowestOf(cells, area, top);
  const span = { firstColumn: area.column, lastColumn: area.column + area.columns - 1 };
  const headings = headingsOnRow(cells, row, span).filter((heading) => !isEmpty(heading));
  let best: ScoredHeader | undefined;
  for (const holds of tableContents) {
    const score = scoreOf(headings, holds);
    if (score > (best?.score ?? 0)) best = { score, header: { row, ...span, holds } };
  }
  return best;
}

/** Known headings, those that belong to one content alone counting half as much again; 0 is no table. */
function scoreOf(headings: readonly CellValue[], holds: TableContent): number {
  const named = headings.filter((heading) => fieldsOf(heading, holds).length > 0);
  const series = seriesOf(headings, holds);
  if (series === undefined && named.every(isAlsoAnEntry)) return 0;
  // A heading of two meanings is one heading, and one that stands there twice says no more than once.
  const known = new Map(
    named
      .map((heading) => fieldsOf(heading, holds))
      .flatMap((fields) => fields.slice(0, 1).map(({ field }) => [field, fields.every(hasOneContent)])),
  );
  if (series !== undefined) known.set(series.field, true);
  const own = [...known.values()].filter(Boolean).length;
  const isWhole = named.length + (series?.cells ?? 0) >= headings.length;
  if (known.size < fewestOfAll || (known.size < fewestHeadings && !isWhole)) return 0;
  // Worker and team stand on every kind of sheet: children need a heading of their own.
  if (holds === "cases" && own === 0) return 0;
  return (known.size + own / 2) * (holdsADay(headings) ? 0.5 : 1);
}

/** The fields that these headings may stand for in a table of that content, each with whether no other content has it. */
export function fieldsNamed(headings: readonly CellValue[], holds: TableContent): Map<string, boolean> {
  const known = new Map<string, boolean>();
  for (const fields of headings.map((heading) => fieldsOf(heading, holds))) {
    for (const each of fields) known.set(each.field, hasOneContent(each));
  }
  const series = seriesOf(headings, holds);
  if (series !== undefined) known.set(series.field, true);
  return known;
}

function hasOneContent({ tables }: FieldHeadings): boolean {
  return tables.length === 1;
}

/** Columns that together are one field: the discussions of a child, or a worker's one-to-ones by month. */
function seriesOf(
  headings: readonly CellValue[],
  holds: TableContent,
): { readonly field: string; readonly cells: number } | undefined {
  if (holds !== "cases" && holds !== "workers") return undefined;
  const [field, ofSeries] =
    holds === "cases" ? ["discussions", headings.filter(isSeriesHeading)] : ["oneToOnes", monthsAmong(headings)];
  return ofSeries.length < 2 ? undefined : { field, cells: ofSeries.length };
}

function monthsAmong(headings: readonly CellValue[]): CellValue[] {
  const isDoubtful = holdsADay(headings);
  return headings.filter((heading) => mayBeAMonth(heading) && !(isDoubtful && isADay(heading)));
}
