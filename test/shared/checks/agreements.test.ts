import { describe, expect, it } from "vitest";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { barnetUndated } from "../../../shared/policy/councils/barnet-undated.ts";
import { briefly } from "./briefly.ts";
import { asAt, blank, dates } from "./children.ts";
import { agreements, no, role, sessions, unreadable, workers, yes } from "./people.ts";

/** Readings 9.4 and 9.5, as at 15 Sep 2025. */

const blankAnswer = { kind: "blank" } as const;
const cannotBeRead = { kind: "unreadable" } as const;
const signed = { signedWorker: yes, signedSupervisor: yes };
const dated = { agreementDate: dates("2025-03-01") };
const inPlace = "met: agreement-in-place";

describe("an agreement with a supervisor", () => {
  it.each<[string, WorkerFields, string, string?]>([
    [
      "date blank and not held",
      { agreementDate: blank, agreementHeld: blankAnswer },
      "not-met: no-agreement agreementDate",
    ],
    ["held no", { agreementHeld: no }, "not-met: no-agreement agreementHeld"],
    ["only held is mapped, and blank", { agreementHeld: blankAnswer }, "cannot-check: not-recorded agreementHeld"],
    ["only the date is mapped, and blank", { agreementDate: blank }, "not-met: no-agreement agreementDate"],
    ["held cannot be read", { agreementHeld: cannotBeRead }, "check-entry: answer-unreadable agreementHeld"],
    ["held stands in for a blank date", { agreementDate: blank, agreementHeld: yes, ...signed }, inPlace],
    [
      "a date that cannot be read",
      { agreementDate: unreadable, agreementHeld: yes },
      "check-entry: unreadable agreementDate",
    ],
    [
      "a date to come",
      { agreementDate: dates("2025-09-16") },
      "check-entry: lies-ahead agreementDate until 2025-09-15",
    ],
    [
      "another supervisor",
      { ...dated, ...signed, agreementSupervisor: { kind: "other" } },
      "not-met: other-supervisor agreementSupervisor",
    ],
    ["the same supervisor", { ...dated, ...signed, agreementSupervisor: { kind: "same" } }, inPlace],
    [
      "dated before the present supervisor began",
      { ...dated, ...signed, supervisorSince: dates("2025-03-02") },
      inPlace,
      "not-met: earlier-supervisor supervisorSince",
    ],
    ["dated on the day the supervisor began", { ...dated, ...signed, supervisorSince: dates("2025-03-01") }, inPlace],
    [
      "held with no date, whoever supervises since",
      { agreementDate: blank, agreementHeld: yes, ...signed, supervisorSince: dates("2025-03-02") },
      inPlace,
    ],
    ["a signature that is a no", { ...dated, ...signed, signedWorker: no }, "not-met: recorded-as-no signature"],
    ["copies that are a no", { ...dated, ...signed, bothHoldCopy: no }, "not-met: recorded-as-no bothHoldCopy"],
    ["copies that cannot be read", { ...dated, ...signed, bothHoldCopy: cannotBeRead }, inPlace],
    [
      "a signature that cannot be read",
      { ...dated, ...signed, signedSupervisor: cannotBeRead },
      "check-entry: answer-unreadable signature",
    ],
    [
      "a signature that cannot be read beside yes for both",
      { ...dated, signedWorker: cannotBeRead, signedBoth: yes },
      "check-entry: answer-unreadable signature",
    ],
    ["a blank signature", { ...dated, ...signed, signedWorker: blankAnswer }, "cannot-check: not-recorded signature"],
    ["blank signatures and yes for both", { ...dated, signedWorker: blankAnswer, signedBoth: yes }, inPlace],
    ["a column for both, and none for each", { ...dated, signedBoth: yes }, inPlace],
    ["no column for signatures", dated, "cannot-check: no-signature-column signature", inPlace],
  ])("%s", (_, fields, haringey, barnet = haringey) => {
    expect(briefly("HGY-AGR", [workers([fields])])).toBe(haringey);
    expect(briefly("BNT-AGR", [workers([fields])])).toBe(barnet);
  });

  it("is reviewed only where there is one", () => {
    for (const fields of [{ agreementDate: blank }, { agreementDate: blank, agreementHeld: no }]) {
      const tables = [workers([{ ...fields, agreementReviewDue: dates("2025-09-01"), agreementReviewed: blank }])];
      expect([briefly("HGY-AGR-REV", tables), briefly("BNT-AGR-REV", tables)]).toEqual(["nothing", "nothing"]);
    }
  });

  it("has been reviewed when that was on the day written or later", () => {
    const on = (day: string) => {
      const fields = { agreementHeld: yes, agreementReviewDue: dates("2025-09-01"), agreementReviewed: dates(day) };
      return briefly("BNT-AGR-REV", [workers([fields])]);
    };
    expect(on("2025-08-31")).toBe("overdue: by-date-written agreementReviewDue due 2025-09-01");
    expect(on("2025-09-01")).toBe("met: done-by-date-written from agreementReviewed 2025-09-01 due 2025-09-01");
    expect(on("2025-09-02")).toBe("met: done-by-date-written from agreementReviewed 2025-09-02 due 2025-09-01");
  });

  it("is taken from the later of two rows, the first of one day, and from none whose name fits two workers", () => {
    const of = (rows: readonly WorkerFields[], pointers: readonly (readonly string[])[]) => {
      const table = agreements(rows);
      const placed = table.rows.map((row, at) => ({
        ...row,
        workerRows: (pointers[at] ?? []).map((rowId) => ({ tableId: "w", rowId })),
      }));
      return briefly("BNT-AGR", [workers([{}, {}]), { ...table, rows: placed } as typeof table]).split("; ")[0];
    };
    const short = { ...dated, signedBoth: no };
    const full = { ...dated, signedBoth: yes };
    const earlier = { agreementDate: dates("2025-01-01"), signedBoth: no };
    const undated = { agreementDate: blank, agreementHeld: yes, signedBoth: no };
    expect(of([full, short], [["r0"], ["r0"]])).toBe(inPlace);
    expect(of([short, full], [["r0"], ["r0"]])).toBe("not-met: recorded-as-no signature");
    expect(of([full, earlier], [["r0"], ["r0"]])).toBe(inPlace);
    expect(of([earlier, full], [["r0"], ["r0"]])).toBe(inPlace);
    expect(of([full, undated], [["r0"], ["r0"]])).toBe(inPlace);
    expect(of([undated, full], [["r0"], ["r0"]])).toBe(inPlace);
    expect(of([full], [["r0", "r1"]])).toBe("not-met: no-agreement agreementDate");
    expect(of([full], [[]])).toBe("not-met: no-agreement agreementDate");
  });
});

