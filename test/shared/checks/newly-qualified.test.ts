import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { briefly } from "./briefly.ts";
import { asAt, blank, check, dates, groupDates } from "./children.ts";
import { role, sessions, unreadable, workers } from "./people.ts";

/** Readings 7.5, 9.1 and 9.3, as at 15 Sep 2025. */

const nq = { role: role("newly-qualified") };
const sw = { role: role("social-worker") };
const seen = { lastOneToOne: dates("2025-09-10") };
const since = (day: string) => ({ kind: "dated" as const, on: plainDate(day) });
const cannotBeRead = { kind: "unreadable" } as const;
const stage = (named: "weekly" | "fortnightly" | "monthly") => ({ kind: "stage" as const, stage: named });
const from = "from lastOneToOne 2025-09-10";

describe("who is newly qualified, and since when", () => {
  it.each<[string, WorkerFields, string]>([
    [
      "a day in the ASYE entry is the start",
      { ...sw, asye: since("2025-09-01") },
      `met: from-one-to-one ${from} due 2025-09-17 until 2025-09-17`,
    ],
    [
      "an ASYE entry of today",
      { ...sw, asye: since("2025-09-15"), lastOneToOne: blank },
      "met: from-programme-start from asye 2025-09-15 due 2025-09-22 until 2025-09-22",
    ],
    [
      "an ASYE entry of tomorrow",
      { ...sw, asye: since("2025-09-16") },
      "check-entry: lies-ahead asye until 2025-09-15",
    ],
    [
      "its own column goes before the ASYE entry",
      { ...sw, asyeStart: dates("2025-09-01"), asye: since("2025-09-16") },
      `met: from-one-to-one ${from} due 2025-09-17 until 2025-09-15`,
    ],
    [
      "the start date, where nothing else is recorded",
      { ...nq, startDate: dates("2025-09-01") },
      `met: from-one-to-one ${from} due 2025-09-17 until 2025-09-17`,
    ],
    ["no start at all", nq, "cannot-check: no-programme-start asyeStart"],
    ["a start that cannot be read", { ...nq, asyeStart: unreadable }, "check-entry: unreadable asyeStart"],
    [
      "a start to come",
      { ...nq, asyeStart: dates("2025-09-16") },
      "check-entry: lies-ahead asyeStart until 2025-09-15",
    ],
    [
      "an ASYE entry that cannot be read",
      { ...nq, asyeStart: dates("2025-09-01"), asye: cannotBeRead },
      "check-entry: answer-unreadable asye",
    ],
    [
      "an ASYE entry that cannot be read beside another role",
      { ...sw, asye: cannotBeRead },
      "check-entry: answer-unreadable asye",
    ],
    [
      "a role that the ASYE entry contradicts",
      { ...nq, asyeStart: dates("2025-09-01"), asye: { kind: "no" } },
      "check-entry: roles-disagree asye",
    ],
    [
      "a name that says ASYE beside a role that does not",
      { ...sw, worker: "Jo Marsh (ASYE)" },
      "check-entry: roles-disagree worker",
    ],
    ["a name that begins so", { ...sw, worker: "NQSW Jo Marsh" }, "check-entry: roles-disagree worker"],
    [
      "a name that says ASYE beside an ASYE that is over",
      { ...sw, worker: "Jo Marsh (ASYE)", asye: { kind: "no" } },
      `met: from-one-to-one ${from} aim 2025-10-08 due 2025-10-10 until 2025-10-08`,
    ],
    [
      "another role whose ASYE is over",
      { ...sw, asye: { kind: "no" } },
      `met: from-one-to-one ${from} aim 2025-10-08 due 2025-10-10 until 2025-10-08`,
    ],
    [
      "a stage in the ASYE entry",
      { role: { kind: "blank" }, asye: stage("weekly"), asyeStart: dates("2025-09-01") },
      `met: from-one-to-one ${from} due 2025-09-17 until 2025-09-17`,
    ],
  ])("%s", (_, fields, expected) => {
    expect(briefly("HGY-SUP", [workers([{ ...seen, ...fields }])])).toBe(expected);
  });

  it("counts from the start where the last one-to-one was before it, and from one on that day", () => {
    const on = (day: string) =>
      briefly("HGY-SUP", [workers([{ ...nq, asyeStart: dates("2025-09-10"), lastOneToOne: dates(day) }])]);
    expect(on("2025-09-09")).toBe(
      "met: from-programme-start from asyeStart 2025-09-10 due 2025-09-17 until 2025-09-17",
    );
    expect(on("2025-09-10")).toBe(`met: from-one-to-one ${from} due 2025-09-17 until 2025-09-17`);
  });

  it("says that it counts from the start of the ASYE where nothing but a group session is recorded since", () => {
    const programme = [{ asyeStart: dates("2025-09-10") }, { asye: since("2025-09-10") }];
    for (const begun of programme) {
      const { results } = check([workers([{ ...nq, ...begun, lastOneToOne: groupDates("2025-09-12") }])]);
      const sentences = results.map((result) => whySentence(result, asAt));
      expect(sentences.join(" ")).toContain("so the count is from the day the ASYE began, 10 Sep 2025.");
    }
  });
});

