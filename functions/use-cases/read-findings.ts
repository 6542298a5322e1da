import type { FindingsWithNotes } from "../../shared/contract/routes.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitReader } from "./admit.ts";
import { erased, findingsExpired, runToday } from "./kept-run.ts";
import { withPseudonyms } from "./pseudonyms.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { readsLabels } from "./scope.ts";

/** Findings with the notes on them. Workers are named to the team's holder and the head of its service alone. */
export async function readFindings(world: World, caller: Caller, key: RunKey): Promise<FindingsWithNotes | Refusal> {
  const admitted = await admitReader(world, caller, key, "read-findings");
  if (isRefusal(admitted)) return admitted;
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  if (found.erasure) return erased(found.erasure);
  const [findings, disputes] = await Promise.all([world.audits.findings(key), world.besideRuns.disputes(key)]);
  if (!findings) return findingsExpired();
  const shown = readsLabels(admitted.scope, admitted.team) ? findings : withPseudonyms(findings);
  return { ...shown, disputes: [...disputes] };
}
