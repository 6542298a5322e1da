import type { FindingsWithNotes } from "../../shared/contract/routes.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitReader } from "./admit.ts";
import { caseRowNotes } from "./case-row-notes.ts";
import { erased, findingsExpired, runToday } from "./kept-run.ts";
import { withPseudonyms } from "./pseudonyms.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { readsLabels } from "./scope.ts";

/** Findings with the notes on them. Workers, and whose case is whose, are told to the team's holder and the head of its service alone. */
export function readFindings(world: World, caller: Caller, key: RunKey): Promise<FindingsWithNotes | Refusal> {
  return admitReader(world, caller, key, {
    action: "read-findings",
    act: ({ scope, team }) => findingsOf(world, key, readsLabels(scope, team)),
  });
}

async function findingsOf(world: World, key: RunKey, readsNames: boolean): Promise<FindingsWithNotes | Refusal> {
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  if (found.erasure) return erased(found.erasure);
  const [findings, disputes, input] = await Promise.all([
    world.audits.findings(key),
    world.besideRuns.disputes(key),
    readsNames ? world.audits.input(key) : undefined,
  ]);
  if (!findings) return findingsExpired();
  const shown = readsNames ? findings : { ...withPseudonyms(findings), pseudonyms: true as const };
  return { ...shown, disputes: [...disputes], ...(input && { cases: caseRowNotes(input) }) };
}
