import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { findLayoutsInSteps, type LayoutQuestion, type LayoutsFound } from "../../shared/tracker/detect.ts";
import type { LayoutChange } from "../../shared/tracker/layout-fit.ts";
import { headingsToRemember } from "../../shared/tracker/layout-headings.ts";
import { holdsChildren, type TableLayout } from "../../shared/tracker/layout.ts";
import type { SheetLeftOut } from "../../shared/tracker/sheets-left-out.ts";
import { withRowsAsTheyAre } from "../../shared/tracker/table-rows.ts";
import { tablesBeside } from "../../shared/tracker/tables-beside.ts";
import type { Reading, Survey, WorkbookToRead } from "../workbook.ts";
import { noChildren, withConsent, withoutSupervision, type SupervisionConsent } from "./consent.ts";
import { changeWords, leftOutWords, questionWords, strayWords } from "./layout-words.ts";
import { asAnsweredBefore, openQuestion } from "./mapping.ts";
import { visibleSheets } from "./new-sheets.ts";
import { namesSent } from "./names-sent.ts";
import { withNewTables } from "./new-tables.ts";
import { presentTables, type PresentQuestion, type PresentTables } from "./present-tables.ts";
import { refit, wholeSheets } from "./refit.ts";
import { keys, recall, tracker, type RememberedTracker } from "./remembered.ts";
import { withTurned } from "./turned-columns.ts";
import { unhurried } from "./unhurried.ts";
import { fieldsSentOf } from "./what-is-sent.ts";

interface Read {
  readonly survey: Survey;
  readonly reading: Reading;
}

export interface Confirmed extends Read {
  readonly kind: "confirmed";
  readonly tracker: RememberedTracker;
  /** As remembered, with the rows that the tables have now. */
  readonly layouts: readonly TableLayout[];
  /** A sentence on each thing that had moved and was followed. */
  readonly notices: readonly string[];
}

export interface ToConfirm extends Read {
  readonly kind: "to-confirm";
  readonly why: "first-time" | "headings-changed" | "new-person" | "asked-for";
  readonly layouts: readonly TableLayout[];
  /** Tables in words that nobody knows, or that were left out before: they belong to the tracker only if the manager says so. */
  readonly unfamiliar?: readonly TableLayout[];
  readonly questions: readonly LayoutQuestion[];
  /** Where the same children stand on several tables: which of them is the present one. */
  readonly present?: readonly PresentQuestion[];
  /** Every table as its headings have it by themselves: what was taken out before can be had back. */
  readonly asFound?: readonly TableLayout[];
  /** A sentence on each thing that is no longer as it was, and on each sheet from which nothing is read. */
  readonly notices?: readonly string[];
  /** What was remembered so far, when the workbook is known already. */
  readonly tracker?: RememberedTracker;
}

/** No table of a tracker was found; a sentence on each sheet says why. */
interface NoTracker {
  readonly kind: "none";
  readonly notices: readonly string[];
}

export type FoundTracker = Confirmed | ToConfirm | NoTracker;

/**
 * Finds the tables of a tracker: as confirmed before where that still fits, otherwise by their headings, to be confirmed.
 * Without a person nothing is sent, so nobody's agreement to sending is needed.
 */
export async function findTracker(
  workbook: WorkbookToRead,
  asAt: PlainDate,
  personId: string | undefined,
  survey?: Survey,
): Promise<FoundTracker> {
  const isNew = ({ agreedBy }: RememberedTracker): boolean => personId !== undefined && !agreedBy.includes(personId);
  return await find(workbook, asAt, (known) => isNew(known) || whatIsOpen(known.layouts) !== undefined, survey);
}

async function find(
  workbook: WorkbookToRead,
  asAt: PlainDate,
  /** Somebody has to look at it first. */
  isToBeShown: (known: RememberedTracker) => boolean,
  surveyed?: Survey,
): Promise<FoundTracker> {
  const survey = surveyed ?? (await workbook.survey());
  const known = recall(tracker, survey.remembered, keys.tracker);
  if (known === undefined) return await detect(workbook, survey, asAt);
  const isShown = isToBeShown(known);
  const now = await refit(workbook, survey, known, isShown);
  if (now.kind === "changed") return await detect(workbook, survey, asAt, { known, changes: now.changes });
  const notices = [...now.changes.map(changeWords), ...strayWords(now.reading.workbook)];
  const read = { survey: now.survey, reading: now.reading, tracker: now.tracker, notices };
  const layouts = withRowsAsTheyAre(now.reading.workbook, now.tracker.layouts);
  if (!isShown) return { kind: "confirmed", ...read, layouts: await withTurned(workbook, read, layouts, asAt) };
  const all = await withNewTables(workbook, { ...read, layouts }, asAt);
  return {
    kind: "to-confirm",
    why: whatIsOpen(layouts) === undefined ? "new-person" : "asked-for",
    ...all,
    ...withPresent(all, asAt, layouts),
  };
}

/** A tracker that is confirmed, to be looked at again because somebody wishes it. */
export async function lookAgain(workbook: WorkbookToRead, asAt: PlainDate): Promise<FoundTracker> {
  const found = await find(workbook, asAt, () => true);
  return found.kind === "to-confirm" && found.why === "new-person" ? { ...found, why: "asked-for" } : found;
}

interface Before {
  readonly known: RememberedTracker;
  readonly changes: readonly LayoutChange[];
}

