import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { CaseFields } from "../../shared/contract/tables.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { headingsOf } from "../../shared/tracker/layout-headings.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { clockFields, understandClock } from "../../shared/tracker/understand-clock.ts";

export interface ColumnOption {
  readonly column: string;
  readonly heading: string;
}

/** Every heading of the table's sheet, to choose from. */
export function columnOptions(workbook: WorkbookGrid, layout: TableLayout): ColumnOption[] {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  const { headerRow } = mappedColumns(layout);
  if (sheet === undefined || headerRow === undefined) return [];
  const cells = sheetCells(sheet);
  const width = sheet.values[0]?.length ?? 0;
  return Array.from({ length: width }, (_, index) => sheet.left + index).flatMap((column) => {
    const heading = String(cells.valueAt(cells.valueRow(headerRow, column), column)).trim();
    return heading === "" ? [] : [{ column: columnLetters(column), heading }];
  });
}

export interface MappingRow {
  readonly field: string;
  readonly column: string | undefined;
  readonly samples: readonly string[];
  /** The field travels to the service; otherwise it stays in the workbook. */
  readonly isSent: boolean;
  readonly isOpen: boolean;
}

const sent: ReadonlySet<string> = new Set<string>([...clockFields, "caseRef"]);

/** Sent fields first, then what is known but stays, as the mapping screen lists them. */
export function mappingRows(workbook: WorkbookGrid, layout: TableLayout, asAt: PlainDate): MappingRow[] {
  const samples = new Map(headingsOf(workbook, layout, asAt).map((heading) => [heading.field, heading.samples]));
  const open = layout.needsConfirmation ?? [];
  const fields = [...new Set([...Object.keys(layout.columns), ...open, "caseRef", "lastDiscussion"])];
  return fields
    .filter((field) => layout.series?.[field] === undefined)
    .map((field) => ({
      field,
      column: layout.columns[field],
      samples: samples.get(field) ?? [],
      isSent: sent.has(field),
      isOpen: open.includes(field),
    }))
    .toSorted((one, other) => Number(other.isSent) - Number(one.isSent));
}

/** The layout with a field in another column, or in none. */
export function withColumn(layout: TableLayout, field: string, column: string | undefined): TableLayout {
  const others = Object.entries(layout.columns).filter(([name, letters]) => name !== field && letters !== column);
  const columns = Object.fromEntries(column === undefined ? others : [...others, [field, column]]);
  const open = (layout.needsConfirmation ?? []).filter((name) => name !== field);
  const changed: TableLayout = { ...layout, columns, needsConfirmation: open };
  if (open.length === 0) delete changed.needsConfirmation;
  return changed;
}

export interface SentExample {
  readonly cases: number;
  /** What would travel of the first row, in words. */
  readonly fields: readonly { readonly field: string; readonly words: string }[];
}

export function sentExample(workbook: WorkbookGrid, layouts: readonly TableLayout[], asAt: PlainDate): SentExample {
  const { tables } = understandClock(workbook, layouts, asAt);
  const rows = tablesOf(tables, "cases").flatMap((table) => table.rows);
  const [cases, first] = [rows.length, rows[0]];
  if (first === undefined) return { cases, fields: [] };
  const entries = Object.entries(first.fields) as [keyof CaseFields, unknown][];
  return {
    cases,
    fields: [
      ...(first.caseRef === undefined ? [] : [{ field: "caseRef", words: first.caseRef }]),
      ...entries.map(([field, entry]) => ({ field, words: entryWords(entry) })),
    ],
  };
}

function entryWords(entry: unknown): string {
  if (typeof entry === "string") return entry;
  const { kind, dates, on, plans, value, entries } = entry as {
    kind: string;
    dates?: readonly { on: PlainDate; group: boolean }[];
    on?: PlainDate;
    plans?: readonly string[];
    value?: number;
    entries?: readonly unknown[];
  };
  if (dates !== undefined) return dates.map((each) => dayInWords(each.on) + (each.group ? " (group)" : "")).join(", ");
  if (on !== undefined) return dayInWords(on);
  if (plans !== undefined) return plans.length === 0 ? "none recognised" : plans.map(spaced).join(", ");
  if (entries !== undefined) return entries.map(entryWords).join("; ");
  return value === undefined ? spaced(kind) : String(value);
}

/** A word of the wire as people write it: not recorded. */
function spaced(word: string): string {
  return word.replaceAll("-", " ");
}
