import { foldRun, isTakenOut } from "../../shared/audit/roll-up.ts";
import type { AuditRun, RollUp } from "../../shared/contract/routes.ts";
import type { FoldedYear, RollUpKey, World } from "../ports.ts";
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
  for (const [key, ofOneYear] of byServiceAndYear(takenOutFirst(runs)).values()) {
    const kept = await rollUpKept(world, key);
    const fold = async (some: readonly AuditRun[]): Promise<void> => {
      const outcome = await world.rollUps.change(key, (year) => folded(key, year, some), kept);
      if (outcome === "stands") return;
      // Each by itself: one that takes the place of an older run may still find room.
      if (some.length > 1) for (const run of some) await fold([run]);
      else leftOut.push(...some);
    };
    await fold(ofOneYear);
  }
  return leftOut;
}

/** Where one is taken out, what stood behind it must find its place free. */
function takenOutFirst(runs: readonly AuditRun[]): readonly AuditRun[] {
  return [...runs.filter(isTakenOut), ...runs.filter((run) => !isTakenOut(run))];
}

/** Names are the organisation's and are added when the roll-up is read: here only what is folded matters. */
function folded(key: RollUpKey, year: FoldedYear, runs: readonly AuditRun[]): FoldedYear {
  const before: RollUp = {
    ...key,
    ...{ serviceName: "", teams: [] },
    ...{ entries: [...year.entries], takenOut: [...year.takenOut] },
  };
  const { entries, takenOut = [] } = runs.reduce(foldRun, before);
  return { entries, takenOut };
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
