import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { DateEntry } from "../../../shared/contract/entries.ts";
import type {
  AuditFields,
  GroupFields,
  ObservationFields,
  SessionFields,
} from "../../../shared/contract/log-tables.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { briefly } from "./briefly.ts";
import { blank, dates, groupDates } from "./children.ts";
import { audits, away, groups, no, observations, role, sessions, unreadable, workers, yes } from "./people.ts";

/** Readings 5.9 and 9.6, and the checks on rows of logs, as at 15 Sep 2025. */

const cannotBeRead = { kind: "unreadable" } as const;
const held = { sessionDate: dates("2025-09-08") };
const nothing = "nothing";

describe("what is asked of a one-to-one in the log", () => {
  const of = (row: SessionFields) => briefly("BNT-DUR", [workers([{}]), sessions([row])]);
  const minutes = (value: number) => ({ duration: { kind: "number" as const, value } });
  it.each<[string, SessionFields, string]>([
    ["held", { ...held, ...minutes(60) }, "met: within-range duration"],
    [
      "a status of held",
      { ...held, ...minutes(121), sessionStatus: { kind: "held" } },
      "not-met: outside-range duration",
    ],
    ["no length", { ...held, duration: { kind: "blank" } }, "cannot-check: not-recorded duration"],
    ["a length that cannot be read", { ...held, duration: cannotBeRead }, "check-entry: amount-unreadable duration"],
    ["no date", { sessionDate: blank, ...minutes(60) }, "cannot-check: not-recorded sessionDate"],
    [
      "a dash for a date",
      { sessionDate: { kind: "nothing" }, ...minutes(60) },
      "cannot-check: not-recorded sessionDate",
    ],
    ["new for a date", { sessionDate: { kind: "new" }, ...minutes(60) }, "cannot-check: not-recorded sessionDate"],
    [
      "no date and a status that cannot be read",
      { sessionDate: blank, sessionStatus: cannotBeRead },
      "check-entry: status-unreadable sessionStatus",
    ],
    ["a date that cannot be read", { sessionDate: unreadable }, "check-entry: unreadable sessionDate"],
    [
      "a status that cannot be read",
      { ...held, sessionStatus: cannotBeRead },
      "check-entry: status-unreadable sessionStatus",
    ],
    ["a type that cannot be read", { ...held, sessionType: cannotBeRead }, "check-entry: kind-unreadable sessionType"],
    [
      "held on a day to come",
      { sessionDate: dates("2025-09-16"), sessionStatus: { kind: "held" } },
      "check-entry: lies-ahead sessionDate until 2025-09-15",
    ],
    ["a day to come", { sessionDate: dates("2025-09-16"), ...minutes(60) }, nothing],
    ["planned", { ...held, sessionStatus: { kind: "planned" }, ...minutes(60) }, nothing],
    ["planned, with no date", { sessionDate: blank, sessionStatus: { kind: "planned" } }, nothing],
    ["cancelled", { ...held, sessionStatus: { kind: "cancelled" }, ...minutes(60) }, nothing],
    [
      "cancelled, with a date that cannot be read",
      { sessionDate: unreadable, sessionStatus: { kind: "cancelled" } },
      nothing,
    ],
    ["a type of group", { ...held, sessionType: { kind: "group" }, ...minutes(60) }, nothing],
    [
      "a type of group, with a date that cannot be read",
      { sessionDate: unreadable, sessionType: { kind: "group" } },
      nothing,
    ],
    ["a group noted beside the date", { sessionDate: groupDates("2025-09-08"), ...minutes(60) }, nothing],
    [
      "a group noted beside one of two dates",
      {
        sessionDate: {
          kind: "dates",
          dates: [
            { on: plainDate("2025-09-08"), group: true },
            { on: plainDate("2025-09-01"), group: false },
          ],
        },
        ...minutes(60),
      },
      "met: within-range duration",
    ],
  ])("%s", (_, row, expected) => {
    expect(of(row)).toBe(expected);
  });

  it("is asked only where it is certain whose session it was", () => {
    const rows = [
      { ...held, ...minutes(60), of: [] },
      { ...held, ...minutes(60), of: [0, 1] },
    ];
    expect(briefly("BNT-DUR", [workers([{}, {}]), sessions(rows)])).toBe(nothing);
  });
});

