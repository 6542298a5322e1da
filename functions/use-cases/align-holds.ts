import { editions } from "../../shared/policy/registry.ts";
import type { World } from "../ports.ts";
import { todayInLondon } from "./today-in-london.ts";

type AlignedHold = { readonly council: string } & (
  | { readonly legalHold: boolean; readonly changed: number; readonly isInPlace: boolean }
  /** It could not go on. What it has done stands, and the next time goes on from there. */
  | { readonly failure: unknown }
);

type Needed = Pick<World, "organisation" | "audits" | "rollUps" | "retention" | "now">;

/**
 * Few enough that the council's record is read again every few seconds: a hold that is set while what was held before is
 * given back its end must find as much of it as can be.
 */
const mostOfAStep = 500;
/** Some minutes' work. What is left then is the next time's. */
const mostSteps = 40;

/**
 * Brings everything that is kept in line with each council's legal hold, or with its having none: also what an
 * interruption left, and what was on its way while the hold was set or lifted.
 */
export async function alignHolds(world: Needed): Promise<readonly AlignedHold[]> {
  const aligned: AlignedHold[] = [];
  for (const council of new Set(editions.map((edition) => edition.council))) {
    try {
      const outcome = await alignHold(world, council);
      if (outcome) aligned.push(outcome);
    } catch (failure) {
      // One council must not keep another from its hold.
      aligned.push({ council, failure });
    }
  }
  return aligned;
}

async function alignHold(world: Needed, council: string): Promise<AlignedHold | undefined> {
  let changed = 0;
  let outcome: AlignedHold | undefined;
  for (let step = 0; step < mostSteps; step++) {
    const at = world.now();
    const record = await world.organisation.council(council);
    if (!record) return undefined;
    const { legalHold } = record.settings;
    const hold = { legalHold, today: todayInLondon(at), most: mostOfAStep };
    const parts = await Promise.all([world.audits.hold(council, hold), world.rollUps.hold(council, hold)]);
    const changedNow = parts.reduce((total, part) => total + part.changed, 0);
    const isInPlace = parts.every(({ found }) => found === 0);
    changed += changedNow;
    outcome = { council, legalHold, changed, isInPlace };
    if (isInPlace) await world.retention.keepHoldInPlace({ council, legalHold, at: at.toISOString() });
    if (changedNow === 0) break;
  }
  return outcome;
}
