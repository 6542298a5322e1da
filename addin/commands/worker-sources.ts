import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { RowPointer } from "../../shared/contract/table-parts.ts";
import { cellPosition, columnIndex, columnLetters } from "../../shared/tracker/columns.ts";
import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { literal, sheetPrefix, type Source } from "./status-formula.ts";

/**
 * What a worker's results were made from beside the worker's own row: every further row of the name, agreement, one-to-one
 * and observation. Whose they are is settled by the names in those tables, so all names must be what they were.
 */
export interface WorkerSources {
  /** The keys of the other rows of the same person, by the key of any of them. */
  readonly rowsWith: (key: string) => readonly string[];
  /** The conditions under which nobody's name has come, gone or changed. */
  readonly sameNames: readonly string[];
  /** The cells of those columns that cannot be counted by what they hold, and names above the children of one worker. */
  readonly otherNames: readonly Source[];
}

export function workerSources(
  { tables }: Understood,
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
): WorkerSources {
  const people = new Map<string, Set<string>>();
  const persons = new Map<string, Set<string>>();
  const join = (person: RowPointer, row: RowPointer): void => {
    const [of, key] = [placeKey(person.tableId, person.rowId), placeKey(row.tableId, row.rowId)];
    addTo(people, of, key);
    addTo(persons, key, of);
  };
  for (const { tableId, rows } of tablesOf(tables, "workers")) {
    for (const { rowId, sameAs } of rows) join(sameAs ?? { tableId, rowId }, { tableId, rowId });
  }
  const joined = [
    ...tablesOf(tables, "agreements"),
    ...tablesOf(tables, "sessions"),
    ...tablesOf(tables, "observations"),
  ];
  for (const { tableId, rows } of joined) {
    for (const { rowId, workerRows = [] } of rows) {
      for (const person of workerRows) join(person, { tableId, rowId });
    }
  }
  const columns = nameColumns(workbook, layouts);
  return {
    rowsWith: (key) => [...(persons.get(key) ?? [])].flatMap((person) => [...(people.get(person) ?? [])]),
    sameNames: columns.flatMap(countsOf),
    otherNames: [...columns.flatMap(notCounted), ...namesAbove(workbook, layouts)],
  };
}

function addTo(into: Map<string, Set<string>>, key: string, value: string): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, new Set([value]));
  else known.add(value);
}

interface NameColumn {
  /** As a formula names the whole column. */
  readonly range: string;
  readonly sheet: string;
  readonly column: number;
  /** Every cell that holds something, by its row from 0. */
  readonly cells: readonly { readonly row: number; readonly value: CellValue }[];
  /** How many cells of the whole column hold something: these, and one far below that was not read. */
  readonly filled: number;
}

/** The field whose every name is counted, in the tables that people's results are made from. */
export const nameFields: Readonly<Partial<Record<TableLayout["holds"], string>>> = {
  workers: "worker",
  agreements: "worker",
  sessions: "worker",
  observations: "manager",
};

/** The columns in which people are named. */
function nameColumns({ sheets }: WorkbookGrid, layouts: readonly TableLayout[]): NameColumn[] {
  const columns = new Map<string, NameColumn>();
  for (const { name, holds, columns: mapped } of layouts) {
    const letters = mapped[nameFields[holds] ?? ""];
    const sheet = sheets.find((each) => each.name === name);
    if (letters === undefined || sheet === undefined) continue;
    const index = columnIndex(letters);
    const column = columnLetters(index);
    const cells = sheet.values
      .map((row, at) => ({ row: sheet.top + at, value: row[index - sheet.left] ?? "" }))
      .filter(({ value }) => value !== "");
    const range = `${sheetPrefix(name)}$${column}:$${column}`;
    const filled = cells.length + (sheet.stray?.column === index ? 1 : 0);
    columns.set(`${column} ${name}`, { range, sheet: name, column: index, cells, filled });
  }
  return [...columns.values()];
}

/** The names that stand in cells above the children of one worker. */
function namesAbove({ sheets }: WorkbookGrid, layouts: readonly TableLayout[]): Source[] {
  return layouts.flatMap(({ name, cells }) => {
    const position = cellPosition(cells?.["worker"] ?? "");
    const sheet = sheets.find((each) => each.name === name);
    if (position === undefined || sheet === undefined) return [];
    const value = sheetCells(sheet).valueAt(position.row, position.column);
    return [{ column: position.column, at: { row: position.row, sheet: name }, value }];
  });
}

/** Nothing that COUNTIF takes for a pattern, a comparison, a number or a day. */
const plainName = /^\p{L}[\p{L} .,'’()-]{0,99}$/u;

function isCounted(value: CellValue): value is string {
  return typeof value === "string" && plainName.test(value);
}

/** Each name as often as now, and nothing beside them: then nobody has come, gone or been renamed. */
function countsOf({ range, cells, filled }: NameColumn): string[] {
  const counts = new Map<string, number>();
  for (const { value } of cells) {
    if (!isCounted(value)) continue;
    const name = value.toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return [`COUNTA(${range})=${filled}`];
  const names = [...counts.keys()].map(literal).join(",");
  const [first, ...more] = [...new Set(counts.values())];
  const often = more.length === 0 ? String(first) : `{${[...counts.values()].join(",")}}`;
  const asOften = `SUMPRODUCT(--(COUNTIF(${range},{${names}})=${often}))=${counts.size}`;
  return [`COUNTA(${range})=${filled}`, asOften];
}

/** What cannot be counted by its words must stay where it is. */
function notCounted({ sheet, column, cells }: NameColumn): Source[] {
  return cells
    .filter(({ value }) => !isCounted(value))
    .map(({ row, value }) => ({ column, at: { row, sheet }, value }));
}