describe("a one-to-one and a group session in one cell of the log", () => {
  const both: DateEntry = {
    kind: "dates",
    dates: [
      { on: plainDate("2025-08-04"), group: false },
      { on: plainDate("2025-09-08"), group: true },
    ],
  };
  const clock = (session: SessionFields) =>
    briefly("BNT-SUP", [workers([{ role: role("social-worker") }]), sessions([session])]);

  it("count from the one-to-one, however late the group session was", () => {
    expect(clock({ sessionDate: both })).toBe("overdue: from-one-to-one from sessionDate 2025-08-04 due 2025-09-01");
    expect(clock({ sessionDate: both, sessionType: { kind: "group" } })).toContain("cannot-check");
  });

  it("are no plan for a one-to-one where only the group session was called off", () => {
    const off = { sessionStatus: { kind: "cancelled" as const }, rearrangedTo: blank };
    const called = (sessionDate: DateEntry) =>
      briefly("HGY-RESCHED", [workers([{}]), sessions([{ sessionDate, ...off }])]);
    expect(called(groupDates("2025-09-01"))).toBe(nothing);
    expect(called(both)).toContain("from sessionDate 2025-08-04");
  });
});

describe("a one-to-one that was called off", () => {
  const off = { sessionDate: dates("2025-09-08"), sessionStatus: { kind: "cancelled" as const }, rearrangedTo: blank };
  const reason = { delayReason: { kind: "recorded" as const } };
  const from = "from sessionDate 2025-09-08";
  it.each<[string, SessionFields, string]>([
    ["no new day yet", off, `met: not-yet-rearranged rearrangedTo ${from} due 2025-09-15 until 2025-09-15`],
    [
      "no new day in time",
      { ...off, sessionDate: dates("2025-09-05") },
      "overdue: not-yet-rearranged rearrangedTo from sessionDate 2025-09-05 due 2025-09-12",
    ],
    [
      "no new day in time, for a reason",
      { ...off, ...reason, sessionDate: dates("2025-09-05") },
      "past-aim: not-yet-rearranged-for-a-reason rearrangedTo from sessionDate 2025-09-05 due 2025-09-12",
    ],
    [
      "no new day yet, for a reason",
      { ...off, ...reason },
      `met: not-yet-rearranged rearrangedTo ${from} due 2025-09-15 until 2025-09-15`,
    ],
    [
      "a new day in time",
      { ...off, rearrangedTo: dates("2025-09-15") },
      `met: rearranged-to rearrangedTo ${from} due 2025-09-15`,
    ],
    [
      "the same day",
      { ...off, rearrangedTo: dates("2025-09-08") },
      `met: rearranged-to rearrangedTo ${from} due 2025-09-15`,
    ],
    [
      "a new day too late",
      { ...off, rearrangedTo: dates("2025-09-16") },
      `late: rearranged-to rearrangedTo ${from} due 2025-09-15`,
    ],
    [
      "a new day too late, for a reason",
      { ...off, ...reason, rearrangedTo: dates("2025-09-16") },
      `past-aim: rearranged-late-for-a-reason rearrangedTo ${from} due 2025-09-15`,
    ],
    [
      "a new day in time, with a reason",
      { ...off, ...reason, rearrangedTo: dates("2025-09-15") },
      `met: rearranged-to rearrangedTo ${from} due 2025-09-15`,
    ],
    [
      "a new day before it",
      { ...off, rearrangedTo: dates("2025-09-07") },
      `check-entry: before-the-session rearrangedTo ${from}`,
    ],
    ["a new day that cannot be read", { ...off, rearrangedTo: unreadable }, "check-entry: unreadable rearrangedTo"],
    [
      "called off before its day",
      { ...off, sessionDate: dates("2025-09-17") },
      "met: not-yet-rearranged rearrangedTo from sessionDate 2025-09-17 due 2025-09-24 until 2025-09-24",
    ],
    ["no day of its own", { ...off, sessionDate: blank }, "cannot-check: not-recorded sessionDate"],
    [
      "a day of its own that cannot be read",
      { ...off, sessionDate: unreadable },
      "check-entry: unreadable sessionDate",
    ],
    ["a type that cannot be read", { ...off, sessionType: cannotBeRead }, "check-entry: kind-unreadable sessionType"],
    [
      "before the years whose bank holidays are known",
      { ...off, sessionDate: dates("2023-12-20") },
      "cannot-check: outside-known-holidays sessionDate from sessionDate 2023-12-20",
    ],
    ["a group session", { ...off, sessionType: { kind: "group" } }, nothing],
    ["not called off", { ...off, sessionStatus: { kind: "held" } }, nothing],
    ["no status", { ...off, sessionStatus: { kind: "blank" } }, nothing],
  ])("%s", (_, row, expected) => {
    expect(briefly("HGY-RESCHED", [workers([{}]), sessions([row])])).toBe(expected);
  });
});

