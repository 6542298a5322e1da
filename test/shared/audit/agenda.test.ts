import { describe, expect, it } from "vitest";
import { agendaReminders, agendas, type Agenda } from "../../../shared/audit/agenda.ts";
import { daysToMeet, sessionDays, type SessionDays } from "../../../shared/audit/agenda-days.ts";
import { agendaWorkers, type AgendaSource, type AgendaWorker } from "../../../shared/audit/agenda-workers.ts";
import { eightWeeks } from "../../../shared/audit/eight-weeks.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { Choices } from "../../../shared/contract/results.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";
import { asAt, dates, groupDates, table, type RowParts } from "../checks/children.ts";
import { agreements, away, role, sessions, workers } from "../checks/people.ts";

/** 15 Sep 2025 is a Monday. In Barnet a child is due 56 days after the last discussion, a social worker after 28. */
function sourceOf(tables: readonly WireTable[], choices: Choices = {}, council = "barnet"): AgendaSource {
  const found = policyInForce(council, asAt);
  if (!found.found) throw new Error(found.sentence);
  const { policy } = found;
  return { policy, tables, entriesToCheck: [], outcome: checkTracker({ policy, choices, asAt, tables }) };
}

function workerNamed(source: AgendaSource, label: string | undefined): AgendaWorker {
  const found = agendaWorkers(source).find((worker) => worker.label === label);
  if (found === undefined) throw new Error(`No page for ${label ?? "nobody"}`);
  return found;
}

function suggested(tables: readonly WireTable[]): SessionDays {
  const source = sourceOf(tables);
  return sessionDays(source, workerNamed(source, "Worker 0"));
}

function agendaOf(source: AgendaSource, label: string | undefined, on: string, after: string): Agenda {
  const days = { on: plainDate(on), after: plainDate(after), onFrom: "chosen", afterFrom: "chosen" } as const;
  const [agenda] = agendas(source, [{ worker: workerNamed(source, label), days }]);
  if (agenda === undefined) throw new Error("No agenda");
  return agenda;
}

const opened = dates("2024-01-01");
const socialWorker = { role: role("social-worker"), startDate: dates("2024-01-01") };
const child = (caseRef: string, lastDiscussion: string, parts: RowParts = {}): RowParts => ({
  ...{ caseRef, worker: "Worker 0", dateOpened: opened, lastDiscussion: dates(lastDiscussion) },
  ...parts,
});
/** Only the fields of ordinary children. */
const cases = (...rows: RowParts[]): WireTable => table(rows);

describe("the days that are suggested", () => {
  it("are those booked, where two are", () => {
    const list = workers([{ ...socialWorker, nextBooked: dates("2025-09-22", "2025-10-20") }]);
    expect(suggested([list])).toEqual({ on: "2025-09-22", onFrom: "booked", after: "2025-10-20", afterFrom: "booked" });
  });

  it("take a booking for today, and none that has passed", () => {
    const at = (day: string) => suggested([workers([{ ...socialWorker, nextBooked: dates(day) }])]);
    expect(at("2025-09-15")).toMatchObject({ on: "2025-09-15", onFrom: "booked" });
    expect(at("2025-09-14")).toMatchObject({ on: "2025-09-15", onFrom: "today" });
    expect(at("2025-09-16")).toMatchObject({ on: "2025-09-16", onFrom: "booked" });
  });

  it("take no booked group session for a supervision", () => {
    const days = suggested([workers([{ ...socialWorker, nextBooked: groupDates("2025-09-22") }])]);
    expect(days).toMatchObject({ on: "2025-09-15", onFrom: "today" });
  });

  it("take plans and re-arrangements of the log, and nothing that is cancelled, a group's or held", () => {
    const log = sessions([
      { sessionDate: dates("2025-09-17"), sessionStatus: { kind: "cancelled" }, rearrangedTo: dates("2025-09-29") },
      { sessionDate: dates("2025-09-18"), sessionType: { kind: "group" } },
      { sessionDate: dates("2025-09-15") },
      { sessionDate: dates("2025-10-27"), sessionStatus: { kind: "planned" } },
    ]);
    const days = suggested([workers([socialWorker]), log]);
    expect(days).toEqual({ on: "2025-09-29", onFrom: "booked", after: "2025-10-27", afterFrom: "booked" });
  });

  it("are the last working day in time and the limit after it, where nothing is booked", () => {
    // 28 days after 31 Aug 2025 is Sunday 28 Sep.
    const list = workers([{ ...socialWorker, lastOneToOne: dates("2025-08-31") }]);
    const days = suggested([list]);
    expect(days).toEqual({
      ...{ on: "2025-09-26", onFrom: "due", onLimit: "2025-09-28" },
      ...{ after: "2025-10-24", afterFrom: "limit" },
    });
  });

  it("are today where the limit has passed", () => {
    const list = workers([{ ...socialWorker, lastOneToOne: dates("2025-07-01") }]);
    expect(suggested([list])).toEqual({ on: "2025-09-15", onFrom: "today", after: "2025-10-13", afterFrom: "limit" });
  });

  it("go by a social worker's limit where no role is known", () => {
    const source = sourceOf([cases(child("11", "2025-09-01"))]);
    const days = sessionDays(source, workerNamed(source, "Worker 0"));
    expect(days).toEqual({ on: "2025-09-15", onFrom: "today", after: "2025-10-13", afterFrom: "social-worker" });
  });
});

