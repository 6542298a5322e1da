import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { findLayouts, type LayoutQuestion } from "../../shared/tracker/detect.ts";
import { headingsOf, layoutStillFits } from "../../shared/tracker/layout-headings.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { withRowsAddedBelow } from "../../shared/tracker/table-rows.ts";
import type { Reading, Survey, Workbook } from "../workbook.ts";
import { markedColumns } from "./mark.ts";
import { keys, recall, tracker, type RememberedTracker } from "./remembered.ts";

interface Read {
  readonly survey: Survey;
  readonly reading: Reading;
}

export interface Confirmed extends Read {
  readonly kind: "confirmed";
  readonly tracker: RememberedTracker;
  /** As remembered, with the rows that the tables have now. */
  readonly layouts: readonly TableLayout[];
}

export interface ToConfirm extends Read {
  readonly kind: "to-confirm";
  readonly why: "first-time" | "headings-changed" | "new-person";
  readonly layouts: readonly TableLayout[];
  readonly questions: readonly LayoutQuestion[];
  /** What was remembered so far, when the workbook is known already. */
  readonly tracker?: RememberedTracker;
}

export type FoundTracker = Confirmed | ToConfirm | { readonly kind: "none"; readonly unrecognised: readonly string[] };

/**
 * Finds the tables of cases: as confirmed before where that still fits, otherwise by their headings, to be confirmed.
 * Without a person nothing is sent, so nobody's agreement to sending is needed.
 */
export async function findTracker(
  workbook: Workbook,
  asAt: PlainDate,
  personId: string | undefined,
): Promise<FoundTracker> {
  const survey = await workbook.survey();
  const known = recall(tracker, survey.remembered, keys.tracker);
  if (known !== undefined) {
    const reading = await workbook.read(survey, requestsFor(survey, known.layouts));
    if (fits(reading, known)) {
      const layouts = withRowsAddedBelow(reading.workbook, known.layouts);
      const agreed = personId === undefined || known.agreedBy.includes(personId);
      if (agreed) return { kind: "confirmed", survey, reading, tracker: known, layouts };
      return { kind: "to-confirm", why: "new-person", survey, reading, layouts, questions: [], tracker: known };
    }
  }
  return await detect(workbook, survey, asAt, known);
}

async function detect(
  workbook: Workbook,
  survey: Survey,
  asAt: PlainDate,
  known: RememberedTracker | undefined,
): Promise<FoundTracker> {
  const visible = survey.sheets.filter(({ visibility }) => visibility === "visible");
  const reading = await workbook.read(
    survey,
    visible.map(({ name }) => ({ sheet: name })),
  );
  const found = findLayouts(reading.workbook, asAt);
  const layouts = found.layouts.filter(({ holds }) => holds === "cases" || holds === "mixed");
  if (layouts.length === 0) return { kind: "none", unrecognised: found.unrecognised };
  const why = known === undefined ? "first-time" : "headings-changed";
  const questions = found.questions.filter(({ sheet }) => layouts.some(({ name }) => name === sheet));
  return { kind: "to-confirm", why, survey, reading, layouts, questions, ...(known && { tracker: known }) };
}

function requestsFor(survey: Survey, layouts: readonly TableLayout[]): { sheet: string; formulasOf: number[] }[] {
  const bySheet = new Map<string, Set<number>>();
  for (const layout of layouts) {
    const columns = bySheet.get(layout.name) ?? new Set(markedColumns(survey, layout.name));
    for (const column of mappedColumns(layout).all) columns.add(column);
    bySheet.set(layout.name, columns);
  }
  return [...bySheet].map(([sheet, columns]) => ({ sheet, formulasOf: [...columns] }));
}

function fits({ workbook }: Reading, { layouts, headings }: RememberedTracker): boolean {
  return layouts.every((layout, index) => layoutStillFits(workbook, layout, headings[index] ?? []).fits);
}

export interface Confirmation {
  readonly council: string;
  readonly team: string;
  readonly personId: string;
  readonly asAt: PlainDate;
  readonly newId: () => string;
}

/** Remembers what the manager has confirmed, with the workbook. */
export async function confirmTracker(
  workbook: Workbook,
  found: ToConfirm,
  layouts: readonly TableLayout[],
  { council, team, personId, asAt, newId }: Confirmation,
): Promise<Confirmed | { readonly kind: "refused"; readonly because: string }> {
  const remembered: RememberedTracker = {
    trackerId: found.tracker?.trackerId ?? newId(),
    council,
    team,
    layouts: [...layouts],
    headings: layouts.map((layout) => headingsByColumn(found.reading, layout, asAt)),
    agreedBy: [...new Set([...(found.tracker?.agreedBy ?? []), personId])],
  };
  const change = await workbook.remember({ [keys.tracker]: remembered });
  if (!change.done) return { kind: "refused", because: change.because };
  const { survey, reading } = found;
  return { kind: "confirmed", survey, reading, tracker: remembered, layouts };
}

function headingsByColumn(
  reading: Reading,
  layout: TableLayout,
  asAt: PlainDate,
): RememberedTracker["headings"][number] {
  return headingsOf(reading.workbook, layout, asAt).map(({ field, column, heading }) => ({ field, column, heading }));
}
