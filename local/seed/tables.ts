import { plusDays } from "../../shared/calendar/arithmetic.ts";
import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import type { DateEntry, PlanEntry } from "../../shared/contract/entries.ts";
import type { CaseField, CaseFields, CaseRow, WireTable } from "../../shared/contract/tables.ts";
import type { Plan } from "../../shared/contract/vocabulary.ts";
import type { Habits } from "./councils.ts";
import { between, type Chance, chanceOf, oneOf } from "./randomness.ts";

/** Every tracker's history begins here, so that what stood in it on a day does not depend on when it is asked. */
const beginning = plainDate("2023-01-02");

const plans: readonly [Plan, ...Plan[]] = [
  "child-in-need",
  "child-in-need",
  "child-protection",
  "looked-after",
  "care-leaver",
  "court",
];
const workers: readonly [string, ...string[]] = [
  "A. Thistlewood",
  "B. Harkaway",
  "C. Nettlefold",
  "D. Pomfrey-Lane",
  "E. Larkspur",
  "F. Windlestone",
  "G. Quennell-Marsh",
];
const mappedFields: CaseField[] = ["planType", "dateOpened", "dateAllocated", "lastDiscussion", "worker", "team"];

interface Child {
  readonly ref: string;
  readonly openedOn: PlainDate;
  readonly closesOn: PlainDate;
  readonly plan: Plan;
  readonly worker: string;
}

/** What a team's caseload tracker says on a day: one table, a row a child, as the add-in would send it. */
export function trackerOn(team: { team: string; name: string }, habits: Habits, asAt: PlainDate): WireTable[] {
  const rows = Array.from({ length: habits.cases }, (_, place) => rowOn(team, habits, { place, asAt }));
  return [{ tableId: "caseload", holds: "cases", hasCaseRefs: true, mappedFields, rows }];
}

function rowOn(
  { team, name }: { team: string; name: string },
  habits: Habits,
  { place, asAt }: { place: number; asAt: PlainDate },
): CaseRow {
  const child = childOn(team, place, asAt);
  const chance = chanceOf(team, child.ref, asAt);
  const fields: CaseFields = {
    planType: planEntry(child.plan),
    dateOpened: dates(child.openedOn),
    dateAllocated: dates(plusDays(child.openedOn, 3)),
    lastDiscussion: lastDiscussion(lastDiscussedOn(team, child, habits, asAt), habits, chance),
    worker: child.worker,
    team: name,
  };
  return { rowId: `row-${place + 5}`, caseRef: child.ref, fields };
}

/** Each place of the tracker holds one child after another. */
function childOn(team: string, place: number, asAt: PlainDate): Child {
  const chance = chanceOf(team, "place", place);
  let openedOn = plusDays(beginning, between(chance, 0, 200));
  for (let turn = 0; ; turn++) {
    const closesOn = plusDays(openedOn, between(chance, 90, 700));
    const plan = oneOf(chance, plans);
    const worker = oneOf(chance, workers);
    if (asAt < closesOn) return { ref: refOf(team, place, turn), openedOn, closesOn, plan, worker };
    openedOn = plusDays(closesOn, between(chance, 0, 2));
  }
}

function refOf(team: string, place: number, turn: number): string {
  return String(between(chanceOf(team, "ref", place, turn), 4_000_000, 4_999_999));
}

function lastDiscussedOn(
  team: string,
  child: Child,
  { usualGap, longestGap }: Habits,
  asAt: PlainDate,
): PlainDate | undefined {
  const chance = chanceOf(team, child.ref, "discussions");
  let last: PlainDate | undefined;
  for (let next = plusDays(child.openedOn, between(chance, 5, 30)); next <= asAt;) {
    last = next;
    const gap =
      chance() < 0.75 ? between(chance, Math.ceil(usualGap / 2), usualGap) : between(chance, usualGap, longestGap);
    next = plusDays(next, gap);
  }
  return last;
}

function lastDiscussion(on: PlainDate | undefined, { careless }: Habits, chance: Chance): DateEntry {
  if (on === undefined) return { kind: chance() < 0.5 ? "blank" : "new" };
  const slip = chance();
  if (slip < careless / 3) return { kind: "planned" };
  if (slip < careless) return { kind: "unreadable" };
  return { kind: "dates", dates: [{ on, group: chance() < 0.05 }] };
}

function planEntry(plan: Plan): PlanEntry {
  return { kind: "plans", plans: [plan], doubtful: false };
}

function dates(on: PlainDate): DateEntry {
  return { kind: "dates", dates: [{ on, group: false }] };
}