describe("a group session in the log", () => {
  const met = { groupDate: dates("2025-09-08") };
  it.each<[string, GroupFields, string]>([
    ["recorded", { ...met, groupRecorded: yes }, "met: recorded groupRecorded"],
    ["recorded as no", { ...met, groupRecorded: no }, "not-met: recorded-as-no groupRecorded"],
    [
      "recorded on a day to come",
      { ...met, groupRecorded: { kind: "dated-yes", on: plainDate("2025-09-20") } },
      "check-entry: lies-ahead groupRecorded until 2025-09-19",
    ],
    ["no date", { groupDate: blank, groupRecorded: yes }, "cannot-check: not-recorded groupDate"],
    ["a date that cannot be read", { groupDate: unreadable, groupRecorded: yes }, "check-entry: unreadable groupDate"],
    [
      "a status that cannot be read",
      { ...met, groupStatus: cannotBeRead },
      "check-entry: status-unreadable groupStatus",
    ],
    [
      "held on a day to come",
      { groupDate: dates("2025-09-16"), groupStatus: { kind: "held" } },
      "check-entry: lies-ahead groupDate until 2025-09-15",
    ],
    ["a day to come", { groupDate: dates("2025-09-16"), groupRecorded: yes }, nothing],
    ["planned", { ...met, groupStatus: { kind: "planned" } }, nothing],
    ["planned, with no date", { groupDate: blank, groupStatus: { kind: "planned" } }, nothing],
    [
      "cancelled, with a date that cannot be read",
      { groupDate: unreadable, groupStatus: { kind: "cancelled" } },
      nothing,
    ],
  ])("%s", (_, row, expected) => {
    expect(briefly("BNT-GRP-REC", [groups([row])])).toBe(expected);
  });

  it("has three working days for its record where the council says so", () => {
    const on = (groupRecorded: GroupFields["groupRecorded"], day = "2025-09-08") =>
      briefly("BNT-GRP-REC", [groups([{ groupDate: dates(day), groupRecorded: groupRecorded ?? { kind: "blank" } }])], {
        choices: { groupRecordThreeDays: true },
      });
    const from = "groupRecorded from groupDate 2025-09-08";
    expect(on(no)).toBe(`overdue: not-yet-recorded ${from} due 2025-09-11`);
    expect(on(no, "2025-09-10")).toBe(
      "met: not-yet-recorded groupRecorded from groupDate 2025-09-10 due 2025-09-15 until 2025-09-15",
    );
    const recordedOn = (day: string) => on({ kind: "dated-yes", on: plainDate(day) });
    expect(recordedOn("2025-09-11")).toBe(`met: recorded-on ${from} due 2025-09-11`);
    expect(recordedOn("2025-09-12")).toBe(`late: recorded-on ${from} due 2025-09-11`);
    expect(recordedOn("2025-09-07")).toBe(`check-entry: before-the-discussion ${from}`);
    expect(recordedOn("2025-09-16")).toBe("check-entry: lies-ahead groupRecorded until 2025-09-15");
    expect(on(cannotBeRead)).toBe("check-entry: unreadable groupRecorded");
    expect(on(yes)).toBe(`cannot-check: recorded-undated ${from}`);
    expect(on(no, "2023-12-20")).toBe("cannot-check: outside-known-holidays groupRecorded from groupDate 2023-12-20");
  });
});

