import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { findLayoutsInSteps, type LayoutQuestion, type LayoutsFound } from "../../shared/tracker/detect.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { standsAt, tablesBeside, type TableBeside } from "../../shared/tracker/tables-beside.ts";
import type { Reading, Survey, WorkbookToRead } from "../workbook.ts";
import { newSheets, visibleSheets } from "./new-sheets.ts";
import type { RememberedTracker } from "./remembered.ts";
import { unhurried } from "./unhurried.ts";

interface Found {
  readonly survey: Survey;
  readonly reading: Reading;
  readonly tracker: RememberedTracker;
  readonly layouts: readonly TableLayout[];
}

/**
 * Tables on sheets of confirmed ones that were not there when the tracker was confirmed, so far as those sheets were read;
 * none where it is not known which were.
 */
export function newTables({
  reading,
  tracker,
  layouts,
}: Pick<Found, "reading" | "tracker" | "layouts">): TableBeside[] {
  const { leftOut } = tracker;
  if (leftOut === undefined) return [];
  return tablesBeside(reading.workbook, layouts).filter((table) => !leftOut.some((left) => isSame(left, table)));
}

type LeftOut = NonNullable<RememberedTracker["leftOut"]>[number];

function isSame(left: LeftOut, { sheet, headings }: TableBeside): boolean {
  return left.sheet === sheet && left.headings.join("\n") === headings.join("\n");
}

/** "On sheet Pod B a table …", once for all of them; undefined where there is none. */
export function newTableWords([first, ...more]: readonly TableBeside[]): string | undefined {
  if (first === undefined) return undefined;
  const place = ({ sheet, row }: TableBeside): string => `sheet ${sheet}, headings in row ${row + 1}`;
  return more.length === 0
    ? `A table is new since this tracker was set up and not checked (${place(first)}): look again if it belongs to it.`
    : `Tables are new since this tracker was set up and not checked (${[first, ...more].map(place).join("; ")}): look again if they belong to it.`;
}

/**
 * With the tables that are new since then, to be confirmed with the others, and those that were left out, which the manager
 * may want after all.
 */
export async function withNewTables<Tables extends Found>(
  workbook: WorkbookToRead,
  found: Tables,
  asAt: PlainDate,
): Promise<Tables & Offered> {
  const { survey, layouts, tracker } = found;
  const others = visibleSheets(survey).filter((name) => !layouts.some((layout) => layout.name === name));
  const reading = await withSheets(workbook, found, others);
  const all = await unhurried(findLayoutsInSteps(reading.workbook, asAt));
  const beside = tablesBeside(reading.workbook, layouts);
  const added = new Set([
    ...newSheets(survey, tracker).flatMap((name) => all.layouts.filter((layout) => layout.name === name)),
    ...newTables(found).flatMap((table) => all.layouts.filter((layout) => standsAt(layout, table))),
  ]);
  const wanted = all.layouts.filter((layout) => added.has(layout));
  const leftOut = all.layouts.filter(
    (layout) => !added.has(layout) && (others.includes(layout.name) || beside.some((table) => standsAt(layout, table))),
  );
  const unfamiliar = all.unfamiliar.filter(({ name }) => others.includes(name));
  return {
    ...found,
    reading,
    layouts: [...layouts, ...wanted],
    unfamiliar: [...leftOut, ...unfamiliar],
    questions: questionsAbout([...layouts, ...wanted, ...leftOut, ...unfamiliar], all),
    asFound: all.layouts,
  };
}

interface Offered {
  readonly unfamiliar: readonly TableLayout[];
  readonly questions: readonly LayoutQuestion[];
  readonly asFound: readonly TableLayout[];
}

async function withSheets(workbook: WorkbookToRead, { survey, reading }: Found, names: string[]): Promise<Reading> {
  if (names.length === 0) return reading;
  const { workbook: read, extras } = await workbook.read(
    survey,
    names.map((sheet) => ({ sheet })),
  );
  const grid: WorkbookGrid = { ...reading.workbook, sheets: [...reading.workbook.sheets, ...read.sheets] };
  return { workbook: grid, extras: new Map([...reading.extras, ...extras]) };
}

function questionsAbout(layouts: readonly TableLayout[], { questions }: LayoutsFound): LayoutQuestion[] {
  return questions.filter(({ sheet, headerRow }) =>
    layouts.some(({ name, headerRows }) => name === sheet && Math.max(...headerRows) === headerRow),
  );
}
