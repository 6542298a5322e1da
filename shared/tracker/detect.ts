import type { PlainDate } from "../calendar/plain-date.ts";
import { cellsFit, chooseColumns, type ChosenColumns } from "./choose-columns.ts";
import { candidatesUnder, type CandidateColumn } from "./column-candidates.ts";
import { columnIndex, columnLetters } from "./columns.ts";
import type { Area, WorkbookGrid } from "./grid.ts";
import { atOnce, type InSteps } from "./in-steps.ts";
import type { TableLayout } from "./layout.ts";
import { headingShown, monthsOf } from "./month-headings.ts";
import { sampleTexts } from "./samples.ts";
import { sheetCells } from "./sheet-cells.ts";
import { calledAside, whyLeftOut, type SheetLeftOut } from "./sheets-left-out.ts";
import { findTables, groupsStandAbove, type TableFound } from "./table-at.ts";
import { excelTableAt, lastFilledRow, lastRowOfTable } from "./table-rows.ts";
import { unfamiliarTable } from "./unfamiliar-table.ts";
import { workerCellsAbove } from "./worker-cells.ts";

/** A field that the headings do not settle: the manager picks a column, or none. */
export interface LayoutQuestion {
  readonly sheet: string;
  /** The lowest row of headings of the table that is asked about, and its columns, as a layout names them. */
  readonly headerRow: number;
  readonly span: readonly [first: string, last: string];
  readonly field: string;
  readonly candidates: readonly CandidateAsked[];
}

interface CandidateAsked {
  readonly column: string;
  readonly heading: string;
  /** What stands above its heading and others. */
  readonly above?: string;
  readonly samples: string[];
  /** What speaks against a column whose heading says what is asked for. */
  readonly doubt?: "hidden" | "cells";
}

export interface LayoutsFound {
  readonly layouts: readonly TableLayout[];
  /** Tables in words that are not known here: the manager says whether they belong to the tracker. */
  readonly unfamiliar: readonly TableLayout[];
  readonly questions: readonly LayoutQuestion[];
  /** Sheets from which nothing is read, each with the reason. */
  readonly leftOut: readonly SheetLeftOut[];
}

interface FoundOnSheet {
  readonly layout: TableLayout;
  readonly questions: readonly LayoutQuestion[];
}

/** Finds the tables of a workbook by their headings. Hidden sheets are left alone; what is doubtful is asked, not guessed. */
export function findLayouts(workbook: WorkbookGrid, asAt: PlainDate): LayoutsFound {
  return atOnce(findLayoutsInSteps(workbook, asAt));
}

/** The same, a sheet and a table at a time. */
export function* findLayoutsInSteps(workbook: WorkbookGrid, asAt: PlainDate): InSteps<LayoutsFound> {
  const known: FoundOnSheet[] = [];
  const unfamiliar: FoundOnSheet[] = [];
  const leftOut: SheetLeftOut[] = [];
  for (const sheet of workbook.sheets) {
    const cells = sheetCells(sheet);
    const context = { asAt, date1904: workbook.date1904 };
    const isRead = sheet.visibility === "visible" && sheet.values.length > 0;
    const found: FoundOnSheet[] = [];
    for (const table of isRead ? findTables(cells) : []) {
      yield;
      found.push(layoutUnder(table, context));
    }
    yield;
    const strange = isRead && found.length === 0 ? unfamiliarTable(cells, context) : undefined;
    known.push(...found);
    if (strange !== undefined) unfamiliar.push(layoutOf(strange.table, strange.chosen, context));
    const why = whyLeftOut(
      sheet,
      found.map(({ layout }) => layout),
      strange !== undefined,
    );
    if (why !== undefined) leftOut.push({ sheet: sheet.name, why });
  }
  const aside = setAside(known.map(({ layout }) => layout));
  for (const { sheet, why } of aside.sheets) leftOut.push({ sheet, why });
  return {
    layouts: aside.present,
    unfamiliar: [...aside.tables, ...unfamiliar.map(({ layout }) => layout)],
    questions: [...known, ...unfamiliar].flatMap(({ questions }) => questions),
    leftOut,
  };
}