describe("the audits of a team", () => {
  const monthly = (rows: readonly AuditFields[]) => briefly("HGY-QA-MONTH", [audits(rows)]);
  const annual = (rows: readonly AuditFields[]) => briefly("HGY-QA-ANNUAL", [audits(rows)]);
  const inMonth = (month: string): AuditFields => ({ auditDate: { kind: "month", month } });
  const commented = { commentGiven: yes };
  it.each<[string, readonly AuditFields[], string]>([
    [
      "a month, in time",
      [{ ...inMonth("2025-08"), ...commented }],
      "met: from-last-month auditDate from auditDate 2025-08-31 due 2025-09-30 until 2025-09-30",
    ],
    [
      "this month",
      [{ ...inMonth("2025-09"), ...commented }],
      "met: from-last-month auditDate from auditDate 2025-09-30 due 2025-10-31 until 2025-10-31",
    ],
    [
      "a month to come is a plan",
      [{ ...inMonth("2025-08"), ...commented }, inMonth("2025-10")],
      "met: from-last-month auditDate from auditDate 2025-08-31 due 2025-09-30 until 2025-09-30",
    ],
    [
      "a month to come, and none before it",
      [inMonth("2025-10")],
      "cannot-check: nothing-recorded auditDate until 2025-09-30",
    ],
    [
      "a day to come is a plan",
      [{ auditDate: dates("2025-09-20"), ...commented }],
      "cannot-check: nothing-recorded auditDate until 2025-09-19",
    ],
    [
      "today",
      [{ auditDate: dates("2025-09-15"), ...commented }],
      "met: from-last-month auditDate from auditDate 2025-09-15 due 2025-10-31 until 2025-10-31",
    ],
    [
      "two months ago",
      [{ auditDate: dates("2025-07-31"), ...commented }],
      "overdue: from-last-month auditDate from auditDate 2025-07-31 due 2025-08-31",
    ],
    [
      "two months ago, with no comment",
      [{ auditDate: dates("2025-07-31"), commentGiven: no }],
      "overdue: from-last-month auditDate from auditDate 2025-07-31 due 2025-08-31",
    ],
    [
      "no comment",
      [{ auditDate: dates("2025-08-31"), commentGiven: no }],
      "not-met: recorded-as-no commentGiven from auditDate 2025-08-31 due 2025-09-30 until 2025-09-30",
    ],
    [
      "a blank comment",
      [{ auditDate: dates("2025-08-31"), commentGiven: { kind: "blank" } }],
      "cannot-check: not-recorded commentGiven until 2025-09-30",
    ],
    [
      "a comment that cannot be read",
      [{ auditDate: dates("2025-08-31"), commentGiven: cannotBeRead }],
      "check-entry: answer-unreadable commentGiven until 2025-09-30",
    ],
    [
      "a comment of a day to come",
      [{ auditDate: dates("2025-08-31"), commentGiven: { kind: "dated-yes", on: plainDate("2025-09-20") } }],
      "check-entry: answer-unreadable commentGiven until 2025-09-19",
    ],
    ["a date that cannot be read", [{ auditDate: unreadable }], "check-entry: unreadable auditDate"],
    ["a blank date", [{ auditDate: blank }], "cannot-check: nothing-recorded auditDate"],
    ["no date", [{ ...commented }], "cannot-check: nothing-recorded auditDate"],
    [
      "an audit of another type",
      [{ auditType: { kind: "annual" }, auditDate: dates("2025-09-01") }],
      "cannot-check: nothing-recorded auditDate",
    ],
  ])("monthly: %s", (_, rows, expected) => {
    expect(monthly(rows)).toBe(expected);
  });

  it("are annual only where the type says so, on a day", () => {
    const type = { auditType: { kind: "annual" as const } };
    expect(annual([{ auditDate: dates("2025-09-01") }])).toBe("cannot-check: nothing-recorded auditDate");
    expect(annual([{ ...type, auditDate: dates("2025-09-01") }])).toBe(
      "met: from-last-time auditDate from auditDate 2025-09-01 due 2026-09-01 until 2026-09-01",
    );
    expect(annual([{ ...type, ...inMonth("2025-08") }])).toBe("check-entry: unreadable auditDate");
  });

  it("end a fixed year after the one in which they were made, the day of the year's end included", () => {
    const on = (day: string) =>
      briefly("HGY-QA-ANNUAL", [audits([{ auditType: { kind: "annual" }, auditDate: dates(day) }])], {
        choices: { yearly: "03-31" },
      });
    expect(on("2025-03-30")).toContain("due 2026-03-31");
    expect(on("2025-03-31")).toContain("due 2026-03-31");
    expect(on("2025-04-01")).toContain("due 2027-03-31");
  });

  it("belong to no team where none is named", () => {
    const table = audits([{ auditDate: dates("2025-09-01"), ...commented }]);
    const rows = table.rows.map((row) => ({ ...row, fields: { ...row.fields, team: undefined } }));
    expect(briefly("HGY-QA-MONTH", [{ ...table, rows } as unknown as typeof table])).toBe(nothing);
  });
});

