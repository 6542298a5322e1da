import type { Area, CellValue, SheetGrid } from "../../shared/tracker/grid.ts";
import { nextTurn } from "../next-turn.ts";
import type {
  ClearPlan,
  Marked,
  MarkPlan,
  Reading,
  SheetExtras,
  SheetRequest,
  SheetSurvey,
  Survey,
  TableSurvey,
  Workbook,
} from "../workbook.ts";
import { insertSheet } from "./insert-sheet.ts";
import { clearColumns, prepareColumns, writeStatuses } from "./mark-sheets.ts";
import { readInChunks, type Chunks } from "./read-in-chunks.ts";
import {
  ask,
  cellsOf,
  extrasOf,
  goesFarDown,
  gridOf,
  hiddenBeyond,
  hasNoCells,
  hiddenColumns,
  mergesIn,
  rulesOn,
  type Asked,
} from "./read-sheets.ts";
import { attempt, codeOf, locationOf, whileNobodyTypes } from "./refusals.ts";
import { keepSettings, rememberedIn } from "./settings.ts";
import { statusBatches, type StatusRun } from "./status-batches.ts";
import { watchEdits } from "./watch-edits.ts";
import { writeCell } from "./write-cell.ts";

/** The workbook that is open in Excel. */
export const officeWorkbook: Workbook = {
  survey: () => whileNobodyTypes(() => Excel.run(survey)),
  read: (found, what, signal) => whileNobodyTypes(() => Excel.run((context) => read(context, found, what, signal))),
  mark,
  statuses: (columns) =>
    Excel.run(async (context) => {
      const shown = columns
        .filter(({ rows }) => rows > 0)
        .map(({ sheet, column, headerRow, rows }) =>
          context.workbook.worksheets
            .getItem(sheet)
            .getRangeByIndexes(headerRow + 1, column, rows, 1)
            .load("values"),
        );
      await context.sync();
      return shown.map(({ values }) => (values as CellValue[][]).flat());
    }),
  clear: (plan) =>
    attempt(() =>
      takingMarksAway(plan, async (context, what) => {
        clearColumns(context, what);
        keepSettings(context, Object.fromEntries(plan.forget.map((key) => [key, undefined])));
        await context.sync();
      }),
    ),
  write: writeCell,
  goTo: (sheet, { row, column }) =>
    attempt(() =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.activate();
        worksheet.getRangeByIndexes(row, column, 1, 1).select();
        await context.sync();
      }),
    ),
  remember: (values) =>
    attempt(() =>
      Excel.run(async (context) => {
        keepSettings(context, values);
        await context.sync();
      }),
    ),
  insertSheet,
  watch: watchEdits,
};

async function mark(plan: MarkPlan): Promise<Marked> {
  let formats: readonly (readonly string[])[] = [];
  const change = await attempt(() =>
    takingMarksAway(plan.before, async (context, before) => {
      clearColumns(context, before);
      const earlier = prepareColumns(context, { ...plan, before });
      keepSettings(context, plan.remember);
      await writeInTurn(context, statusBatches(plan.columns));
      formats = earlier.map((range) => (range === undefined ? [] : (range.numberFormat as string[][]).flat()));
    }),
  );
  return change.done ? { done: true, formats } : change;
}

/**
 * Excel may know a rule no more that it has told of. It refuses that before anything else is changed: the cells are then
 * cleared of all rules instead.
 */
async function takingMarksAway(
  plan: ClearPlan,
  change: (context: Excel.RequestContext, plan: ClearPlan) => Promise<void>,
): Promise<void> {
  try {
    await Excel.run((context) => change(context, plan));
  } catch (error) {
    if (codeOf(error) !== "ItemNotFound" || !/^$|^ConditionalFormat/.test(locationOf(error))) throw error;
    const untold = [...plan.untold, ...plan.rules.map(({ sheet }) => sheet)];
    await Excel.run((context) => change(context, { ...plan, rules: [], untold }));
  }
}

/** With what is queued already. A status of an earlier check that is not written over yet says that it is out of date. */
async function writeInTurn(
  context: Excel.RequestContext,
  [batch = [], ...further]: readonly (readonly StatusRun[])[],
): Promise<void> {
  for (const run of batch) writeStatuses(context, run);
  await context.sync();
  if (further.length > 0) await writeInTurn(context, further);
}

