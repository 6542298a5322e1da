import type { PlainDate } from "../calendar/plain-date.ts";
import type { AsyeStage } from "../contract/worker-entries.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { beginningOf, type BeginningRead } from "./case-dates.ts";
import type { Fault } from "./fault.ts";

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
const saysNewlyQualified = /(?:^|[^\p{L}])(?:asye|nqsw)(?!\p{L})/iu;

type ProgrammeField = "asyeStart" | "asye" | "startDate";

/** Where the programme began: the first of the fields that is recorded. */
export function programmeStart(
  fields: WorkerFields,
  among: readonly ProgrammeField[],
  asAt: PlainDate,
): BeginningRead<ProgrammeField> {
  for (const field of among) {
    const begun = field === "asye" ? startWritten(fields, asAt) : beginningOf(fields, [field], asAt);
    if ("fault" in begun || begun.beginning !== undefined) return begun;
  }
  return { beginning: undefined };
}

/** The entry on the programme may be the day itself. */
function startWritten({ asye }: WorkerFields, asAt: PlainDate): BeginningRead<"asye"> {
  if (asye?.kind !== "dated") return { beginning: undefined };
  const { on } = asye;
  return on > asAt
    ? { fault: { code: "lies-ahead", field: "asye", otherOn: on } }
    : { beginning: { on, group: false, field: "asye" } };
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
