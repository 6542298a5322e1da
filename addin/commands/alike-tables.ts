import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { columnConfidences, isDoubtful } from "../../shared/tracker/column-confidence.ts";
import { cellPosition } from "../../shared/tracker/columns.ts";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { headingsToRemember } from "../../shared/tracker/layout-headings.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { confidenceWords } from "./confidence-words.ts";
import { isNotRead } from "./mapping.ts";

export interface TableToCompare {
  readonly layout: TableLayout;
  readonly questions: readonly LayoutQuestion[];
  /** Whether it is asked if it belongs to the tracker at all. */
  readonly isAsked: boolean;
}

/** Two or one are quicker looked at than explained. */
const fewestAlike = 3;

/**
 * The tables by their places, those that can be answered for together in one group: sheets with the same headings in the
 * same columns, read the same way. Where a column is asked about, its cells must speak alike too: one answer fits them all.
 */
export function alikeTables(
  workbook: WorkbookGrid,
  tables: readonly TableToCompare[],
  asAt: PlainDate,
): readonly (readonly number[])[] {
  const byLook = new Map<string, number[]>();
  tables.forEach((table, index) => {
    const look = lookOf(workbook, table, asAt);
    byLook.set(look, [...(byLook.get(look) ?? []), index]);
  });
  const groups = [...byLook.values()].flatMap((group) =>
    group.length >= fewestAlike ? [group] : group.map((index) => [index]),
  );
  return groups.toSorted(([one = 0], [other = 0]) => one - other);
}

function lookOf(workbook: WorkbookGrid, { layout, questions, isAsked }: TableToCompare, asAt: PlainDate): string {
  const { holds, headerRows, columns, series, months, cells, needsConfirmation } = layout;
  // Headings that are typed again further down say nothing of how a sheet is laid out.
  const headings = headingsToRemember(workbook, layout).filter(
    ({ field, column }) => field !== "" || cellPosition(column) === undefined,
  );
  const asked = questions.map(({ field, candidates }) => [
    field,
    candidates.map(({ column }) => [column, cellsOf(workbook, layout, { field, column, asAt })]),
  ]);
  const places = [columns, series, months, cells].map((each = {}) => Object.entries(each).toSorted(byField));
  return JSON.stringify([isAsked, holds, headerRows.length, places, needsConfirmation, headings, asked]);
}

function byField([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

interface Candidate {
  readonly field: string;
  readonly column: string;
  readonly asAt: PlainDate;
}

function cellsOf(workbook: WorkbookGrid, layout: TableLayout, { field, column, asAt }: Candidate): string | undefined {
  const { name, holds, headerRows, dataRows } = layout;
  const alone = { name, holds, headerRows, dataRows, columns: { [field]: column } };
  return columnConfidences(workbook, alone, asAt).get(field)?.cells;
}

/** By field: what is doubtful on some of these sheets, in words that name them. */
export function doubtsOn(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
): ReadonlyMap<string, readonly string[]> {
  const sheets = new Map<string, Map<string, string[]>>();
  for (const layout of layouts) {
    for (const [field, confidence] of columnConfidences(workbook, layout, asAt)) {
      if (isNotRead(field) || !isDoubtful(confidence)) continue;
      const byWords = sheets.get(field) ?? new Map<string, string[]>();
      const words = confidenceWords(confidence);
      sheets.set(field, byWords.set(words, [...(byWords.get(words) ?? []), layout.name]));
    }
  }
  return new Map(
    [...sheets].map(([field, byWords]) => [
      field,
      [...byWords].map(([words, names]) => `${words} (sheet ${names.join(", ")})`),
    ]),
  );
}