describe("a signature", () => {
  const both = (fields: WorkerFields, more: readonly WorkerFields[] = []) =>
    ["HGY-AGR", "BNT-AGR"].map((id) =>
      briefly(id, [workers([fields]), ...(more.length > 0 ? [agreements(more)] : [])]),
    );

  it("that cannot be read is looked at, whatever else is signed", () => {
    const unclear = "check-entry: answer-unreadable signature";
    expect(both({ ...dated, ...signed, signedBoth: cannotBeRead })).toEqual([unclear, unclear]);
  });

  it("has a column where the agreements have one, also for a worker who has no row there", () => {
    const blankThere = "cannot-check: not-recorded signature";
    const list = workers([{ agreementHeld: yes }, { agreementHeld: yes }]);
    for (const id of ["HGY-AGR", "BNT-AGR"]) {
      const found = briefly(id, [list, agreements([signed])]).split("; ");
      expect(found).toEqual([inPlace, blankThere]);
    }
  });
});

it("a review is not counted from where the day of the agreement is not recorded", () => {
  const reviewed = { agreementReviewed: dates("2025-03-03") };
  expect(briefly("HGY-AGR-REV", [workers([{ ...dated, ...reviewed }])])).toContain("met: from-last-time");
  expect(briefly("HGY-AGR-REV", [workers([{ agreementDate: blank, agreementHeld: yes, ...reviewed }])])).toBe(
    "cannot-check: nothing-recorded agreementDate",
  );
});

