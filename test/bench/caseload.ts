import { plusDays } from "../../shared/calendar/arithmetic.ts";
import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import type { DateEntry, RecordedEntry, YesNoEntry } from "../../shared/contract/entries.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import type { CaseField, CaseFields, CaseRow } from "../../shared/contract/tables.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { between, type Chance, chanceOf, oneOf } from "../../local/seed/randomness.ts";

/** Invented caseloads of any size, the same on every machine, with every column that a council's case checks read. */

export const councils = ["haringey", "barnet"] as const;
export type Council = (typeof councils)[number];

export const asAt = plainDate("2025-09-15");

export function policyOf(council: Council): Policy {
  const found = policyInForce(council, asAt);
  if (!found.found) throw new RangeError(found.sentence);
  return found.policy;
}

type RecordOf = (chance: Chance, discussedOn: PlainDate) => CaseFields;

/** What each council asks of the record of a discussion. */
const records: Record<Council, RecordOf> = {
  haringey: (chance, discussedOn) => ({
    recordedOnSystem: answer(chance),
    lastSeen: daysBefore(chance, discussedOn, 30),
    viewsRecorded: answer(chance),
    planAppropriate: answer(chance),
    contingencyPlan: answer(chance),
    decisionsRecorded: answer(chance),
    oversightNoted: answer(chance),
  }),
  barnet: (chance, discussedOn) => ({
    careLeaver: { kind: chance() < 0.1 ? "care-leaver" : "nothing" },
    longTermMatch: { kind: chance() < 0.1 ? "matched" : "not-recorded" },
    recordedDate: recorded(chance, discussedOn),
    smartOutcomes: answer(chance),
    actionsReviewed: answer(chance),
  }),
};

export function caseload(council: Council, cases: number): CheckRequest {
  const chance = chanceOf("bench", council);
  const rows = Array.from({ length: cases }, (_, index): CaseRow => {
    // Here and there a child stands in a second row.
    const child = index > 0 && chance() < 0.01 ? index - 1 : index;
    return { rowId: `row-${index + 5}`, caseRef: `M${1_000_000 + child}`, fields: fieldsOf(council, chance) };
  });
  const mappedFields = Object.keys(rows[0]?.fields ?? {}) as CaseField[];
  return { asAt, tables: [{ tableId: "caseload", holds: "cases", hasCaseRefs: true, mappedFields, rows }] };
}

function fieldsOf(council: Council, chance: Chance): CaseFields {
  const discussedOn = plusDays(asAt, -between(chance, 0, 120));
  return {
    planType: {
      kind: "plans",
      plans: [oneOf(chance, ["child-in-need", "child-protection", "looked-after", "care-leaver"])],
      doubtful: false,
    },
    status: { kind: chance() < 0.02 ? "closed" : "open" },
    dateOpened: daysBefore(chance, plusDays(asAt, -120), 900),
    lastDiscussion: lastDiscussion(chance, discussedOn),
    ...records[council](chance, discussedOn),
    worker: oneOf(chance, ["A. Thistlewood", "B. Harkaway", "C. Nettlefold", "D. Pomfrey-Lane"]),
    team: oneOf(chance, ["North", "South", "Disabled Children"]),
  };
}

function lastDiscussion(chance: Chance, on: PlainDate): DateEntry {
  const slip = chance();
  if (slip < 0.02) return { kind: "unreadable" };
  if (slip < 0.05) return { kind: "blank" };
  return { kind: "dates", dates: [{ on, group: chance() < 0.05 }] };
}

function recorded(chance: Chance, discussedOn: PlainDate): RecordedEntry {
  if (chance() < 0.1) return { kind: "blank" };
  return { kind: "dates", dates: [{ on: plusDays(discussedOn, between(chance, 0, 6)), group: false }] };
}

function daysBefore(chance: Chance, day: PlainDate, most: number): DateEntry {
  return { kind: "dates", dates: [{ on: plusDays(day, -between(chance, 0, most)), group: false }] };
}

function answer(chance: Chance): YesNoEntry {
  return { kind: oneOf(chance, ["yes", "yes", "yes", "yes", "yes", "no", "blank"]) };
}
