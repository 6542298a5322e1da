import type { PlainDate } from "../calendar/plain-date.ts";
import type { ObservationFields } from "../contract/log-tables.ts";
import { keyOf } from "../contract/row-key.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import type { RollingCount } from "../policy/kinds/rolling-count.ts";
import { intervalInWords } from "../policy/interval.ts";
import { unlessAway } from "./absence.ts";
import { anchorOf } from "./anchor.ts";
import { beginningOf } from "./case-dates.ts";
import { dueAgain } from "./cycle.ts";
import { latestDay, readsTheSameUntil } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";
import { byDates, cannotCheck, checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import type { Person, Staff } from "./staff.ts";
import type { TableHolding } from "./tables-of.ts";

/** A manager of the worker list, or one who is named only where somebody was observed. */
export interface Manager {
  readonly tableId: string;
  readonly rowId: string;
  readonly label: string | undefined;
  readonly person: Person | undefined;
  readonly observations: ObservationFields[];
}

export function managersOf(
  { ofRole }: RollingCount,
  staff: Staff,
  tables: readonly TableHolding<"observations">[],
): readonly Manager[] {
  const listed = new Map<string, Manager>();
  for (const person of staff.people) {
    const { role } = person.fields;
    if (role?.kind !== "role" || role.role !== ofRole) continue;
    const { tableId, rowId, label } = person;
    listed.set(staff.keyOf(person), { tableId, rowId, label, person, observations: [] });
  }
  const unlisted = new Map<string, Manager>();
  for (const { tableId, rows } of tables) {
    for (const { rowId, workerRows = [], sameAs, fields } of rows) {
      const [pointer, ...more] = workerRows;
      if (pointer === undefined) addUnlisted(unlisted, keyOf(sameAs ?? { tableId, rowId }), { tableId, rowId, fields });
      else if (more.length === 0) listed.get(keyOf(pointer))?.observations.push(fields);
    }
  }
  return [...listed.values(), ...unlisted.values()];
}

/** Somebody whom the worker list does not have is known by the first row that names them. */
function addUnlisted(
  unlisted: Map<string, Manager>,
  key: string,
  { tableId, rowId, fields }: RowPointer & { readonly fields: ObservationFields },
): void {
  const known = unlisted.get(key);
  if (known !== undefined) known.observations.push(fields);
  else if (fields.manager !== undefined) {
    unlisted.set(key, { tableId, rowId, label: fields.manager, person: undefined, observations: [fields] });
  }
}

export function rollingCountJudge(use: CheckInUse, rule: RollingCount): (manager: Manager) => Judgement {
  return ({ person, observations }) => {
    const dates = observations.map(({ observationDate }) => observationDate);
    const judged = judge(use, rule, person, observations);
    const kept = person === undefined ? judged : unlessAway(use, person.fields, judged);
    return standing(kept, readsTheSameUntil(dates, use.asAt));
  };
}

function judge(
  use: CheckInUse,
  rule: RollingCount,
  person: Person | undefined,
  observations: readonly ObservationFields[],
): Judgement {
  const read = readObservations(observations, use.asAt);
  if ("fault" in read) return checkEntry(use, read.fault);
  const nth = read.days[rule.times - 1];
  const amount = read.days.length;
  const again = { within: rule.inEvery, cycle: rule.cycle };
  const limitFrom = (from: PlainDate) => ({
    on: dueAgain(from, again, use),
    clause: rule.clause,
    words: intervalInWords(rule.inEvery),
  });
  if (nth !== undefined) {
    const anchor = anchorOf({ field: "observationDate", on: nth });
    return byDates(
      use,
      { limit: limitFrom(nth) },
      {
        code: "counted-from-earlier",
        field: "observationDate",
        anchor,
        amount: rule.times,
      },
    );
  }
  const begun = beginningOf(person?.fields ?? {}, ["startDate"], use.asAt);
  if ("fault" in begun) return checkEntry(use, begun.fault);
  if (begun.beginning === undefined) return cannotCheck(use, "too-few-and-no-start", { field: "startDate", amount });
  const { on } = begun.beginning;
  const aim = {
    on: dueAgain(on, { within: rule.firstWithin }, use),
    clause: rule.clause,
    words: intervalInWords(rule.firstWithin),
  };
  const told = {
    code: "counted-from-start",
    field: "observationDate",
    anchor: anchorOf({ field: "startDate", on }),
    amount,
  };
  return byDates(use, { limit: limitFrom(on), aim: amount === 0 ? aim : undefined }, told);
}

/** Every day on which the manager was observed, the latest first. A day ahead is a plan. */
function readObservations(
  observations: readonly ObservationFields[],
  asAt: PlainDate,
): { readonly days: readonly PlainDate[] } | { readonly fault: Fault } {
  const days: PlainDate[] = [];
  for (const { observationDate: entry } of observations) {
    if (entry?.kind !== "dates") {
      const fault = faultOf(entry, "observationDate", asAt);
      if (fault !== undefined) return { fault };
      continue;
    }
    const on = latestDay(entry);
    if (on <= asAt) days.push(on);
  }
  return { days: days.toSorted((one, other) => (one < other ? 1 : -1)) };
}