/** Serial number of 1 Jan 2025 where days count from 1904. */
const newYear1904 = 44_196;

async function survey(context: Excel.RequestContext): Promise<Survey> {
  const { workbook } = context;
  workbook.load("name,readOnly");
  const { application } = workbook;
  application.load("calculationMode");
  const sheets = workbook.worksheets;
  sheets.load("items/id,items/name,items/visibility,items/protection/protected");
  const tables = workbook.tables;
  tables.load("items/name,items/showTotals,items/worksheet/name");
  const { settings } = workbook;
  settings.load("items/key,items/value");
  // No property tells the date system; the workbook's own DATE does.
  const newYear = workbook.functions.date(2025, 1, 1);
  newYear.load("value");
  await context.sync();
  return {
    fileName: workbook.name,
    date1904: newYear.value === newYear1904,
    isReadOnly: workbook.readOnly,
    // "AutomaticExceptTables" waits with what-if tables alone.
    isCalculatedByHand: application.calculationMode === Excel.CalculationMode.manual,
    sheets: sheets.items.map((sheet) => surveyOf(sheet, tables.items)),
    remembered: rememberedIn(settings.items),
  };
}

const visibilities: Readonly<Record<string, SheetGrid["visibility"]>> = { Hidden: "hidden", VeryHidden: "very-hidden" };

function surveyOf(sheet: Excel.Worksheet, tables: readonly Excel.Table[]): SheetSurvey {
  const own = tables.filter((table) => table.worksheet.name === sheet.name);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: visibilities[sheet.visibility] ?? "visible",
    isProtected: sheet.protection.protected,
    tables: own.map((table): TableSurvey => ({ name: table.name, hasTotalsRow: table.showTotals })),
  };
}

async function read(
  context: Excel.RequestContext,
  found: Survey,
  what: readonly SheetRequest[],
  signal: AbortSignal | undefined,
): Promise<Reading> {
  const requests = what.flatMap((request) => {
    const sheet = found.sheets.find(({ name }) => name === request.sheet);
    return sheet === undefined ? [] : [{ sheet, request }];
  });
  try {
    return await readWithRulesOrWithout(context, { found, requests });
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    // In chunks every cell is read.
    const whole = requests.map(({ sheet, request: { sheet: name } }) => ({ sheet, request: { sheet: name } }));
    return await readLarge({ found, requests: whole, chunks: { cells: cellsInOne, signal } });
  }
}

interface ToRead {
  readonly found: Survey;
  readonly requests: readonly SheetToRead[];
}

/**
 * Excel has sheets on which it cannot tell of the rules, though the cells are well: those where somebody has made several
 * for the same cells. They are read without.
 */
async function readWithRulesOrWithout(context: Excel.RequestContext, toRead: ToRead): Promise<Reading> {
  try {
    return await readAtOnce(context, { ...toRead, extent: "cells-and-rules" });
  } catch (error) {
    if (codeOf(error) !== "ItemNotFound") throw error;
    return await Excel.run((another) => readAtOnce(another, { ...toRead, extent: "cells" }));
  }
}

interface ReadingAtOnce extends ToRead {
  readonly extent: "cells-and-rules" | "cells";
}

async function readAtOnce(context: Excel.RequestContext, { found, requests, extent }: ReadingAtOnce): Promise<Reading> {
  const all = requests.map(({ sheet, request }) => ask(context, sheet, request, extent));
  await context.sync();
  if (all.some((asked) => goesFarDown(asked) || hasNoCells(asked))) throw new TooManyCells();
  // A long answer has just been parsed: a key that was pressed meanwhile comes first.
  await nextTurn();
  const hidden = await hiddenIn(context, all);
  const read = all.map((asked, index) => {
    const merges = asked.merged === undefined ? [] : mergesIn(asked.merged);
    return { asked, grid: gridOf(asked, cellsOf(asked), merges, hidden[index] ?? new Set()) };
  });
  return readingOf(found, read);
}

class TooManyCells extends Error {
  readonly code = "RangeExceedsLimit";
}