async function detect(
  workbook: WorkbookToRead,
  survey: Survey,
  asAt: PlainDate,
  before?: Before,
): Promise<FoundTracker> {
  const reading = await workbook.read(survey, wholeSheets(survey));
  const found = await unhurried(findLayoutsInSteps(reading.workbook, asAt));
  const notices = [
    ...(before?.changes ?? []).map(changeWords),
    ...[...found.leftOut, ...hiddenSheets(survey)].map(leftOutWords),
    ...strayWords(reading.workbook),
  ];
  const all = tablesToConfirm(found);
  if (all.layouts.length === 0) return { kind: "none", notices };
  const read = { kind: "to-confirm", survey, reading, questions: all.questions, notices } as const;
  if (before === undefined) return { ...read, why: "first-time", ...withPresent({ ...all, reading }, asAt) };
  const { known, changes } = before;
  const layouts = all.layouts.map((layout) => asAnsweredBefore(reading.workbook, layout, known, changes));
  return {
    ...{ ...read, why: "headings-changed", tracker: known, asFound: all.layouts },
    ...withPresent({ ...all, layouts, reading }, asAt, known.layouts),
  };
}

/** Of tables with the same children the older ones stand among those that belong to the tracker only if the manager says so. */
function withPresent(
  { reading, layouts, unfamiliar = [] }: Pick<ToConfirm, "reading" | "layouts" | "unfamiliar">,
  asAt: PlainDate,
  before: readonly TableLayout[] = [],
): PresentTables {
  return presentTables(reading.workbook, { layouts, unfamiliar, before }, asAt);
}

/** Where no table is in words that are known, the others are all that there is to confirm. */
function tablesToConfirm(found: LayoutsFound): Pick<Required<ToConfirm>, "layouts" | "unfamiliar" | "questions"> {
  const { layouts: known, unfamiliar, questions } = found;
  return known.length > 0
    ? { layouts: known, unfamiliar, questions }
    : { layouts: unfamiliar, unfamiliar: [], questions };
}

function hiddenSheets({ sheets }: Survey): SheetLeftOut[] {
  return sheets.flatMap(({ name, visibility }) => (visibility === "visible" ? [] : [{ sheet: name, why: visibility }]));
}

export interface Confirmation {
  readonly council: string;
  readonly team: string;
  readonly personId: string;
  /** Without an answer the cases are checked alone. */
  readonly supervision?: SupervisionConsent;
  readonly asAt: PlainDate;
  readonly newId: () => string;
}

/** Whoever agreed to these fields, or to more: of what is sent besides, each is asked anew. */
function agreedStill(before: RememberedTracker | undefined, layouts: readonly TableLayout[]): readonly string[] {
  if (before === undefined) return [];
  const agreed = fieldsSentOf(before.layouts);
  return [...fieldsSentOf(layouts)].every((field) => agreed.has(field)) ? before.agreedBy : [];
}

/** Which question about these tables has no answer: without one, a check would say more than is known. */
function whatIsOpen(layouts: readonly TableLayout[]): string | undefined {
  for (const layout of layouts) {
    const field = openQuestion(layout);
    if (field !== undefined) return questionWords(layout, field);
  }
  return undefined;
}

/** Of several rows of one child the first counts, sheet by sheet as they stand in the workbook. */
function inSheetOrder({ sheets }: Survey, layouts: readonly TableLayout[]): TableLayout[] {
  const place = ({ name }: TableLayout): number => sheets.findIndex((sheet) => sheet.name === name);
  return layouts.toSorted((one, other) => place(one) - place(other));
}

/** A list of staff is a colleague's matter, and gives nothing to check to whoever has not asked for it. */
function nobodyToCheck(layouts: readonly TableLayout[], { checks }: SupervisionConsent): string | undefined {
  return layouts.some(holdsChildren) || checks ? undefined : noChildren;
}

/** Remembers what the manager has confirmed, with the workbook. */
export async function confirmTracker(
  workbook: WorkbookToRead,
  found: ToConfirm,
  chosen: readonly TableLayout[],
  { council, team, personId, supervision = withoutSupervision, asAt, newId }: Confirmation,
): Promise<Confirmed | { readonly kind: "refused"; readonly because: string }> {
  const layouts = inSheetOrder(found.survey, chosen);
  const { workbook: grid } = found.reading;
  const names = layouts.map((layout) => namesSent(grid, layout)).find((each) => each !== undefined);
  const open = whatIsOpen(layouts) ?? names?.sentence ?? nobodyToCheck(layouts, supervision);
  if (open !== undefined) return { kind: "refused", because: open };
  const remembered: RememberedTracker = {
    trackerId: found.tracker?.trackerId ?? newId(),
    council,
    team,
    layouts,
    headings: layouts.map((layout) => headingsToRemember(found.reading.workbook, layout)),
    sheets: visibleSheets(found.survey),
    leftOut: tablesBeside(found.reading.workbook, layouts).map(({ sheet, headings }) => ({ sheet, headings })),
    agreedBy: [...new Set([...agreedStill(found.tracker, layouts), personId])],
    supervision: withConsent(found.tracker?.supervision, personId, supervision),
  };
  const change = await workbook.remember({ [keys.tracker]: remembered });
  if (!change.done) return { kind: "refused", because: change.because };
  const { survey, reading } = found;
  const read = await withTurned(workbook, found, layouts, asAt);
  return { kind: "confirmed", survey, reading, tracker: remembered, layouts: read, notices: [] };
}
