import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { foldRun } from "../../shared/audit/roll-up.ts";
import type { AuditRun, RollUp, RollUpEntry, TakenOut } from "../../shared/contract/routes.ts";
import type { FoldedYear, RollUpKey, World } from "../ports.ts";
import { rollUpKept } from "./kept-until.ts";
import { sameContent } from "./same-content.ts";
import { todayInLondon } from "./today-in-london.ts";

/** One team's month of one tracker whose figures in the roll-up are not those of its runs. */
export interface Difference {
  readonly key: RollUpKey;
  readonly place: Pick<RollUpEntry, "team" | "month" | "trackerId">;
  /** The run that should stand there; undefined when no run of it is kept that may. */
  readonly recounted: RollUpEntry | undefined;
  readonly inRollUp: RollUpEntry | undefined;
  /** The runs that should be told as taken out, and those that are. */
  readonly takenOut: { readonly recounted: readonly TakenOut[]; readonly inRollUp: readonly TakenOut[] };
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
  const isOld = isFrom(began, todayInLondon(world.now()));
  for (const one of counted.values()) {
    const [of, recounted] = [{ council, service: one.service, year: one.year }, foldedOf(one)];
    const found = differencesOf(of, recounted, await rollUps.year(of)).filter(isOld);
    differences.push(...found);
    if (!write || found.length === 0) continue;
    const kept = await rollUpKept(world, of);
    const outcome = await rollUps.change(of, (inRollUp) => putRight(of, recounted, { inRollUp, isOld }), kept);
    if (outcome === "too-large") throw new Error(`The roll-up of ${nameOf(of)} holds more than the store takes.`);
  }
  return { runs, rollUps: counted.size, differences };
}

function foldedOf({ entries, takenOut = [] }: RollUp): FoldedYear {
  return { entries, takenOut };
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

function differencesOf(key: RollUpKey, recounted: FoldedYear, inRollUp: FoldedYear): readonly Difference[] {
  const [right, kept] = [byPlace(recounted), byPlace(inRollUp)];
  const none: AtPlace = { entry: undefined, takenOut: [] };
  return [...new Set([...right.keys(), ...kept.keys()])].flatMap((name) => {
    const [one, other] = [right.get(name) ?? none, kept.get(name) ?? none];
    if (sameContent(one, other)) return [];
    const { team, month, trackerId } =
      [one.entry, other.entry, ...one.takenOut, ...other.takenOut].find(isThere) ?? impossible();
    const takenOut = { recounted: one.takenOut, inRollUp: other.takenOut };
    return [{ key, place: { team, month, trackerId }, recounted: one.entry, inRollUp: other.entry, takenOut }];
  });
}

/** The change feed has brought, or will bring, what came since: a run, or the erasure of one that was read before it. */
function isFrom(began: string, today: PlainDate): (difference: Difference) => boolean {
  return ({ inRollUp, takenOut }) => {
    const isKnown = ({ runId }: TakenOut): boolean => takenOut.recounted.some((one) => one.runId === runId);
    const isSince = takenOut.inRollUp.some((mark) => mark.on >= today && !isKnown(mark));
    return !isSince && (inRollUp === undefined || inRollUp.receivedAt <= began);
  };
}

function putRight(
  key: RollUpKey,
  recounted: FoldedYear,
  { inRollUp, isOld }: { readonly inRollUp: FoldedYear; readonly isOld: ReturnType<typeof isFrom> },
): FoldedYear {
  const right = byPlace(inRollUp);
  for (const { place, recounted: entry, takenOut } of differencesOf(key, recounted, inRollUp).filter(isOld)) {
    right.set(placeName(place), { entry, takenOut: takenOut.recounted });
  }
  const places = [...right].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, atPlace]) => atPlace);
  return {
    entries: places.map(({ entry }) => entry).filter(isThere),
    takenOut: places.flatMap(({ takenOut }) => takenOut),
  };
}

/** What stands for one team's month of one tracker, and what was taken out of it. */
interface AtPlace {
  readonly entry: RollUpEntry | undefined;
  readonly takenOut: readonly TakenOut[];
}

function byPlace({ entries, takenOut }: FoldedYear): Map<string, AtPlace> {
  const places = new Map<string, AtPlace>(entries.map((entry) => [placeName(entry), { entry, takenOut: [] }]));
  for (const mark of takenOut) {
    const { entry, takenOut: before } = places.get(placeName(mark)) ?? { entry: undefined, takenOut: [] };
    places.set(placeName(mark), { entry, takenOut: [...before, mark] });
  }
  return places;
}

function placeName({ team, month, trackerId }: Difference["place"]): string {
  return [team, month, trackerId].join("/");
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function impossible(): never {
  throw new Error("A place stands in neither of the two lists that it was taken from.");
}