/** An answer above the limit, or more merged areas than Excel lists at once (which it refuses in words of its own). */
function isTooLarge(error: unknown): boolean {
  const codes = ["ResponsePayloadSizeLimitExceeded", "RangeExceedsLimit", "GeneralException", "InvalidArgument"];
  return codes.includes(codeOf(error));
}

interface SheetToRead {
  readonly sheet: SheetSurvey;
  readonly request: SheetRequest;
}

/** Excel on the web answers at most 5 MB at once; a cell takes some 16 bytes, and its formula as much again. */
const cellsInOne = 120_000;
const fewestCells = 500;

interface LargeReading extends ToRead {
  readonly chunks: Chunks;
}

/** In chunks, and in smaller ones where the cells hold long texts. */
async function readLarge(large: LargeReading): Promise<Reading> {
  const { cells, signal } = large.chunks;
  try {
    return await Excel.run((context) => readChunks(context, large));
  } catch (error) {
    if (!isTooLarge(error) || cells <= fewestCells) throw error;
    return await readLarge({ ...large, chunks: { cells: cells / 4, signal } });
  }
}

async function readChunks(context: Excel.RequestContext, { found, requests, chunks }: LargeReading): Promise<Reading> {
  const all = await askedForSizes(context, requests);
  const hidden = await hiddenIn(context, all);
  const read: { asked: Asked; grid: SheetGrid }[] = [];
  const readNext = async (index: number): Promise<void> => {
    const asked = all[index];
    if (asked === undefined) return;
    const { cells, merges } = await readInChunks(context, asked.sheet.name, asked.used, chunks);
    read.push({ asked, grid: gridOf(asked, cells, uniqueAreas(merges), hidden[index] ?? new Set()) });
    await readNext(index + 1);
  };
  await readNext(0);
  return readingOf(found, read, await rulesApart(requests));
}

async function askedForSizes(context: Excel.RequestContext, requests: readonly SheetToRead[]): Promise<Asked[]> {
  const all = requests.map(({ sheet, request }) => ask(context, sheet, request, "no-cells"));
  await context.sync();
  if (!all.some(goesFarDown)) return all;
  const deep = all.map((asked) =>
    goesFarDown(asked) ? ask(context, asked.sheet, asked.request, "no-cells-at-any-depth") : asked,
  );
  await context.sync();
  return deep;
}

type Rules = ReadonlyMap<string, Excel.ConditionalFormatCollection>;

/** Those of all sheets, or none where Excel does not tell. */
async function rulesApart(requests: readonly SheetToRead[]): Promise<Rules> {
  try {
    return await Excel.run(async (context) => {
      const sheets = requests.map(({ sheet: { name } }) => name);
      const rules = new Map(sheets.map((name) => [name, rulesOn(context.workbook.worksheets.getItem(name))]));
      await context.sync();
      return rules;
    });
  } catch {
    return new Map();
  }
}

/** A merge across two bands may be told twice. */
function uniqueAreas(areas: readonly Area[]): Area[] {
  return [...new Map(areas.map((area) => [`${area.row}:${area.column}`, area])).values()];
}

/** Columns hidden here and there are asked for one by one, in one more round trip. */
async function hiddenIn(context: Excel.RequestContext, all: readonly Asked[]): Promise<ReadonlySet<number>[]> {
  const known = all.map(hiddenColumns);
  const open = all.map((asked, index) =>
    known[index] !== undefined
      ? []
      : Array.from({ length: asked.used.columnCount }, (_, column) => {
          const range = asked.used.getColumn(column);
          range.load("columnIndex,columnHidden");
          return range;
        }),
  );
  if (open.some((columns) => columns.length > 0)) await context.sync();
  return all.map((asked, index) => {
    const columns = (open[index] ?? []).filter((column) => column.columnHidden).map((column) => column.columnIndex);
    return known[index] ?? new Set([...columns, ...hiddenBeyond(asked)]);
  });
}

function readingOf(
  found: Survey,
  read: readonly { asked: Asked; grid: SheetGrid }[],
  rules: Rules = new Map(),
): Reading {
  return {
    workbook: { fileName: found.fileName, date1904: found.date1904, sheets: read.map(({ grid }) => grid) },
    extras: new Map<string, SheetExtras>(
      read.map(({ asked }) => [asked.sheet.name, extrasOf(asked, asked.rules ?? rules.get(asked.sheet.name))]),
    ),
  };
}
