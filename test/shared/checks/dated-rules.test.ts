import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { Choices, Result } from "../../../shared/contract/results.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { blank, check, dates, table } from "./children.ts";
import { audits, away, groups, no, observations, resultOf, role, sessions, workers, yes } from "./people.ts";

/** The day before, the day and the day after, for every rule that has an aim or a limit. */

interface Dated {
  readonly check: string;
  readonly of: string;
  readonly tables: readonly WireTable[];
  /** What must be the last day of the aim and of the limit. */
  readonly aimOn?: string;
  readonly dueOn?: string;
  readonly choices?: Choices;
}

const onMay12 = dates("2025-05-12");
const sw = role("social-worker");
const list = (fields: WorkerFields) => [workers([fields])];
const one = (fields: WorkerFields) => list({ lastOneToOne: onMay12, ...fields });
const asye = { role: role("newly-qualified"), asyeStart: dates("2025-05-05") };
const stage = (named: "weekly" | "fortnightly" | "monthly") => ({
  ...asye,
  asyeStart: dates("2025-01-06"),
  asyeStage: { kind: "stage" as const, stage: named },
});
const recording = table([{ lastDiscussion: onMay12, recordedDate: { kind: "blank" } }]);
const cancelled = { sessionDate: onMay12, sessionStatus: { kind: "cancelled" as const }, rearrangedTo: blank };

