import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { findLayouts, type LayoutQuestion } from "../../shared/tracker/detect.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { Reading, Survey, WorkbookToRead } from "../workbook.ts";
import type { RememberedTracker } from "./remembered.ts";

/** The names of the visible sheets, to be remembered when a tracker is confirmed. */
export function visibleSheets({ sheets }: Survey): string[] {
  return sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name);
}

/** Visible sheets that were not there when the tracker was confirmed; none where it is not known which were. */
export function newSheets(survey: Survey, { sheets, layouts }: RememberedTracker): string[] {
  if (sheets === undefined) return [];
  const known = new Set([...sheets, ...layouts.map(({ name }) => name)]);
  return visibleSheets(survey).filter((name) => !known.has(name));
}

/** "Sheet Pod B is new …", once for all of them; undefined where there is none. */
export function newSheetWords([first, ...more]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  const [are, they] =
    more.length === 0
      ? [`Sheet ${first} is`, "it belongs"]
      : [`Sheets ${[first, ...more].join(", ")} are`, "they belong"];
  return `${are} new since this tracker was set up and not checked: look again if ${they} to it.`;
}

interface Found {
  readonly survey: Survey;
  readonly reading: Reading;
  readonly tracker: RememberedTracker;
  readonly layouts: readonly TableLayout[];
  readonly questions: readonly LayoutQuestion[];
}

/** With the tables that stand on sheets which are new since then, to be confirmed or left out with the others. */
export async function withNewSheets<Tables extends Found>(
  workbook: WorkbookToRead,
  found: Tables,
  asAt: PlainDate,
): Promise<Tables & { readonly unfamiliar: readonly TableLayout[] }> {
  const { survey, reading, layouts, questions } = found;
  const names = newSheets(survey, found.tracker);
  if (names.length === 0) return { ...found, unfamiliar: [] };
  const { workbook: read, extras } = await workbook.read(
    survey,
    names.map((sheet) => ({ sheet })),
  );
  const added = findLayouts(read, asAt);
  return {
    ...found,
    reading: {
      workbook: { ...reading.workbook, sheets: [...reading.workbook.sheets, ...read.sheets] },
      extras: new Map([...reading.extras, ...extras]),
    },
    layouts: [...layouts, ...added.layouts],
    unfamiliar: added.unfamiliar,
    questions: [...questions, ...added.questions],
  };
}
