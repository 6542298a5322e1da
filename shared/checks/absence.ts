import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { dayOf, earliest } from "./entries.ts";
import { checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";

/** Whether a worker is away on a day. The reason never travels. */
export type AbsenceRead =
  | { readonly kind: "here" }
  | { readonly kind: "unreadable"; readonly field: "absence" | "absenceFrom" | "absenceTo" | "returnDate" }
  | {
      readonly kind: "away";
      /** Undefined where the first day is not recorded. */
      readonly since: PlainDate | undefined;
      /** The last day that is known of it. */
      readonly until: PlainDate | undefined;
      /** Undefined where nothing says whether it was planned. */
      readonly planned: boolean | undefined;
    };

type AbsenceFields = Pick<WorkerFields, "absence" | "absenceFrom" | "absenceTo" | "returnDate" | "absencePlanned">;

export function readAbsence(fields: AbsenceFields, asAt: PlainDate): AbsenceRead {
  const unreadable = unreadableField(fields);
  if (unreadable !== undefined) return { kind: "unreadable", field: unreadable };
  const written = [fields.absenceFrom, fields.absence].filter((entry) => entry?.kind === "absence");
  if (written.length === 0) return { kind: "here" };
  const since = written.find(({ first }) => first !== undefined)?.first;
  const last = dayOf(fields.absenceTo) ?? written.find((entry) => entry.last !== undefined)?.last;
  const back = dayOf(fields.returnDate);
  const until = earliest(last, back === undefined ? undefined : plusDays(back, -1));
  if (since !== undefined && since > asAt) return { kind: "here" };
  if (until !== undefined && until < asAt) return { kind: "here" };
  return { kind: "away", since, until, planned: plannedOf(fields) };
}

function unreadableField({ absence, absenceFrom, absenceTo, returnDate }: AbsenceFields) {
  if (absenceFrom?.kind === "unreadable") return "absenceFrom";
  if (absence?.kind === "unreadable") return "absence";
  if (isUnreadable(absenceTo)) return "absenceTo";
  return isUnreadable(returnDate) ? "returnDate" : undefined;
}

function isUnreadable(entry: DateEntry | undefined): boolean {
  return entry !== undefined && !["dates", "blank", "nothing", "new"].includes(entry.kind);
}

/** The column that says so decides where the kind of absence says something else. */
function plannedOf({ absencePlanned, absence, absenceFrom }: AbsenceFields): boolean | undefined {
  if (absencePlanned?.kind === "planned") return true;
  if (absencePlanned?.kind === "unplanned") return false;
  for (const entry of [absence, absenceFrom]) {
    if (entry?.kind === "absence" && entry.planned !== undefined) return entry.planned;
  }
  return undefined;
}

/** What is overdue while a worker is away is counted apart, unless it was overdue before the absence began. */
export function unlessAway(use: CheckInUse, fields: AbsenceFields, judged: Judgement): Judgement {
  const { state, dueOn } = judged;
  if (state !== "overdue" || dueOn === undefined) return judged;
  const read = readAbsence(fields, use.asAt);
  if (read.kind === "unreadable") return checkEntry(use, { code: "absence-unreadable", field: read.field });
  if (read.kind === "here" || (read.since !== undefined && read.since > dueOn)) return judged;
  return standing({ ...judged, state: "absent" }, read.until);
}
