import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { childNameColumns } from "../../shared/tracker/child-names.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { understandTrackerInSteps } from "../../shared/tracker/understand.ts";
import type { SheetEdit, WorkbookToRead } from "../workbook.ts";
import { usesFormulas, withStatusesByHand } from "./by-hand.ts";
import { checkHere } from "./check-here.ts";
import type { Checked } from "./check.ts";
import { namesOf } from "./child-names.ts";
import { consentOf, readingFor } from "./consent.ts";
import { findTracker } from "./find-tracker.ts";
import { ofTurned } from "./remembered.ts";
import { unhurried } from "./unhurried.ts";

interface AgainTask {
  readonly workbook: WorkbookToRead;
  readonly personId: string | undefined;
  readonly asAt: PlainDate;
  /** The check that the list stands on: its edition, the council's choices and its pattern of references are used again. */
  readonly before: Checked;
}

type AgainAnswer =
  | { readonly kind: "checked"; readonly checked: Checked }
  /** Nothing that is checked or shown has changed. */
  | { readonly kind: "same" }
  /** What to do instead. */
  | { readonly kind: "refused"; readonly because: string };

/** Reads the tracker and checks it on this computer: nothing is sent, no cell is written, and marks stay as they are. */
export async function checkAgain({ workbook, personId, asAt, before }: AgainTask): Promise<AgainAnswer> {
  const found = await findTracker(withoutWriting(workbook), asAt, personId);
  if (found.kind !== "confirmed") {
    return { kind: "refused", because: "The tables are no longer as they were confirmed: choose Check now." };
  }
  const supervision = consentOf(found.tracker, personId);
  const wanted = readingFor(supervision, before.referencePattern);
  const understood = await unhurried(understandTrackerInSteps(found.reading.workbook, found.layouts, asAt, wanted));
  const { policy, choices } = before.outcome;
  const outcome = checkHere({ council: found.tracker.council, asAt, choices, tables: understood.tables });
  if (outcome?.policy.council !== policy.council || outcome.policy.edition !== policy.edition) {
    return { kind: "refused", because: "This edition of the policy is not on this computer: choose Check now." };
  }
  const marking = withStatusesByHand(before.marking, found.survey);
  const checked = { ...before, found, understood, outcome, supervision, marking };
  return saysTheSame(before, checked) ? { kind: "same" } : { kind: "checked", checked };
}

function saysTheSame(one: Checked, other: Checked): boolean {
  const said = (checked: Checked): string => {
    const { tables, places, entriesToCheck } = checked.understood;
    const { asAt, choices } = checked.outcome;
    const { because } = checked.marking;
    return JSON.stringify([asAt, choices, tables, [...places], entriesToCheck, [...namesOf(checked)], because]);
  };
  return said(one) === said(other);
}

/**
 * What has moved is followed for this reading, and kept with the workbook by the next check that is asked for. That dates
 * were turned about is kept at once: by then nothing may show it any more.
 */
function withoutWriting(workbook: WorkbookToRead): WorkbookToRead {
  return {
    survey: () => workbook.survey(),
    read: (survey, what) => workbook.read(survey, what),
    remember: (values) =>
      Object.keys(values).every((key) => key.startsWith(ofTurned))
        ? workbook.remember(values)
        : Promise.resolve({ done: true }),
  };
}

/** Whether an edit may have changed what was read: of the columns that are, of headings and rows, or behind a formula. */
export function mayMatter({ sheetId, area }: SheetEdit, { found, understood }: Checked): boolean {
  const sheet = found.survey.sheets.find(({ id }) => id === sheetId);
  const layouts = found.layouts.filter(({ name }) => name === sheet?.name);
  const isRead = layouts.some((layout) => {
    if (area === undefined) return true;
    const { all, headerRow = -1 } = mappedColumns(layout);
    const columns = [...all, ...childNameColumns(found.reading.workbook, layout)];
    const isInAColumn = columns.some((column) => column >= area.column && column < area.column + area.columns);
    return isInAColumn || area.row <= headerRow;
  });
  return isRead || usesFormulas(found.reading.workbook.sheets, understood);
}