const examples: readonly Dated[] = [
  { check: "HGY-SUP", of: "a social worker", tables: one({ role: sw }), aimOn: "2025-06-09", dueOn: "2025-06-12" },
  { check: "HGY-SUP", of: "any other role", tables: one({ role: role("practice-lead") }), dueOn: "2025-06-09" },
  { check: "HGY-SUP", of: "the first six weeks", tables: one(asye), dueOn: "2025-05-19" },
  {
    check: "HGY-SUP",
    of: "the three months after",
    tables: one({ ...asye, asyeStart: dates("2025-03-03") }),
    dueOn: "2025-05-26",
  },
  {
    check: "HGY-SUP",
    of: "the last phase",
    tables: one({ ...asye, asyeStart: dates("2024-09-02") }),
    aimOn: "2025-06-09",
    dueOn: "2025-06-12",
  },
  {
    check: "HGY-SUP",
    of: "four weeks, strictly",
    tables: one({ role: sw }),
    dueOn: "2025-06-09",
    choices: { strictFourWeeks: true },
  },
  { check: "BNT-SUP", of: "the first six weeks", tables: one(asye), dueOn: "2025-05-19" },
  { check: "BNT-SUP", of: "a weekly stage", tables: one(stage("weekly")), dueOn: "2025-05-19" },
  { check: "BNT-SUP", of: "a fortnightly stage", tables: one(stage("fortnightly")), dueOn: "2025-05-26" },
  { check: "BNT-SUP", of: "a monthly stage", tables: one(stage("monthly")), dueOn: "2025-06-09" },
  {
    check: "BNT-SUP",
    of: "no stage",
    tables: one({ ...asye, asyeStart: dates("2025-01-06") }),
    aimOn: "2025-05-26",
    dueOn: "2025-06-09",
  },
  { check: "BNT-SUP", of: "a social worker", tables: one({ role: sw }), dueOn: "2025-06-09" },
  { check: "BNT-SUP", of: "early help", tables: one({ role: role("early-help-practitioner") }), dueOn: "2025-06-12" },
  { check: "BNT-SUP", of: "a manager", tables: one({ role: role("team-manager") }), dueOn: "2025-06-12" },
  { check: "BNT-SUP", of: "youth offending", tables: one({ role: role("yot-practitioner") }), dueOn: "2025-06-12" },
  {
    check: "BNT-SUP",
    of: "a personal adviser",
    tables: one({ role: role("personal-adviser") }),
    aimOn: "2025-06-23",
    dueOn: "2025-07-07",
  },
  {
    check: "BNT-SUP",
    of: "a life story worker",
    tables: one({ role: role("life-story-worker"), team: "The Permanence Support Team" }),
    aimOn: "2025-06-09",
    dueOn: "2025-06-23",
  },
  {
    check: "HGY-GRP",
    of: "a team",
    tables: [groups([{ groupDate: onMay12 }])],
    aimOn: "2025-07-07",
    dueOn: "2025-08-12",
  },
  { check: "BNT-GRP", of: "a team", tables: [groups([{ groupDate: onMay12 }])], dueOn: "2025-06-30" },
  {
    check: "HGY-QA-MONTH",
    of: "a team",
    tables: [audits([{ auditDate: { kind: "month", month: "2025-05" }, commentGiven: yes }])],
    dueOn: "2025-06-30",
  },
  {
    check: "HGY-QA-ANNUAL",
    of: "a team",
    tables: [audits([{ auditType: { kind: "annual" }, auditDate: onMay12 }])],
    dueOn: "2026-05-12",
  },
  {
    check: "HGY-QA-ANNUAL",
    of: "a team, by fixed years",
    tables: [audits([{ auditType: { kind: "annual" }, auditDate: onMay12 }])],
    dueOn: "2027-03-31",
    choices: { yearly: "03-31" },
  },
  { check: "HGY-AGR-REV", of: "an agreement", tables: list({ agreementDate: onMay12 }), dueOn: "2026-05-12" },
  {
    check: "BNT-AGR-REV",
    of: "an agreement",
    tables: list({ agreementHeld: yes, agreementReviewDue: onMay12 }),
    dueOn: "2025-05-12",
  },
  { check: "BNT-PR", of: "a worker", tables: list({ lastPerformanceReview: onMay12 }), dueOn: "2026-05-12" },
  {
    check: "HGY-MYCONV",
    of: "a worker",
    tables: list({ lastMyConversation: onMay12 }),
    dueOn: "2025-11-12",
    choices: { myConversationMonths: 6 },
  },
  { check: "BNT-TRAIN", of: "a worker", tables: list({ trainingNeedsDate: onMay12 }), aimOn: "2025-11-12" },
  {
    check: "BNT-AGR-FREQ",
    of: "a worker",
    tables: one({ role: sw, agreedFrequency: { kind: "days", days: 21 } }),
    aimOn: "2025-06-02",
  },
  {
    check: "BNT-AGR-ESC",
    of: "a worker",
    tables: one({ role: sw, escalationWeeks: { kind: "number", value: 6 } }),
    aimOn: "2025-06-22",
  },
  {
    check: "BNT-OBS",
    of: "a manager",
    tables: [
      workers([{ role: role("team-manager") }]),
      observations([{ observationDate: onMay12 }, { observationDate: dates("2025-04-01") }]),
    ],
    dueOn: "2026-04-01",
  },
  {
    check: "BNT-OBS",
    of: "a new manager",
    tables: [workers([{ role: role("team-manager"), startDate: onMay12 }]), observations([])],
    aimOn: "2025-11-12",
    dueOn: "2026-05-12",
  },
  {
    check: "HGY-ABS",
    of: "an absence",
    tables: list({ absenceFrom: away("2025-05-12"), absencePlanned: { kind: "unplanned" }, coverArranged: no }),
    dueOn: "2025-05-18",
  },
  { check: "BNT-REC", of: "a record", tables: [recording], dueOn: "2025-05-15" },
  {
    check: "BNT-REC",
    of: "a record over a closure day",
    tables: [recording],
    dueOn: "2025-05-16",
    choices: { extraNonWorkingDays: ["2025-05-14"] },
  },
  {
    check: "HGY-RESCHED",
    of: "a session",
    tables: [workers([{ role: sw }]), sessions([cancelled])],
    dueOn: "2025-05-19",
  },
];

describe.each(examples)("$check of $of", ({ check: id, tables, aimOn, dueOn, choices = {} }) => {
  const council = id.startsWith("HGY") ? "haringey" : "barnet";
  const on = (day: string, days: number): Result =>
    resultOf(check(tables, { council, choices, on: plusDays(plainDate(day), days) }), id);
  const states = (day: string) => [-1, 0, 1].map((days) => on(day, days).state);

  it("meets the aim up to and including its last day", () => {
    expect(on("2025-05-12", 0).aimOn).toBe(aimOn);
    if (aimOn !== undefined) expect(states(aimOn)).toEqual(["met", "met", "past-aim"]);
  });

  it("meets the limit up to and including its last day, and is then overdue by one day", () => {
    expect(on("2025-05-12", 0).dueOn).toBe(dueOn);
    if (dueOn === undefined) return;
    const within = aimOn === undefined ? "met" : "past-aim";
    expect(states(dueOn)).toEqual([within, within, "overdue"]);
    expect([on(dueOn, 0).daysOverdue, on(dueOn, 1).daysOverdue, on(dueOn, 30).daysOverdue]).toEqual([undefined, 1, 30]);
  });

  it("says until when it stands", () => {
    expect(on("2025-05-12", 0).standsUntil).toBe(aimOn ?? dueOn);
  });
});
