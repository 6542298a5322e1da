import { describe, expect, it } from "vitest";
import { plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { checkOutcome, type Choices, type Result } from "../../../shared/contract/results.ts";
import { wireTables, type WireTable } from "../../../shared/contract/tables.ts";
import { asAt, blank, dates, groupDates, series, table, type RowParts } from "../checks/children.ts";
import { audits, away, groups, no, role, sessions, unreadable, workers, yes } from "../checks/people.ts";
import { checkNorthshire, northshire } from "./northshire.ts";

/** Every check comes to each of its states by some example, as at 15 September 2025 unless another day is given. */

interface Example {
  readonly tables: readonly WireTable[];
  readonly on?: string;
  readonly choices?: Choices;
}

const number = (value: number) => ({ kind: "number" as const, value });
const tier = (named: "very-high" | "high" | "medium" | "low") => ({ kind: "tier" as const, tier: named });
const time = (minutes: number) => ({ kind: "time" as const, minutes });
const recorded = (day: string): RowParts => ({
  lastDiscussion: dates("2025-09-01"),
  recordedDate: { kind: "dates", dates: [{ on: plainDate(day), group: false }] },
});
const tenTimes = Array.from({ length: 10 }, (_, index) => ({ sessionDate: dates(`2024-09-${10 + index}`) }));
const agency = (shifts: number) => workers([{ agencyWorker: yes, shiftsSinceOneToOne: number(shifts) }]);
const lasted = (...minutes: number[]) =>
  sessions(minutes.map((value) => ({ sessionDate: dates("2025-08-04"), duration: number(value) })));
const since2024 = { startDate: dates("2024-01-08") };

const children: readonly RowParts[] = [
  { lastDiscussion: dates("2025-09-08"), riskTier: tier("high") },
  { lastDiscussion: dates("2025-08-25"), riskTier: tier("medium") },
  { lastDiscussion: dates("2025-08-25"), riskTier: tier("low") },
  { lastDiscussion: dates("2025-08-25"), riskTier: tier("high") },
  { lastDiscussion: dates("2025-08-25"), riskTier: tier("very-high") },
  { lastDiscussion: dates("2025-08-25") },
  { lastDiscussion: dates("2025-05-01") },
  { lastDiscussion: dates("2025-09-14"), riskTier: unreadable },
  { lastDiscussion: blank },
  { lastDiscussion: blank, dateAllocated: dates("2025-09-12") },
  { lastDiscussion: blank, dateAllocated: dates("2025-09-01"), dateOpened: dates("2025-09-01") },
  { lastDiscussion: blank, dateAllocated: unreadable, dateOpened: unreadable },
  { lastDiscussion: blank, dateAllocated: dates("2029-01-01"), dateOpened: dates("2022-01-01") },
  { lastDiscussion: dates("2025-09-12"), dateAllocated: dates("2025-08-01"), dateOpened: dates("2025-08-01") },
  { lastDiscussion: groupDates("2025-09-12"), dateAllocated: dates("2025-08-01"), dateOpened: dates("2025-08-01") },
  { lastDiscussion: dates("2025-08-05"), dateAllocated: dates("2025-08-01"), dateOpened: dates("2025-07-28") },
  { discussions: series(dates("2025-09-12")), dateAllocated: dates("2025-09-01"), dateOpened: dates("2025-08-01") },
  {
    discussions: series(dates("2025-06-10"), dates("2025-06-20"), dates("2025-07-20")),
    dateOpened: dates("2025-06-02"),
  },
  { discussions: series(dates("2025-06-10")), dateOpened: dates("2025-06-02") },
  recorded("2025-09-01"),
  recorded("2025-09-02"),
  recorded("2025-09-03"),
  recorded("2025-08-31"),
  { ...recorded("2025-09-02"), discussedAtTime: time(600), recordedAtTime: time(601) },
  { ...recorded("2025-09-02"), discussedAtTime: time(600), recordedAtTime: unreadable },
  { lastDiscussion: dates("2025-09-14"), recordedDate: { kind: "blank" } },
  { lastDiscussion: dates("2025-09-15"), recordedDate: { kind: "blank" } },
  { lastDiscussion: dates("2025-09-01"), recordedDate: { kind: "blank" } },
  { lastDiscussion: dates("2025-09-01"), recordedDate: { kind: "yes" } },
];

const examples: readonly Example[] = [
  ...children.map((row): Example => ({ tables: [table([row])] })),
  { tables: [workers([{ role: role("social-worker"), lastOneToOne: dates("2025-09-01") }])] },
  { tables: [workers([{ role: role("social-worker"), lastOneToOne: dates("2025-08-01") }])] },
  {
    tables: [
      workers([{ role: role("social-worker"), lastOneToOne: dates("2025-08-01"), absence: away("2025-08-02") }]),
    ],
  },
  { tables: [workers([{ role: role("newly-qualified"), asyeStart: dates("2025-09-01"), lastOneToOne: blank }])] },
  { tables: [workers([{ role: role("social-worker"), lastOneToOne: unreadable }])] },
  { tables: [workers([{ role: role("student"), lastOneToOne: blank }])] },
  { tables: [agency(8)] },
  { tables: [agency(9)] },
  { tables: [workers([{ agencyWorker: yes, shiftsSinceOneToOne: unreadable }])] },
  { tables: [workers([{ agencyWorker: yes, shiftsSinceOneToOne: { kind: "blank" } }])] },
  { tables: [workers([since2024]), sessions(tenTimes)], on: "2025-09-10" },
  { tables: [workers([since2024]), sessions(tenTimes)] },
  { tables: [workers([since2024]), sessions(tenTimes)], choices: { yearRuns: "service-year" } },
  { tables: [workers([since2024]), sessions(tenTimes)], choices: { yearRuns: "03-31" } },
  { tables: [workers([{ ...since2024, absence: away("2025-09-01") }]), sessions(tenTimes)] },
  { tables: [workers([since2024]), sessions([{ sessionDate: unreadable }])] },
  { tables: [workers([{}]), sessions([])] },
  { tables: [workers([since2024]), lasted(60, 60)] },
  { tables: [workers([since2024]), lasted(30, 60)] },
  { tables: [workers([{ startDate: dates("2025-09-02") }]), lasted()] },
  { tables: [workers([since2024]), sessions([{ sessionDate: dates("2025-08-04") }])] },
  { tables: [workers([{}]), lasted(60)] },
  { tables: [workers([{ partOfFullTime: { kind: "part", part: 0.8 } }]), lasted(70, 72)] },
  { tables: [workers([{ partOfFullTime: { kind: "part", part: 1 } }]), lasted(90)] },
  { tables: [workers([{ partOfFullTime: unreadable }]), lasted(60)] },
  { tables: [groups([{ groupDate: dates("2025-07-10"), casesDiscussed: number(2) }])] },
  { tables: [groups([{ groupDate: dates("2025-06-10"), casesDiscussed: number(4) }])] },
  { tables: [groups([{ groupDate: dates("2025-06-10"), casesDiscussed: number(9) }])] },
  { tables: [groups([{ groupDate: blank, casesDiscussed: number(3) }])] },
  { tables: [groups([{ groupDate: unreadable, casesDiscussed: unreadable }])] },
  ...[yes, no, { kind: "blank" as const }].map((commentGiven): Example => {
    return { tables: [audits([{ auditDate: dates("2025-07-10"), commentGiven }])] };
  }),
  { tables: [audits([{ auditDate: dates("2025-06-10"), commentGiven: yes }])] },
  { tables: [audits([{ auditDate: unreadable }])] },
];

interface Found {
  readonly result: Result;
  readonly on: PlainDate;
}

let known: readonly Found[] | undefined;
/** What the examples come to, found when the first test asks. */
function all(): readonly Found[] {
  known ??= examples.flatMap(({ tables, on, choices = {} }) => {
    const day = on === undefined ? asAt : plainDate(on);
    expect(wireTables.parse(tables)).toEqual(tables);
    const outcome = checkNorthshire(tables, { on: day, choices });
    expect(checkOutcome.parse(outcome)).toEqual(outcome);
    return outcome.results.map((result) => ({ result, on: day }));
  });
  return known;
}

const open = ["check-entry", "cannot-check"];
const states: Readonly<Record<string, readonly string[]>> = {
  "NSH-CASE": ["met", "overdue", ...open],
  "NSH-FIRST": ["met", "overdue", "late", ...open],
  "NSH-POINTS": ["met", "overdue", "late", ...open],
  "NSH-REC": ["met", "overdue", "late", ...open],
  "NSH-SUP": ["met", "overdue", "absent", ...open],
  "NSH-SHIFTS": ["met", "not-met", ...open],
  "NSH-YEAR": ["met", "overdue", "absent", ...open],
  "NSH-MONTH": ["met", "not-met", ...open],
  "NSH-LENGTH": ["met", "not-met", ...open],
  "NSH-TEAM": ["met", "overdue", ...open],
  "NSH-SIZE": ["met", "past-aim", "not-met", ...open],
  "NSH-AUDIT": ["met", "overdue", "not-met", ...open],
};

describe.each(northshire.checks)("$id", ({ id, clauses }) => {
  const results = () =>
    all()
      .map(({ result }) => result)
      .filter((result) => result.check === id);

  it("comes to every one of its states by some example, and to no other", () => {
    const found = [...new Set(results().map(({ state }) => state))];
    expect(found.toSorted()).toEqual([...(states[id] ?? [])].toSorted());
  });

  it("decides by each of its clauses in some example, and by no other", () => {
    const used = new Set(results().flatMap(({ clause }) => (clause === undefined ? [] : [clause])));
    expect([...used].toSorted()).toEqual(clauses.map((one) => one.id).toSorted());
  });
});

describe("every result of an invented council", () => {
  it("has words and a reason, which speak of what is recorded and never of what was done", () => {
    for (const { result, on } of all()) {
      const told = [statusWords(result), whySentence(result, on)];
      for (const words of told) {
        expect(words, result.because.code).not.toMatch(
          /undefined|NaN|not done|not discussed| {2}|^$|,\.|\.\.|an entry|\?|as written/,
        );
      }
      expect(told[1], result.because.code).toMatch(/^[A-Z0-9].*\.$/);
      expect(told[1]?.includes("(section"), told[1]).toBe(result.state !== "check-entry" && said(result.because.code));
    }
  });

  it("carries what its state has", () => {
    for (const { result } of all()) {
      const { state, clause, daysOverdue, dueOn } = result;
      expect(clause === undefined).toBe(open.includes(state));
      expect(daysOverdue !== undefined).toBe(state === "overdue" || state === "absent");
      if (daysOverdue !== undefined || state === "late") expect(dueOn).toBeDefined();
    }
  });
});

/** Of these the words name no section: nothing of the policy decided them. */
function said(code: string): boolean {
  return !["displaced", "outside-known-holidays"].includes(code);
}
