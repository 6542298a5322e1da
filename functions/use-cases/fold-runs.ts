import { foldRun } from "../../shared/audit/roll-up.ts";
import type { AuditRun, RollUp, RollUpEntry } from "../../shared/contract/routes.ts";
import type { RollUpKey, World } from "../ports.ts";
import { rollUpKept } from "./kept-until.ts";

/** Folds runs into the roll-ups of their services. A run may come twice or late: the outcome is the same. */
export async function foldRuns(
  world: Pick<World, "organisation" | "rollUps" | "now">,
  runs: readonly AuditRun[],
): Promise<void> {
  for (const [key, ofOneYear] of byServiceAndYear(runs).values()) {
    const kept = await rollUpKept(world, key);
    await world.rollUps.change(key, (entries) => folded(key, entries, ofOneYear), kept);
  }
}

/** Names are the organisation's and are added when the roll-up is read: here only the entries matter. */
function folded(key: RollUpKey, entries: readonly RollUpEntry[], runs: readonly AuditRun[]): readonly RollUpEntry[] {
  const before: RollUp = { ...key, serviceName: "", teams: [], entries: [...entries] };
  return runs.reduce(foldRun, before).entries;
}

function byServiceAndYear(runs: readonly AuditRun[]): Map<string, [RollUpKey, AuditRun[]]> {
  const groups = new Map<string, [RollUpKey, AuditRun[]]>();
  for (const run of runs) {
    const { council, service, month } = run;
    const year = Number(month.slice(0, 4));
    const name = [council, service, year].join("/");
    const group = groups.get(name) ?? [{ council, service, year }, []];
    group[1].push(run);
    groups.set(name, group);
  }
  return groups;
}