describe("the observations of a manager", () => {
  const manager = (fields: WorkerFields = {}) => workers([{ role: role("team-manager"), ...fields }]);
  const on = (...days: readonly string[]): ObservationFields[] => days.map((day) => ({ observationDate: dates(day) }));
  const of = (rows: readonly ObservationFields[], fields: WorkerFields = {}) =>
    briefly("BNT-OBS", [manager(fields), observations(rows)]);
  const started = { startDate: dates("2025-01-06") };
  it.each<[string, readonly ObservationFields[], WorkerFields, string]>([
    [
      "two",
      on("2025-03-01", "2025-08-01"),
      {},
      "met: counted-from-earlier observationDate from observationDate 2025-03-01 due 2026-03-01 until 2026-03-01",
    ],
    [
      "three, of which the two latest count",
      on("2024-01-01", "2025-08-01", "2025-03-01"),
      {},
      "met: counted-from-earlier observationDate from observationDate 2025-03-01 due 2026-03-01 until 2026-03-01",
    ],
    [
      "two on one day",
      on("2025-08-01", "2025-08-01"),
      {},
      "met: counted-from-earlier observationDate from observationDate 2025-08-01 due 2026-08-01 until 2026-08-01",
    ],
    [
      "one, and a start",
      on("2025-08-01"),
      started,
      "met: counted-from-start observationDate from startDate 2025-01-06 due 2026-01-06 until 2026-01-06",
    ],
    ["one, and no start", on("2025-08-01"), {}, "cannot-check: too-few-and-no-start startDate"],
    [
      "none, and a start",
      [],
      started,
      "past-aim: counted-from-start observationDate from startDate 2025-01-06 aim 2025-07-06 due 2026-01-06 until 2026-01-06",
    ],
    [
      "one today, one to come",
      on("2025-09-15", "2025-09-20"),
      started,
      "met: counted-from-start observationDate from startDate 2025-01-06 due 2026-01-06 until 2025-09-19",
    ],
    ["a start that cannot be read", on("2025-08-01"), { startDate: unreadable }, "check-entry: unreadable startDate"],
    [
      "a date that cannot be read",
      [{ observationDate: unreadable }],
      started,
      "check-entry: unreadable observationDate",
    ],
    [
      "a blank date",
      [{ observationDate: blank }, ...on("2025-08-01", "2025-08-01")],
      {},
      "met: counted-from-earlier observationDate from observationDate 2025-08-01 due 2026-08-01 until 2026-08-01",
    ],
    [
      "overdue while away",
      on("2024-03-01", "2024-08-01"),
      { absence: away("2025-01-01") },
      "absent: counted-from-earlier observationDate from observationDate 2024-03-01 due 2025-03-01",
    ],
  ])("%s", (_, rows, fields, expected) => {
    expect(of(rows, fields)).toBe(expected);
  });

  it("are nobody's where the name fits two managers, or no manager is named", () => {
    const two = workers([
      { role: role("team-manager"), ...started },
      { role: role("team-manager"), ...started },
    ]);
    const rows = [
      { of: [0, 1], observationDate: dates("2025-08-01") },
      { of: [0, 1], observationDate: dates("2025-08-01") },
    ];
    const alone =
      "past-aim: counted-from-start observationDate from startDate 2025-01-06 aim 2025-07-06 due 2026-01-06 until 2026-01-06";
    expect(briefly("BNT-OBS", [two, observations(rows)])).toBe(`${alone}; ${alone}`);
    const table = observations([{ of: [], observationDate: dates("2025-08-01") }]);
    const nameless = table.rows.map((row) => ({ ...row, fields: { observationDate: dates("2025-08-01") } }));
    expect(briefly("BNT-OBS", [workers([{}]), { ...table, rows: nameless } as typeof table])).toBe(nothing);
  });
});