describe("the stage of a newly qualified worker after the first six weeks", () => {
  const began = { ...nq, ...seen, asyeStart: dates("2025-03-03") };
  it.each<[string, WorkerFields, string]>([
    ["none is recorded", {}, "aim 2025-09-24 due 2025-10-08"],
    ["its own column", { asyeStage: stage("weekly") }, "due 2025-09-17"],
    ["the ASYE entry", { asye: stage("fortnightly") }, "due 2025-09-24"],
    ["its own column goes first", { asyeStage: stage("weekly"), asye: stage("monthly") }, "due 2025-09-17"],
    ["a blank column gives way", { asyeStage: { kind: "blank" }, asye: stage("monthly") }, "due 2025-10-08"],
  ])("%s", (_, fields, expected) => {
    expect(briefly("BNT-SUP", [workers([{ ...began, ...fields }])])).toContain(`${from} ${expected}`);
  });

  it("is an entry to check where it cannot be read", () => {
    expect(briefly("BNT-SUP", [workers([{ ...began, asyeStage: cannotBeRead }])])).toBe(
      "check-entry: answer-unreadable asyeStage",
    );
  });
});

describe("the clock of a worker's one-to-ones", () => {
  const none = { ...sw, lastOneToOne: blank };
  const startsIn2025 = { startDate: dates("2025-09-08") };
  it.each<[string, WorkerFields, string]>([
    ["no role", { ...seen, role: { kind: "blank" } }, "cannot-check: role-not-recorded role"],
    ["a role that the policy does not name", { ...seen, role: role("student") }, "cannot-check: role-not-listed role"],
    [
      "a one-to-one on the start date",
      { ...sw, ...seen, startDate: dates("2025-09-10") },
      `met: from-one-to-one ${from} due 2025-10-08 until 2025-10-08`,
    ],
    [
      "a one-to-one before the start date",
      { ...sw, ...seen, startDate: dates("2025-09-11") },
      `check-entry: before-started startDate ${from}`,
    ],
    [
      "nothing, counted from the start date",
      { ...none, ...startsIn2025 },
      "met: from-beginning from startDate 2025-09-08 due 2025-10-06 until 2025-10-06",
    ],
    [
      "nothing, counted from the present supervisor",
      { ...none, startDate: blank, supervisorSince: dates("2025-09-08") },
      "met: from-beginning from supervisorSince 2025-09-08 due 2025-10-06 until 2025-10-06",
    ],
    [
      "nothing, and a start date that cannot be read",
      { ...none, startDate: unreadable },
      "check-entry: unreadable startDate",
    ],
    [
      "nothing, and a supervisor to come",
      { ...none, supervisorSince: dates("2025-09-16") },
      "check-entry: lies-ahead supervisorSince until 2025-09-15",
    ],
    ["nothing to count from", none, "cannot-check: no-one-to-one"],
    [
      "a group session alone, and nothing to count from",
      { ...sw, lastOneToOne: groupDates("2025-09-10") },
      `cannot-check: no-one-to-one ${from} in a group`,
    ],
    [
      "a group session alone, and a start that cannot be read",
      { ...sw, lastOneToOne: groupDates("2025-09-10"), startDate: unreadable },
      `check-entry: unreadable startDate ${from} in a group`,
    ],
    [
      "a group session before the start date",
      { ...sw, lastOneToOne: groupDates("2025-09-10"), startDate: dates("2025-09-11") },
      `check-entry: before-started startDate ${from} in a group`,
    ],
    [
      "a group session alone, within four weeks of the start",
      { ...sw, lastOneToOne: groupDates("2025-09-10"), ...startsIn2025 },
      "met: from-beginning-group-only from startDate 2025-09-08 due 2025-10-06 until 2025-10-06",
    ],
    [
      "a group session alone, four weeks from the start gone by",
      { ...sw, lastOneToOne: groupDates("2025-09-10"), startDate: dates("2025-08-01") },
      `cannot-check: displaced ${from} in a group`,
    ],
    [
      "a cell with a day of each",
      {
        ...sw,
        lastOneToOne: {
          kind: "dates",
          dates: [
            { on: plainDate("2025-09-10"), group: false },
            { on: plainDate("2025-09-12"), group: true },
          ],
        },
      },
      `met: from-one-to-one ${from} due 2025-10-08 until 2025-10-08`,
    ],
  ])("%s", (_, fields, expected) => {
    expect(briefly("BNT-SUP", [workers([fields])])).toBe(expected);
  });

  it("is an entry to check where a later one-to-one stands beside a name that fits two", () => {
    const tables = (row: object) => [
      workers([
        { ...sw, ...seen },
        { ...sw, lastOneToOne: blank },
      ]),
      sessions([{ sessionDate: dates("2025-09-11"), of: [0, 1], ...row }]),
    ];
    const said = (row: object) => briefly("BNT-SUP", tables(row)).split("; ");
    expect(said({})).toEqual([
      `check-entry: name-fits-several sessionDate ${from}`,
      "check-entry: name-fits-several sessionDate",
    ]);
    const undoubted = [`met: from-one-to-one ${from} due 2025-10-08 until 2025-10-08`, "cannot-check: no-one-to-one"];
    expect(said({ sessionType: { kind: "group" } })).toEqual(undoubted);
    expect(said({ sessionDate: unreadable })).toEqual(undoubted);
    expect(said({ sessionStatus: { kind: "cancelled" } })).toEqual(undoubted);
    expect(said({ sessionDate: dates("2025-09-10") })[0]).toBe(undoubted[0]);
    // Tomorrow it will have been held.
    expect(said({ sessionDate: dates("2025-09-16") })[1]).toBe("cannot-check: no-one-to-one until 2025-09-15");
  });

  it("tells the day in the log that it counts from, and stands no longer than what is planned there", () => {
    const tables = [workers([{ ...sw, ...seen }]), sessions([{ sessionDate: dates("2025-09-12") }])];
    expect(briefly("BNT-SUP", tables)).toBe(
      "met: from-one-to-one from sessionDate 2025-09-12 due 2025-10-10 until 2025-10-10",
    );
    const planned = [workers([{ ...sw, ...seen }]), sessions([{ sessionDate: dates("2025-09-22") }])];
    expect(briefly("BNT-SUP", planned)).toBe(`met: from-one-to-one ${from} due 2025-10-08 until 2025-09-21`);
  });

  it("goes by a team that any of the worker's rows names", () => {
    const lsw = { role: role("life-story-worker"), ...seen };
    const rows = [
      { ...lsw, team: "North" },
      { team: "Permanence Support", as: 0 },
    ];
    expect(briefly("BNT-SUP", [workers(rows)])).toContain("aim 2025-10-08 due 2025-10-22");
    expect(briefly("BNT-SUP", [workers([{ ...lsw, team: "North" }])])).toBe("cannot-check: role-not-listed role");
    expect(briefly("BNT-SUP", [workers([lsw])])).toBe("cannot-check: role-not-listed role");
  });

  it("takes a limit that the council has set for one role, and leaves the others", () => {
    const choices = { roleIntervals: { "personal-adviser": { weeks: 6 } } };
    const of = (named: "personal-adviser" | "practice-lead") =>
      briefly("HGY-SUP", [workers([{ ...seen, role: role(named) }])], { choices });
    expect(of("personal-adviser")).toContain("due 2025-10-22");
    expect(of("practice-lead")).toContain("due 2025-10-08");
  });

  it("takes a number of weeks that the council has set for roles without a line", () => {
    const tables = [workers([{ ...seen, role: role("student") }])];
    expect(briefly("BNT-SUP", tables, { choices: { unlistedRoleWeeks: 5 } })).toContain("due 2025-10-15");
  });
});
