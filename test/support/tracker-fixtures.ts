import { readFileSync } from "node:fs";
import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import { layouts, type TableLayout } from "../../shared/tracker/layout.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { gridFromXlsx } from "./grid-from-xlsx.ts";

export interface ExpectedResult {
  readonly check: string;
  readonly subject: {
    readonly kind: string;
    readonly ref: string;
    readonly sheet: string;
    readonly row: number | null;
  };
  readonly state: string;
  readonly clause?: string;
  readonly aimOn?: string;
  readonly dueOn?: string;
  readonly daysOverdue?: number;
}

/** What must be found in a workbook of `test/trackers`. */
export interface ExpectedOutcome {
  readonly workbook: string;
  readonly authority: string;
  readonly asAt: PlainDate;
  readonly sheets: readonly TableLayout[];
  readonly results: readonly ExpectedResult[];
  readonly exclusions: readonly { readonly sheet: string; readonly row: number; readonly reason: string }[];
  readonly notChecked: readonly string[];
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const folder = new URL("../trackers/", import.meta.url);

/** `name` is that of the expected file without its endings, such as "F10-hostile.barnet". */
export function expectedOutcome(name: string): ExpectedOutcome {
  const file = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), "utf8")) as ExpectedOutcome;
  return { ...file, asAt: plainDate(file.asAt), sheets: layouts.parse(file.sheets) };
}

export function workbookOf(expected: ExpectedOutcome): WorkbookGrid {
  return gridFromXlsx(new URL(expected.workbook, folder));
}
