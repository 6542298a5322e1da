import type { AgreementSupervisorEntry } from "../contract/worker-entries.ts";
import { namesFitting, tidyName } from "./names.ts";
import { recordsNothing } from "./nothing-text.ts";

/** Whether the supervisor that an agreement names is the one whom the worker has now (7.6). */
export function compareSupervisors(named: string, present: string): AgreementSupervisorEntry {
  if (recordsNothing(named)) return { kind: "blank" };
  if (recordsNothing(present)) return { kind: "unknown" };
  return { kind: namesFitting(tidyName(named), [tidyName(present)]).length > 0 ? "same" : "other" };
}
