import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Client, Failure } from "../../shared/contract/client.ts";
import type { CheckOutcome, Choices } from "../../shared/contract/results.ts";
import { understandTrackerInSteps, type Understood } from "../../shared/tracker/understand.ts";
import type { Survey, Workbook } from "../workbook.ts";
import { consentOf, noChildren, readingFor, type SupervisionConsent } from "./consent.ts";
import { findTracker, type Confirmed, type FoundTracker } from "./find-tracker.ts";
import { markFindings, readyToMark, type Marking } from "./mark.ts";
import { unhurried } from "./unhurried.ts";

export interface CheckTask {
  readonly workbook: Workbook;
  /** Where it has just been made. */
  readonly survey?: Survey;
  readonly client: Pick<Client, "check">;
  readonly personId: string | undefined;
  readonly asAt: PlainDate;
  /** The council's choices as the service last gave them, for a check without it. */
  readonly choices: Choices;
  /** What the council says that its references look like, where it does and the service has told it. */
  readonly referencePattern?: string | undefined;
}

export interface Checked {
  readonly kind: "checked";
  readonly found: Confirmed;
  readonly understood: Understood;
  readonly outcome: CheckOutcome;
  /** `here`: the service could not be reached, and why. */
  readonly by: { readonly service: true } | { readonly service: false; readonly failure: Failure };
  readonly marking: Marking;
  /** What this person has agreed to; without it the cases were checked alone. */
  readonly supervision: SupervisionConsent;
  /** With which the references were read. */
  readonly referencePattern?: string | undefined;
}

export type CheckAnswer =
  Checked | Exclude<FoundTracker, Confirmed> | { readonly kind: "failed"; readonly failure: Failure };

/** Reads the tracker, has it checked and marks what was found: three round trips to Excel. */
export async function check(task: CheckTask): Promise<CheckAnswer> {
  const found = await findTracker(task.workbook, task.asAt, task.personId, task.survey);
  if (found.kind !== "confirmed") return found;
  const { survey, reading, layouts } = found;
  const supervision = consentOf(found.tracker, task.personId);
  const { referencePattern } = task;
  const wanted = readingFor(supervision, referencePattern);
  const understood = await unhurried(understandTrackerInSteps(reading.workbook, layouts, task.asAt, wanted));
  if (understood.tables.length === 0) return { kind: "failed", failure: { kind: "refused", sentence: noChildren } };
  const marksWorkers = supervision.marks;
  const leavesWorkers = !supervision.checks && found.tracker.supervision.markedFor.length > 0;
  const toMark = { survey, reading, layouts, understood, marksWorkers, leavesWorkers };
  // Most of the marking needs no answer: it is done while the service is at work.
  const [judged, ready] = await Promise.all([
    judge(task, found.tracker.council, understood),
    unhurried(readyToMark(toMark, task.asAt)),
  ]);
  if (judged.kind === "failed") return judged;
  const { outcome, by } = judged;
  const marking = await markFindings(task.workbook, { ...toMark, outcome, ready });
  return { kind: "checked", found, understood, outcome, by, marking, supervision, referencePattern };
}

type Judged =
  | { readonly kind: "judged"; readonly outcome: CheckOutcome; readonly by: Checked["by"] }
  | { readonly kind: "failed"; readonly failure: Failure };

async function judge(task: CheckTask, council: string, { tables }: Understood): Promise<Judged> {
  const { client, asAt, choices } = task;
  const answer = await client.check(council, { asAt, tables: [...tables] });
  if (answer.ok) return { kind: "judged", outcome: answer.value, by: { service: true } };
  const { failure } = answer;
  if (failure.kind !== "offline" && failure.kind !== "busy") return { kind: "failed", failure };
  // Loaded only where it is needed: most checks are made by the service.
  const { checkHere } = await import("./check-here.ts");
  const outcome = checkHere({ council, asAt, choices, tables });
  return outcome === undefined
    ? { kind: "failed", failure }
    : { kind: "judged", outcome, by: { service: false, failure } };
}
