import { foldRun } from "../../shared/audit/roll-up.ts";
import type { AuditRun, RollUp, RollUpEntry } from "../../shared/contract/routes.ts";
import type { RollUpKey, World } from "../ports.ts";
import { rollUpKept } from "./kept-until.ts";

/**
 * Folds runs into the roll-ups of their services. A run may come twice or late: the outcome is the same. Those are given
 * back that no roll-up takes any more.
 */
export async function foldRuns(
  world: Pick<World, "organisation" | "rollUps" | "now">,
  runs: readonly AuditRun[],
): Promise<readonly AuditRun[]> {
  const leftOut: AuditRun[] = [];
  for (const [key, ofOneYear] of byServiceAndYear(runs).values()) {
    const kept = await rollUpKept(world, key);
    const fold = async (some: readonly AuditRun[]): Promise<void> => {
      const outcome = await world.rollUps.change(key, (entries) => folded(key, entries, some), kept);
      if (outcome === "stands") return;
      // Each by itself: one that takes the place of an older run may still find room.
      if (some.length > 1) for (const run of some) await fold([run]);
      else leftOut.push(...some);
    };
    await fold(ofOneYear);
  }
  return leftOut;
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
