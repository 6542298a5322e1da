import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { findLayouts, type LayoutQuestion, type LayoutsFound } from "../../shared/tracker/detect.ts";
import type { LayoutChange } from "../../shared/tracker/layout-fit.ts";
import { headingsToRemember } from "../../shared/tracker/layout-headings.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { SheetLeftOut } from "../../shared/tracker/sheets-left-out.ts";
import { withRowsAsTheyAre } from "../../shared/tracker/table-rows.ts";
import { tablesBeside } from "../../shared/tracker/tables-beside.ts";
import type { Reading, Survey, WorkbookToRead } from "../workbook.ts";
import { withConsent, withoutSupervision, type SupervisionConsent } from "./consent.ts";
import { changeWords, leftOutWords, questionWords } from "./layout-words.ts";
import { asAnsweredBefore, openQuestion } from "./mapping.ts";
import { visibleSheets } from "./new-sheets.ts";
import { withNewTables } from "./new-tables.ts";
import { refit, wholeSheets } from "./refit.ts";
import { keys, recall, tracker, type RememberedTracker } from "./remembered.ts";
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
): Promise<FoundTracker> {
  const isNew = ({ agreedBy }: RememberedTracker): boolean => personId !== undefined && !agreedBy.includes(personId);
  return await find(workbook, asAt, (known) => isNew(known) || whatIsOpen(known.layouts) !== undefined);
}

async function find(
  workbook: WorkbookToRead,
  asAt: PlainDate,
  /** Somebody has to look at it first. */
  isToBeShown: (known: RememberedTracker) => boolean,
): Promise<FoundTracker> {
  const survey = await workbook.survey();
  const known = recall(tracker, survey.remembered, keys.tracker);
  if (known === undefined) return await detect(workbook, survey, asAt);
  const isShown = isToBeShown(known);
  const now = await refit(workbook, survey, known, isShown);
  if (now.kind === "changed") return await detect(workbook, survey, asAt, { known, changes: now.changes });
  const notices = now.changes.map(changeWords);
  const read = { survey: now.survey, reading: now.reading, tracker: now.tracker, notices };
  const layouts = withRowsAsTheyAre(now.reading.workbook, now.tracker.layouts);
  if (!isShown) return { kind: "confirmed", ...read, layouts };
  return {
    kind: "to-confirm",
    why: whatIsOpen(layouts) === undefined ? "new-person" : "asked-for",
    ...(await withNewTables(workbook, { ...read, layouts }, asAt)),
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
  const found = findLayouts(reading.workbook, asAt);
  const notices = [
    ...(before?.changes ?? []).map(changeWords),
    ...[...found.leftOut, ...hiddenSheets(survey)].map(leftOutWords),
  ];
  const { layouts, unfamiliar, questions } = tablesToConfirm(found);
  if (layouts.length === 0) return { kind: "none", notices };
  if (before === undefined) {
    return { kind: "to-confirm", why: "first-time", survey, reading, layouts, unfamiliar, questions, notices };
  }
  const { known, changes } = before;
  return {
    ...{ kind: "to-confirm", why: "headings-changed", survey, reading, unfamiliar, questions, notices, tracker: known },
    layouts: layouts.map((layout) => asAnsweredBefore(reading.workbook, layout, known, changes)),
  };
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

/** Remembers what the manager has confirmed, with the workbook. */
export async function confirmTracker(
  workbook: WorkbookToRead,
  found: ToConfirm,
  layouts: readonly TableLayout[],
  { council, team, personId, supervision = withoutSupervision, newId }: Confirmation,
): Promise<Confirmed | { readonly kind: "refused"; readonly because: string }> {
  const open = whatIsOpen(layouts);
  if (open !== undefined) return { kind: "refused", because: open };
  const remembered: RememberedTracker = {
    trackerId: found.tracker?.trackerId ?? newId(),
    council,
    team,
    layouts: [...layouts],
    headings: layouts.map((layout) => headingsToRemember(found.reading.workbook, layout)),
    sheets: visibleSheets(found.survey),
    leftOut: tablesBeside(found.reading.workbook, layouts).map(({ sheet, headings }) => ({ sheet, headings })),
    agreedBy: [...new Set([...agreedStill(found.tracker, layouts), personId])],
    supervision: withConsent(found.tracker?.supervision, personId, supervision),
  };
  const change = await workbook.remember({ [keys.tracker]: remembered });
  if (!change.done) return { kind: "refused", because: change.because };
  const { survey, reading } = found;
  return { kind: "confirmed", survey, reading, tracker: remembered, layouts, notices: [] };
}