describe("the days that are suggested, where the worker is recorded as absent or nobody is at work", () => {
  const of = (parts: Partial<WorkerFields>, choices: Choices = {}): SessionDays => {
    const source = sourceOf([workers([{ ...socialWorker, ...parts }])], choices);
    return sessionDays(source, workerNamed(source, "Worker 0"));
  };
  /** Due by Sunday 28 Sep. */
  const due = { lastOneToOne: dates("2025-08-31") };

  it("are before an absence that begins in time, and tell the limit that falls within it", () => {
    expect(of({ ...due, absence: away("2025-09-24", "2025-10-03") })).toMatchObject({
      ...{ on: "2025-09-23", onFrom: "due", onLimit: "2025-09-28" },
      ...{ after: "2025-10-21", afterFrom: "limit" },
    });
  });

  it("are after one that leaves no day in time, with the limit that passes", () => {
    const days = of({ ...due, absence: away("2025-09-01", "2025-10-03") });
    expect(days).toMatchObject({ on: "2025-10-06", onFrom: "soonest", onLimit: "2025-09-28" });
    expect(days).toMatchObject({ after: "2025-11-03", afterFrom: "limit" });
  });

  it("count the day of return as a day to meet", () => {
    const returning = { absence: away("2025-09-01"), returnDate: dates("2025-10-08") };
    expect(of({ ...due, ...returning })).toMatchObject({ on: "2025-10-08", onFrom: "soonest" });
  });

  it("are the next working day where nothing is due later and today is none", () => {
    const over = { lastOneToOne: dates("2025-07-01") };
    expect(of({ ...over, absence: away("2025-09-15", "2025-09-19") })).toMatchObject({ on: "2025-09-22" });
    const closed = of(over, { extraNonWorkingDays: ["2025-09-15", "2025-09-16"] });
    expect(closed).toMatchObject({ on: "2025-09-17", onFrom: "soonest" });
  });

  it("pass over a booking that cannot be kept, and say which", () => {
    const absence = away("2025-09-20", "2025-10-10");
    const booked = (...days: string[]) => of({ ...due, absence, nextBooked: dates(...days) });
    expect(booked("2025-09-22")).toMatchObject({ on: "2025-09-19", onFrom: "due", notOn: "2025-09-22" });
    expect(booked("2025-09-22", "2025-10-13")).toMatchObject({
      on: "2025-10-13",
      onFrom: "booked",
      notOn: "2025-09-22",
    });
    expect(booked("2025-09-18", "2025-09-29")).toMatchObject({
      ...{ on: "2025-09-18", after: "2025-10-16", afterFrom: "limit", notAfter: "2025-09-29" },
    });
  });

  it("are the next day to meet, past the limit, where every day after the session until then is absence", () => {
    const days = of({ ...due, nextBooked: dates("2025-09-19"), absence: away("2025-09-20", "2025-11-30") });
    expect(days).toMatchObject({ after: "2025-12-01", afterFrom: "soonest", afterLimit: "2025-10-17" });
  });

  it("are the working days where an absence has no last day, since none is outside it", () => {
    expect(of({ ...due, absence: away("2025-09-01") })).toMatchObject({ on: "2025-09-26", onFrom: "due" });
    expect(of({ ...due, absence: away(), nextBooked: dates("2025-09-24") })).toMatchObject({ on: "2025-09-24" });
  });

  it("are no weekend either in years whose bank holidays are not known", () => {
    const source = sourceOf([workers([socialWorker])]);
    const canMeet = daysToMeet(source, workerNamed(source, "Worker 0"), asAt);
    // A Friday, a Saturday, a Sunday and a Monday.
    const days = ["2061-09-16", "2061-09-17", "2061-09-18", "2061-09-19"].map(plainDate);
    expect(days.map(canMeet)).toEqual([true, false, false, true]);
  });
});