describe("a one-to-one that stands in the agreements", () => {
  const sw = { role: role("social-worker"), startDate: dates("2025-09-01") };
  const there = (fields: WorkerFields) => briefly("BNT-SUP", [workers([sw]), agreements([fields])]);

  it("counts like one in the worker's own table, which goes first", () => {
    expect(there({ lastOneToOne: dates("2025-09-08") })).toContain("from lastOneToOne 2025-09-08");
    expect(there({ lastOneToOne: unreadable })).toBe("check-entry: unreadable lastOneToOne");
    const own = workers([{ ...sw, lastOneToOne: dates("2025-09-02") }]);
    expect(briefly("BNT-SUP", [own, agreements([{ lastOneToOne: dates("2025-09-08") }])])).toContain(
      "from lastOneToOne 2025-09-02",
    );
  });
});

describe("the frequency that is agreed", () => {
  const every = (days: number) => ({ agreedFrequency: { kind: "days" as const, days } });
  const seen = { lastOneToOne: dates("2025-09-01") };
  const from = "from lastOneToOne 2025-09-01";
  const asye = (start: string) => ({ role: role("newly-qualified"), asyeStart: dates(start) });
  const tooLong = "check-entry: longer-than-the-policy agreedFrequency";

  it.each<[string, WorkerFields, string]>([
    [
      "a month",
      { agreedFrequency: { kind: "one-month" } },
      `met: from-one-to-one ${from} aim 2025-10-01 until 2025-10-01`,
    ],
    [
      "as long as the policy leaves",
      { ...every(28), role: role("social-worker") },
      `met: from-one-to-one ${from} aim 2025-09-29 until 2025-09-29`,
    ],
    ["longer than the policy leaves", { ...every(29), role: role("social-worker") }, tooLong],
    [
      "a month where the policy leaves one",
      { agreedFrequency: { kind: "one-month" }, role: role("team-manager") },
      `met: from-one-to-one ${from} aim 2025-10-01 until 2025-10-01`,
    ],
    [
      "a month where the policy leaves 28 days",
      { agreedFrequency: { kind: "one-month" }, role: role("social-worker") },
      tooLong,
    ],
    [
      "for a role that the policy does not name",
      { ...every(84), role: role("student") },
      `met: from-one-to-one ${from} aim 2025-11-24 until 2025-11-24`,
    ],
    ["cannot be read", { agreedFrequency: { kind: "unreadable" } }, "check-entry: amount-unreadable agreedFrequency"],
    ["blank", { agreedFrequency: { kind: "blank" } }, "nothing"],
    [
      "a fortnight on the last day of the first phase",
      { ...every(14), ...asye("2025-08-05") },
      `${tooLong} until 2025-09-15`,
    ],
    [
      "a fortnight on the day after it",
      { ...every(14), ...asye("2025-08-04") },
      `met: from-one-to-one ${from} aim 2025-09-15 until 2025-09-15`,
    ],
    [
      "a week in the first phase",
      { ...every(7), ...asye("2025-08-11") },
      `past-aim: from-one-to-one ${from} aim 2025-09-08 until 2025-09-21`,
    ],
    [
      "a fortnight after it, at a weekly stage",
      { ...every(14), ...asye("2025-06-02"), asyeStage: { kind: "stage", stage: "weekly" } },
      tooLong,
    ],
    [
      "newly qualified, with no start recorded",
      { ...every(84), role: role("newly-qualified") },
      `met: from-one-to-one ${from} aim 2025-11-24 until 2025-11-24`,
    ],
    [
      "newly qualified, with a start that cannot be read",
      { ...every(84), role: role("newly-qualified"), asyeStart: unreadable },
      "check-entry: unreadable asyeStart",
    ],
    [
      "newly qualified, with a stage that cannot be read, after the first phase",
      { ...every(56), ...asye("2025-06-02"), asyeStage: cannotBeRead },
      "check-entry: answer-unreadable asyeStage",
    ],
    [
      "newly qualified, with a stage that cannot be read, in the first phase, which has no stages",
      { ...every(7), ...asye("2025-08-25"), asyeStage: cannotBeRead },
      `past-aim: from-one-to-one ${from} aim 2025-09-08 until 2025-10-05`,
    ],
    [
      "a change of the clock before the phase ends",
      { ...every(14), ...asye("2025-08-25"), supervisorSince: dates("2025-09-20") },
      `${tooLong} until 2025-09-19`,
    ],
    [
      "a change of the clock after the phase ends",
      { ...every(14), ...asye("2025-08-25"), supervisorSince: dates("2025-12-01") },
      `${tooLong} until 2025-10-05`,
    ],
  ])("%s", (_, fields, expected) => {
    expect(briefly("BNT-AGR-FREQ", [workers([{ ...seen, role: { kind: "blank" }, ...fields }])])).toBe(expected);
  });

  it("is a calendar month, as the council reads the end of one", () => {
    const fields = { lastOneToOne: dates("2025-01-31"), agreedFrequency: { kind: "one-month" as const } };
    const aim = (choices: object) =>
      /aim (\S+)/.exec(briefly("BNT-AGR-FREQ", [workers([fields])], { choices: { ...choices } }))?.[1];
    expect([aim({}), aim({ monthEnd: "next-day" })]).toEqual(["2025-02-28", "2025-03-01"]);
  });

  it("tells the days that the policy leaves", () => {
    const fields = { ...seen, ...every(63), role: role("personal-adviser") };
    const { results } = checkTracker({ policy: barnetUndated, choices: {}, asAt, tables: [workers([fields])] });
    expect(results.find((one) => one.check === "BNT-AGR-FREQ")?.because.amount).toBe(56);
  });

  it("is held against nothing in a policy that has no interval for one-to-ones", () => {
    const alone = { ...barnetUndated, checks: barnetUndated.checks.filter(({ id }) => id === "BNT-AGR-FREQ") };
    const fields = { ...seen, ...every(84), ...asye("2025-08-25") };
    const { results } = checkTracker({ policy: alone, choices: {}, asAt, tables: [workers([fields])] });
    expect(results).toMatchObject([{ state: "met", aimOn: "2025-11-24", standsUntil: "2025-11-24" }]);
  });

  it.each<[string, WorkerFields, string]>([
    [
      "six weeks",
      { escalationWeeks: { kind: "number", value: 6 } },
      `met: from-one-to-one ${from} aim 2025-10-12 until 2025-10-12`,
    ],
    [
      "a point to look at",
      { escalationWeeks: { kind: "unreadable" } },
      "check-entry: amount-unreadable escalationWeeks",
    ],
    ["no point", { escalationWeeks: { kind: "blank" } }, "nothing"],
  ])("goes to the supervisor's manager at %s", (_, fields, expected) => {
    expect(briefly("BNT-AGR-ESC", [workers([{ ...seen, ...fields }])])).toBe(expected);
  });

  it("counts from a session of the log", () => {
    const tables = [workers([{ ...every(14), lastOneToOne: blank }]), sessions([{ sessionDate: dates("2025-09-08") }])];
    expect(briefly("BNT-AGR-FREQ", tables)).toBe(
      "met: from-one-to-one from sessionDate 2025-09-08 aim 2025-09-22 until 2025-09-22",
    );
  });
});
