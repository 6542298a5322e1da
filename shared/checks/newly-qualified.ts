import type { PlainDate } from "../calendar/plain-date.ts";
import type { AsyeStage } from "../contract/worker-entries.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { latestDay } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";

/** Whether somebody is newly qualified, by role or by what is written of the programme. */
export function isNewlyQualified({ role, asye }: WorkerFields): boolean {
  if (role?.kind === "role" && role.role === "newly-qualified") return true;
  return asye?.kind === "yes" || asye?.kind === "stage" || asye?.kind === "dated";
}

/** What is written of the programme and cannot be read, or says the opposite of the role. */
export function programmeFault(fields: WorkerFields): Fault | undefined {
  const { role, asye, worker = "" } = fields;
  if (asye?.kind === "unreadable") return { code: "answer-unreadable", field: "asye" };
  const isOver = asye?.kind === "no";
  const byRole = role?.kind === "role" && role.role === "newly-qualified";
  if (byRole && isOver) return { code: "roles-disagree", field: "asye" };
  const onlyInName = saysNewlyQualified.test(worker) && !isOver && !isNewlyQualified(fields);
  return onlyInName ? { code: "roles-disagree", field: "worker" } : undefined;
}

/** "Jo Marsh (ASYE)": what stands in brackets is no part of a name, and the interval would be longer without it. */
const saysNewlyQualified = /(?<!\p{L})(?:asye|nqsw)(?!\p{L})/iu;

export type ProgrammeStart = { readonly start: PlainDate | undefined } | { readonly fault: Fault };

/** The day on which the programme began: the first of the fields that is recorded. */
export function programmeStart(
  fields: WorkerFields,
  among: readonly ("asyeStart" | "asye" | "startDate")[],
  asAt: PlainDate,
): ProgrammeStart {
  for (const field of among) {
    if (field === "asye") {
      const { asye } = fields;
      if (asye?.kind !== "dated") continue;
      return asye.on > asAt ? { fault: { code: "lies-ahead", field, otherOn: asye.on } } : { start: asye.on };
    }
    const entry = fields[field];
    const fault = faultOf(entry, field, asAt);
    if (fault !== undefined) return { fault };
    if (entry?.kind === "dates") return { start: latestDay(entry) };
  }
  return { start: undefined };
}

export type StageRead = { readonly stage: AsyeStage | undefined } | { readonly fault: Fault };

/** The stage that is recorded, in the first of the fields that names one. */
export function recordedStage(fields: WorkerFields, among: readonly string[]): StageRead {
  for (const field of among) {
    const entry = field === "asyeStage" ? fields.asyeStage : fields.asye;
    if (entry?.kind === "unreadable") return { fault: { code: "answer-unreadable", field } };
    if (entry?.kind === "stage") return { stage: entry.stage };
  }
  return { stage: undefined };
}