describe("a case stands on the agenda", () => {
  const source = sourceOf([
    cases(
      child("11", "2025-07-20"),
      child("12", "2025-07-21"),
      child("13", "2025-07-27"),
      child("14", "2025-07-28"),
      child("15", "2025-08-24"),
      child("16", "2025-08-25"),
    ),
  ]);
  const { cases: listed, inDate } = agendaOf(source, "Worker 0", "2025-09-22", "2025-10-20");
  const reasonOf = (ref: string) => listed.find((one) => one.child.ref === ref)?.reason;

  it("as late from the day after its limit", () => {
    expect([reasonOf("11"), reasonOf("12")]).toEqual(["late", "late-by-then"]);
  });

  it("as late by then where the limit passes before the session, and not where it is the session's own day", () => {
    // 56 days after 27 Jul is 21 Sep, the day before the session; 56 after 28 Jul is its own day.
    expect(["12", "13", "14"].map(reasonOf)).toEqual(["late-by-then", "late-by-then", "due-before-next"]);
  });

  it("where the limit passes before the session after, and not where it is that session's day", () => {
    expect([reasonOf("14"), reasonOf("15")]).toEqual(["due-before-next", "due-before-next"]);
    expect(inDate.map(({ ref }) => ref)).toEqual(["16"]);
  });

  it("the longest overdue first, then what falls due first", () => {
    expect(listed.map((one) => one.child.ref)).toEqual(["11", "12", "13", "14", "15"]);
  });

  it("once an exemption ends before the session after", () => {
    const exempt = (until: string) => {
      const parts = { exemptReason: { kind: "recorded" as const }, exemptUntil: dates(until) };
      const made = agendaOf(
        sourceOf([cases(child("11", "2025-06-01", parts))]),
        "Worker 0",
        "2025-09-22",
        "2025-10-20",
      );
      return [made.cases.map(({ reason }) => reason), made.exempt.length];
    };
    expect(exempt("2025-10-19")).toEqual([["due-before-next"], 1]);
    expect(exempt("2025-10-20")).toEqual([[], 1]);
  });

  it("with each worker who has a row of it, whoever's row comes first", () => {
    const shared = sourceOf([cases(child("11", "2025-07-01"), child("11", "2025-07-01", { worker: "Jude Fenn" }))]);
    for (const label of ["Worker 0", "Jude Fenn"]) {
      expect(agendaOf(shared, label, "2025-09-22", "2025-10-20").cases.map(({ reason }) => reason)).toEqual(["late"]);
    }
  });

  it("under the worker of the list whose name it is, and under nobody where no name is written", () => {
    const list = workers([{ worker: "Jo Okarra" }, { worker: "Jude Fenn" }]);
    const rows = cases(
      child("11", "2025-07-01", { worker: "OKARRA, Jo" }),
      child("12", "2025-07-01", { worker: "Unallocated" }),
      { caseRef: "13", dateOpened: opened, lastDiscussion: dates("2025-07-01") },
    );
    const named = sourceOf([list, rows]);
    expect(agendaWorkers(named).map(({ label, person }) => [label, person !== undefined])).toEqual([
      ["Jo Okarra", true],
      ["Jude Fenn", true],
      ["Unallocated", false],
      [undefined, false],
    ]);
    const refs = (label: string | undefined) =>
      agendaOf(named, label, "2025-09-22", "2025-10-20").cases.map((one) => one.child.ref);
    expect([refs("Jo Okarra"), refs("Jude Fenn"), refs("Unallocated"), refs(undefined)]).toEqual([
      ["11"],
      [],
      ["12"],
      ["13"],
    ]);
  });
});

