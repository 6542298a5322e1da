import { dayInWords } from "../../shared/calendar/format.ts";
import { type Erasure, erasureReasons, takesOut } from "../../shared/contract/beside-run.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { RunKey, World } from "../ports.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** A run with what has become of it since. */
export interface RunToday {
  readonly run: AuditRun;
  readonly erasure: Erasure | undefined;
}

export async function runToday(
  { audits, besideRuns }: Pick<World, "audits" | "besideRuns">,
  key: RunKey,
): Promise<RunToday | Refusal> {
  const [kept, erasure] = await Promise.all([audits.run(key), besideRuns.erasure(key)]);
  if (!kept) return refuse("not-found", "There is no such run of this team. Check the run number.");
  return { run: kept.run, erasure };
}

export function erasedInWords({ on, reason }: Erasure): string {
  const figures = takesOut(reason)
    ? "Its figures are still in the run itself, and count for no month any more."
    : "Its figures are still in the run itself.";
  return `The findings and entries of this run were erased on ${dayInWords(on)}, because ${erasureReasons[reason]}. ${figures}`;
}

export function erased(erasure: Erasure): Refusal {
  return refuse("gone", erasedInWords(erasure));
}

export function findingsExpired(): Refusal {
  return refuse("gone", "The findings of this run have expired. Its figures are still in the run itself.");
}
