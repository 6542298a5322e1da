import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { NumberEntry } from "../../../shared/contract/entries.ts";
import type { Result } from "../../../shared/contract/results.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { asAt, blank, dates } from "../checks/children.ts";
import { audits, groups, no, sessions, unreadable, workers, yes } from "../checks/people.ts";
import { checkNorthshire, judged } from "./northshire.ts";

const number = (value: number) => ({ kind: "number" as const, value });
const part = (of: number): WorkerFields => ({ partOfFullTime: { kind: "part", part: of } });

describe("ninety minutes for full time, in proportion for part of it, and never under forty-five", () => {
  const length = (minutes: NumberEntry, fields: WorkerFields): Result =>
    judged("NSH-LENGTH", [workers([fields]), sessions([{ sessionDate: dates("2025-09-01"), duration: minutes }])]);

  it.each([
    [1, 90],
    [0.7, 63],
    [0.6, 54],
    [0.55, 49.5],
    [0.5, 45],
    [0.2, 45],
  ])("for %d of full time is met from %d minutes on", (of, least) => {
    const states = [least - 1, least, least + 1].map((minutes) => length(number(minutes), part(of)).state);
    expect(states).toEqual(["not-met", "met", "met"]);
    expect(length(number(least), part(of))).toMatchObject({ clause: "NSH-LENGTH", because: { amount: least } });
  });

  it("with no part recorded says only what is so for every part", () => {
    for (const fields of [{}, { partOfFullTime: { kind: "blank" as const } }]) {
      const states = [44, 45, 89, 90].map((minutes) => length(number(minutes), fields).state);
      expect(states).toEqual(["not-met", "cannot-check", "cannot-check", "met"]);
    }
    expect(whySentence(length(number(60), {}), asAt)).toBe(
      "The length recorded is 60 minutes. The least goes by the part of full time, which is not recorded: it is 45 to 90 minutes (section 3.5). Enter it.",
    );
  });

  it("asks for a look at a part that cannot be read only where it decides", () => {
    const states = [44, 60, 90].map((minutes) => length(number(minutes), { partOfFullTime: unreadable }).state);
    expect(states).toEqual(["not-met", "check-entry", "met"]);
  });

  it("has nothing to go by without a length, and asks for a look at one that cannot be read", () => {
    expect(length({ kind: "blank" }, part(1))).toMatchObject({ state: "cannot-check", because: { field: "duration" } });
    expect(length(unreadable, part(1)).state).toBe("check-entry");
  });

  it("tells the part and the whole", () => {
    const short = length(number(50), part(0.6));
    expect(statusWords(short)).toBe("Not met: 50, less than 54 minutes");
    expect(whySentence(short, asAt)).toBe(
      "The length recorded is 50 minutes; the least is 54 minutes (section 3.5). 0.6 of full time is recorded, of which the whole is 90 minutes and the least for everybody 45.",
    );
  });

  it("goes by the first row of the worker of the session, also where the worker has left", () => {
    const rows = [{ ...part(0.5), leftDate: dates("2025-09-10") }, part(1), { ...part(0.5), as: 1 }];
    const log = [0, 1].map((of) => ({ sessionDate: dates("2025-09-01"), duration: number(50), of: [of] }));
    const { results } = checkNorthshire([workers(rows), sessions(log)]);
    const states = results.filter(({ check }) => check === "NSH-LENGTH").map(({ state }) => state);
    expect(states).toEqual(["met", "not-met"]);
  });
});

describe("a lower bound that is advice", () => {
  const size = (cases: NumberEntry): Result =>
    judged("NSH-SIZE", [groups([{ groupDate: dates("2025-09-01"), casesDiscussed: cases }])]);

  it("is never a breach, while the upper bound is", () => {
    expect([0, 2, 3, 6, 7].map((cases) => size(number(cases)).state)).toEqual([
      "past-aim",
      "past-aim",
      "met",
      "met",
      "not-met",
    ]);
    expect([size(number(2)).clause, size(number(7)).clause]).toEqual(["NSH-SIZE-LEAST", "NSH-SIZE"]);
    expect(statusWords(size(number(2)))).toBe("Past the aim: 2, below the 3 to 6 cases advised");
    expect(whySentence(size(number(2)), asAt)).toBe(
      "2 recorded; 3 to 6 cases are advised, and fewer are no breach (section 4.2).",
    );
  });

  it("says nothing of a number that is missing or cannot be read", () => {
    expect([size({ kind: "blank" }).state, size(unreadable).state]).toEqual(["cannot-check", "check-entry"]);
  });
});

describe("a monthly programme that leaves out a month", () => {
  const team = (last: string, on: string): Result =>
    judged("NSH-TEAM", [groups([{ groupDate: dates(last) }])], { on: plainDate(on) });

  it("asks for September after July, and for September after a session that was held in August all the same", () => {
    for (const last of ["2025-07-01", "2025-07-31", "2025-08-15"]) {
      expect(team(last, "2025-09-30")).toMatchObject({ state: "met", dueOn: "2025-09-30", standsUntil: "2025-09-30" });
      expect(team(last, "2025-10-01")).toMatchObject({ state: "overdue", dueOn: "2025-09-30", daysOverdue: 1 });
    }
    expect(whySentence(team("2025-07-31", "2025-09-30"), plainDate("2025-09-30"))).toBe(
      "The last group session recorded is 31 Jul 2025. The limit is 30 Sep 2025 (section 4.1). None is asked for in August 2025.",
    );
    expect(team("2025-08-15", "2025-09-30").because.reading).toBeUndefined();
  });

  it("asks for every other month", () => {
    expect(team("2025-06-10", "2025-07-31")).toMatchObject({ state: "met", dueOn: "2025-07-31" });
    expect(team("2025-06-10", "2025-08-01")).toMatchObject({ state: "overdue", daysOverdue: 1 });
    expect(team("2025-12-10", "2026-01-31")).toMatchObject({ state: "met", dueOn: "2026-01-31" });
  });

  it("still asks for what belongs to the last one", () => {
    const audit = (comment: typeof yes, month: string, on: string) =>
      judged("NSH-AUDIT", [audits([{ auditDate: { kind: "month", month }, commentGiven: comment }])], {
        on: plainDate(on),
      });
    expect(audit(yes, "2025-11", "2026-01-31")).toMatchObject({ state: "met", dueOn: "2026-01-31" });
    expect(audit(yes, "2025-11", "2026-02-01")).toMatchObject({ state: "overdue" });
    expect(audit(no, "2025-07", "2025-09-15")).toMatchObject({ state: "not-met", clause: "NSH-AUDIT" });
    expect(audit({ kind: "blank" }, "2025-07", "2025-09-15")).toMatchObject({ state: "cannot-check" });
  });

  it("has nothing to count from where no session is recorded, and asks for a look at one that cannot be read", () => {
    expect(judged("NSH-TEAM", [groups([{ groupDate: blank }])])).toMatchObject({ state: "cannot-check" });
    expect(judged("NSH-TEAM", [groups([{ groupDate: unreadable }])])).toMatchObject({ state: "check-entry" });
  });
});