interface SetAside {
  readonly present: readonly TableLayout[];
  readonly tables: readonly TableLayout[];
  readonly sheets: readonly SheetLeftOut[];
}

/** Sheets that are called a template, or leavers, are the manager's to add; where there is no other they are the tracker. */
function setAside(layouts: readonly TableLayout[]): SetAside {
  const present = layouts.filter(({ name }) => calledAside(name) === undefined);
  if (present.length === 0) return { present: layouts, tables: [], sheets: [] };
  const tables = layouts.filter((layout) => !present.includes(layout));
  const sheets = [...new Set(tables.map(({ name }) => name))].flatMap((sheet): SheetLeftOut[] => {
    const why = calledAside(sheet);
    return why === undefined ? [] : [{ sheet, why }];
  });
  return { present, tables, sheets };
}

interface DetectionContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

function layoutUnder(table: TableFound, context: DetectionContext): FoundOnSheet {
  return layoutOf(table, chooseColumns(candidatesUnder(table), table.holds, context), context);
}

function layoutOf(table: TableFound, chosen: ChosenColumns, context: DetectionContext): FoundOnSheet {
  const { cells } = table;
  const months = table.holds === "workers" ? monthsOf(chosen.unclaimed, context) : undefined;
  const above = table.holds === "cases" ? workerCellsAbove(cells, table.area, table.row) : undefined;
  const columns = [...chosen.columns.values(), ...chosen.series, ...Object.keys(months ?? {}).map(columnIndex)];
  const layout: TableLayout = {
    name: cells.sheet.name,
    holds: above === undefined ? table.holds : "mixed",
    headerRows: groupsStandAbove(cells, table.area, table.row) ? [table.row, table.row + 1] : [table.row + 1],
    dataRows: dataRowsOf(table, columns.length === 0 ? columnsOf(table.area) : columns, chosen.columns.get("caseRef")),
    columns: Object.fromEntries([...chosen.columns].map(([field, column]) => [field, columnLetters(column)])),
    ...(chosen.series.length === 0 ? {} : { series: { discussions: chosen.series.map(columnLetters) } }),
    ...(months === undefined ? {} : { months: { oneToOnes: months } }),
    ...(above === undefined ? {} : { cells: above }),
    ...(chosen.open.size === 0 ? {} : { needsConfirmation: [...chosen.open.keys()] }),
  };
  return { layout, questions: questionsOf(table, chosen, context) };
}

function questionsOf(table: TableFound, { open }: ChosenColumns, context: DetectionContext): LayoutQuestion[] {
  return [...open].map(([field, candidates]) => ({
    sheet: table.cells.sheet.name,
    headerRow: table.row + 1,
    span: [columnLetters(table.firstColumn), columnLetters(table.lastColumn)],
    field,
    candidates: candidates.map((candidate) => askedOf(candidate, field, context)),
  }));
}

function askedOf(candidate: CandidateColumn, field: string, context: DetectionContext): CandidateAsked {
  const { column, heading, above, values, isHidden } = candidate;
  const doubt = isHidden ? "hidden" : cellsFit(values, field, context) ? undefined : "cells";
  return {
    column: columnLetters(column),
    heading: String(heading).trim(),
    ...(above === undefined ? {} : { above: headingShown(above, context) }),
    samples: sampleTexts(values, field, context),
    ...(doubt && { doubt }),
  };
}

function columnsOf({ column, columns }: Area): number[] {
  return Array.from({ length: columns }, (_, index) => column + index);
}

/** From below the headings to the last row with something in a mapped column. A total within is no harm. */
function dataRowsOf(
  { cells, row, firstColumn, area }: TableFound,
  mapped: readonly number[],
  refs: number | undefined,
): [number, number] {
  const table = excelTableAt(cells, row, firstColumn);
  const last =
    table === undefined
      ? lastFilledRow(cells, mapped, { above: row, before: area.row + area.rows, refs })
      : lastRowOfTable(cells, table, mapped);
  return [row + 2, Math.max(row + 2, last + 1)];
}
