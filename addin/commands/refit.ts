import { fitOf, type Fit, type LayoutChange } from "../../shared/tracker/layout-fit.ts";
import { headingsToRemember } from "../../shared/tracker/layout-headings.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import type { Reading, SheetRequest, Survey, WorkbookToRead } from "../workbook.ts";
import { areEnough, partsOfTables, wholeTables } from "./parts-to-read.ts";
import { keys, marks, recall, type RememberedTracker } from "./remembered.ts";

/** How a tracker that was confirmed before lies now. */
export type Refit =
  | {
      readonly kind: "fits";
      readonly survey: Survey;
      readonly reading: Reading;
      readonly tracker: RememberedTracker;
      /** What had moved and was followed. */
      readonly changes: readonly LayoutChange[];
    }
  | { readonly kind: "changed"; readonly changes: readonly LayoutChange[] };

/**
 * Reads the confirmed tables where they were, follows what has only moved, and remembers where it is now. `isToBeShown`:
 * somebody will look at it and may choose other columns, so every cell is read.
 */
export async function refit(
  workbook: WorkbookToRead,
  survey: Survey,
  tracker: RememberedTracker,
  isToBeShown: boolean,
): Promise<Refit> {
  const { layouts } = tracker;
  const isThere = layouts.every(({ name }) => survey.sheets.some((sheet) => sheet.name === name));
  if (!isThere) return await refitTo(workbook, survey, tracker, await workbook.read(survey, wholeSheets(survey)));
  if (isToBeShown)
    return await refitTo(
      workbook,
      survey,
      tracker,
      await workbook.read(survey, wholeTables(survey, layouts, tracker.headings)),
    );
  const parts = partsOfTables(survey, tracker);
  const reading = await workbook.read(survey, parts);
  const fits = fitsOf(reading, tracker).every(({ kind }) => kind === "fits");
  if (fits && areEnough(survey, reading, tracker, parts))
    return { kind: "fits", survey, reading, tracker, changes: [] };
  if (!fits && parts.every(({ only }) => only === undefined)) return await refitTo(workbook, survey, tracker, reading);
  const now = withMarks(survey, marksFound(survey, reading));
  return await refitTo(workbook, now, tracker, await workbook.read(now, wholeTables(now, layouts, tracker.headings)));
}

function fitsOf({ workbook }: Reading, { layouts, headings }: RememberedTracker): Fit[] {
  const names = new Set(layouts.map(({ name }) => name));
  return layouts.map((layout, index) => fitOf(workbook, layout, headings[index] ?? [], names));
}

async function refitTo(
  workbook: WorkbookToRead,
  survey: Survey,
  tracker: RememberedTracker,
  reading: Reading,
): Promise<Refit> {
  const { layouts } = tracker;
  const fits = fitsOf(reading, tracker);
  const changes = fits.flatMap((fit) => (fit.kind === "fits" ? [] : fit.changes));
  if (changes.length === 0) return { kind: "fits", survey, reading, tracker, changes };
  if (fits.some(({ kind }) => kind === "changed")) return { kind: "changed", changes };
  const moved = layouts.map((layout, index) => {
    const fit = fits[index];
    return fit?.kind === "moved" ? fit.layout : layout;
  });
  const found = withMarks(survey, marksMoved(survey, layouts, moved));
  const now = withMarks(found, marksFound(found, reading));
  return { kind: "fits", ...(await followed(workbook, now, tracker, moved)), changes };
}

async function followed(
  workbook: WorkbookToRead,
  survey: Survey,
  tracker: RememberedTracker,
  layouts: readonly TableLayout[],
): Promise<{ survey: Survey; reading: Reading; tracker: RememberedTracker }> {
  // Other columns than before are read now, and their formulas with them.
  const reading = await workbook.read(survey, wholeTables(survey, layouts, tracker.headings));
  const headings = layouts.map((layout) => headingsToRemember(reading.workbook, layout));
  const followedTracker = { ...tracker, layouts: [...layouts], headings };
  const values = { [keys.tracker]: followedTracker, [keys.marks]: survey.remembered[keys.marks] };
  // A workbook that cannot keep it is followed again the next time.
  await workbook.remember(values);
  return { survey: { ...survey, remembered: { ...survey.remembered, ...values } }, reading, tracker: followedTracker };
}

type Marks = ReturnType<typeof recall<typeof marks>>;

function withMarks(survey: Survey, now: Marks): Survey {
  return { ...survey, remembered: { ...survey.remembered, [keys.marks]: now } };
}

/** The columns to which our status columns have been pushed, by their headings. */
function marksFound(survey: Survey, { workbook }: Reading): Marks {
  return recall(marks, survey.remembered, keys.marks)?.map((mark) => {
    const sheet = workbook.sheets.find(({ name }) => name === mark.sheet);
    const headings = sheet?.values[mark.headerRow - sheet.top] ?? [];
    const left = sheet?.left ?? 0;
    if (headings[mark.column - left] === mark.header) return mark;
    const [column, ...more] = headings.flatMap((heading, index) => (heading === mark.header ? [left + index] : []));
    return column === undefined || more.length > 0 ? mark : { ...mark, column };
  });
}

/** Our status columns move with the headings that they stand beside. */
function marksMoved(survey: Survey, from: readonly TableLayout[], to: readonly TableLayout[]): Marks {
  return recall(marks, survey.remembered, keys.marks)?.map((mark) => {
    const index = from.findIndex(
      (layout) => layout.name === mark.sheet && mappedColumns(layout).headerRow === mark.headerRow,
    );
    const now = to[index];
    const headerRow = now === undefined ? undefined : mappedColumns(now).headerRow;
    return now === undefined || headerRow === undefined ? mark : { ...mark, sheet: now.name, headerRow };
  });
}

/** Every visible sheet, with all that is on it: for finding tables anywhere. */
export function wholeSheets(survey: Survey): SheetRequest[] {
  return survey.sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => ({ sheet: name }));
}
