import { foldRun } from "../../shared/audit/roll-up.ts";
import type { AuditRun, RollUp, RollUpEntry } from "../../shared/contract/routes.ts";
import type { RollUpKey, World } from "../ports.ts";
import { rollUpKept } from "./kept-until.ts";
import { sameContent } from "./same-content.ts";

/** One team's month of one tracker whose figures in the roll-up are not those of its runs. */
export interface Difference {
  readonly key: RollUpKey;
  readonly place: Pick<RollUpEntry, "team" | "month" | "trackerId">;
  /** The run that should stand there; undefined when no run of it is kept. */
  readonly recounted: RollUpEntry | undefined;
  readonly inRollUp: RollUpEntry | undefined;
}

export interface Recount {
  readonly runs: number;
  readonly rollUps: number;
  readonly differences: readonly Difference[];
}

const runsAtOnce = 200;

/**
 * Counts a council's roll-ups again from its runs and compares them. With `write`, what differs is put right. What was
 * received after the recount began is left to the change feed.
 */
export async function recount(
  world: Pick<World, "audits" | "organisation" | "rollUps" | "now">,
  council: string,
  { write }: { readonly write: boolean },
): Promise<Recount> {
  const { audits, rollUps } = world;
  const began = world.now().toISOString();
  const counted = new Map<string, RollUp>();
  let runs = 0;
  for await (const run of runsBefore(audits, council, began)) {
    runs += 1;
    const key = keyOf(run);
    const name = nameOf(key);
    counted.set(name, foldRun(counted.get(name) ?? emptyRollUp(key), run));
  }
  for (const key of await rollUps.keys(council)) {
    if (!counted.has(nameOf(key))) counted.set(nameOf(key), emptyRollUp(key));
  }
  const differences: Difference[] = [];
  for (const { entries: recounted, ...key } of counted.values()) {
    const of = { council, service: key.service, year: key.year };
    const found = differencesOf(of, recounted, await rollUps.entries(of)).filter(isFrom(began));
    differences.push(...found);
    if (!write || found.length === 0) continue;
    const kept = await rollUpKept(world, of);
    const outcome = await rollUps.change(of, (entries) => putRight(of, recounted, { entries, began }), kept);
    if (outcome === "too-large") throw new Error(`The roll-up of ${nameOf(of)} holds more than the store takes.`);
  }
  return { runs, rollUps: counted.size, differences };
}

async function* runsBefore(audits: World["audits"], council: string, instant: string): AsyncGenerator<AuditRun> {
  let page: readonly AuditRun[];
  let after: AuditRun | undefined;
  do {
    page = await audits.newest({ council }, { most: runsAtOnce, ...(after && { after }) });
    yield* page.filter(({ receivedAt }) => receivedAt <= instant);
    after = page.at(-1);
  } while (page.length === runsAtOnce);
}

function keyOf({ council, service, month }: AuditRun): RollUpKey {
  return { council, service, year: Number(month.slice(0, 4)) };
}

function nameOf({ service, year }: RollUpKey): string {
  return [service, year].join("/");
}

function emptyRollUp(key: RollUpKey): RollUp {
  return { ...key, serviceName: "", teams: [], entries: [] };
}

function differencesOf(
  key: RollUpKey,
  recounted: readonly RollUpEntry[],
  inRollUp: readonly RollUpEntry[],
): readonly Difference[] {
  const [right, kept] = [byPlace(recounted), byPlace(inRollUp)];
  return [...new Set([...right.keys(), ...kept.keys()])].flatMap((name) => {
    const [one, other] = [right.get(name), kept.get(name)];
    const { team, month, trackerId } = one ?? other ?? impossible();
    if (sameContent(one, other)) return [];
    return [{ key, place: { team, month, trackerId }, recounted: one, inRollUp: other }];
  });
}

/** The change feed has brought, or will bring, what came since. */
function isFrom(began: string): (difference: Difference) => boolean {
  return ({ inRollUp }) => inRollUp === undefined || inRollUp.receivedAt <= began;
}

function putRight(
  key: RollUpKey,
  recounted: readonly RollUpEntry[],
  { entries, began }: { readonly entries: readonly RollUpEntry[]; readonly began: string },
): readonly RollUpEntry[] {
  const right = byPlace(entries);
  for (const { place, recounted: entry } of differencesOf(key, recounted, entries).filter(isFrom(began))) {
    if (entry) right.set(placeName(place), entry);
    else right.delete(placeName(place));
  }
  return [...right.values()].toSorted((one, other) => (placeName(one) < placeName(other) ? -1 : 1));
}

function byPlace(entries: readonly RollUpEntry[]): Map<string, RollUpEntry> {
  return new Map(entries.map((entry) => [placeName(entry), entry]));
}

function placeName({ team, month, trackerId }: Difference["place"]): string {
  return [team, month, trackerId].join("/");
}

function impossible(): never {
  throw new Error("A place stands in neither of the two lists that it was taken from.");
}