describe("an agenda also tells", () => {
  it("when a case discussed at the session would be late again before the one after", () => {
    const source = sourceOf([cases(child("11", "2025-07-01"))]);
    // 56 days after 22 Sep 2025.
    expect(agendaOf(source, "Worker 0", "2025-09-22", "2025-11-17").soonestAgain).toBeUndefined();
    expect(agendaOf(source, "Worker 0", "2025-09-22", "2025-11-18").soonestAgain).toBe("2025-11-17");
  });

  it("leave, bank holidays and the council's closure days, which move nothing", () => {
    const list = workers([{ ...socialWorker, absence: away("2025-12-01", "2026-01-09") }]);
    const source = sourceOf([list, cases(child("11", "2025-10-01"))], { extraNonWorkingDays: ["2025-12-24"] });
    const agenda = agendaOf(source, "Worker 0", "2025-12-15", "2026-01-05");
    expect(agenda.away).toEqual({ since: "2025-12-01", until: "2026-01-09", unreadable: false });
    expect(agenda.closed).toEqual([
      { on: "2025-12-24", why: "council-closed" },
      { on: "2025-12-25", why: "bank-holiday" },
      { on: "2025-12-26", why: "bank-holiday" },
      { on: "2026-01-01", why: "bank-holiday" },
    ]);
    expect(agenda.cases).toHaveLength(1);
  });

  it("how the agreement stands, and when the one-to-one is due", () => {
    const list = workers([{ ...socialWorker, lastOneToOne: dates("2025-09-01") }]);
    const agreed = agreements([{ agreementDate: dates("2024-02-01"), signedBoth: { kind: "no" } }]);
    const { supervision } = agendaOf(sourceOf([list, agreed]), "Worker 0", "2025-09-22", "2025-10-20");
    expect(supervision?.agreement.map(({ check, state }) => [check, state])).toEqual([["BNT-AGR", "not-met"]]);
    expect(supervision?.others.map(({ check, state, dueOn }) => [check, state, dueOn])).toEqual([
      ["BNT-SUP", "met", "2025-09-29"],
    ]);
  });

  it("which records run out before the session after", () => {
    const row = child("11", "2025-09-12", { recordedDate: { kind: "blank" } });
    const { records } = agendaOf(sourceOf([cases(row)]), "Worker 0", "2025-09-22", "2025-10-20");
    expect(records.map(({ check, state }) => [check.id, state])).toEqual([["BNT-REC", "met"]]);
  });

  it("of a leaver whose cases are still in the list", () => {
    const list = workers([{ ...socialWorker, leftDate: dates("2025-08-01") }]);
    expect(workerNamed(sourceOf([list, cases(child("11", "2025-09-01"))]), "Worker 0")).toMatchObject({
      hasLeft: true,
    });
  });

  it("the reminders of each policy, and none of its other clauses", () => {
    const ids = (council: string) => agendaReminders(sourceOf([], {}, council).policy).map(({ id }) => id);
    expect(ids("haringey")).toEqual(["HGY-CASE-RISK", "HGY-ABS-SUPER", "HGY-DISPUTE"]);
    expect(ids("barnet")).toEqual(["BNT-SUP-CC", "BNT-PR-NOSURP", "BNT-PROMPT"]);
  });
});

describe("the eight weeks", () => {
  const list = workers([{ ...socialWorker, lastOneToOne: dates("2025-09-01") }]);
  const source = sourceOf([
    list,
    cases(
      child("11", "2025-07-20"),
      child("12", "2025-07-21"),
      child("13", "2025-07-27"),
      child("14", "2025-07-28"),
      child("15", "2025-09-14"),
      child("16", "2025-09-15"),
      { caseRef: "17", worker: "Worker 0", dateOpened: opened, lastDiscussion: { kind: "unreadable" } },
    ),
  ]);
  const { weeks, cases: all, workers: rows } = eightWeeks(source);

  it("begin on this week's Monday and end on the eighth Sunday", () => {
    expect([weeks[0]?.monday, weeks.at(-1)?.sunday, weeks.length]).toEqual(["2025-09-15", "2025-11-09", 8]);
  });

  it("have each case in the week of the last day on which its limit is met", () => {
    expect(all.overdue.map(({ child: { ref } }) => ref)).toEqual(["11"]);
    expect(all.byWeek.map((week) => week.map(({ child: { ref } }) => ref))).toEqual([
      ["12", "13"],
      ["14"],
      ...[[], [], [], [], []],
      ["15"],
    ]);
    expect([all.cannotCheck, all.later].map((each) => each.map(({ ref }) => ref))).toEqual([["17"], ["16"]]);
  });

  it("have the next supervision in its week, once it is asked for", () => {
    expect(rows.map(({ worker, supervision }) => [worker.label, supervision?.place])).toEqual([
      ["Worker 0", { week: 2 }],
    ]);
  });
});
