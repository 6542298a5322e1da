import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { SessionFields } from "../../../shared/contract/log-tables.ts";
import type { Result } from "../../../shared/contract/results.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { asAt, blank, dates, groupDates, series } from "../checks/children.ts";
import { away, no, sessions, unreadable, workers, yes } from "../checks/people.ts";
import { checkNorthshire, judged, type Setting } from "./northshire.ts";

const number = (value: number) => ({ kind: "number" as const, value });

describe("a one-to-one every eighth shift", () => {
  const agency: WorkerFields = { agencyWorker: yes, lastOneToOne: dates("2025-09-01") };
  const shifts = (fields: WorkerFields) => judged("NSH-SHIFTS", [workers([{ ...agency, ...fields }])]);
  const after = (count: number) => shifts({ shiftsSinceOneToOne: number(count) });

  it("is met up to the eighth shift and not met after it", () => {
    expect([0, 7, 8, 9].map((count) => after(count).state)).toEqual(["met", "met", "met", "not-met"]);
    expect(after(8)).toMatchObject({ clause: "NSH-SHIFTS", because: { amount: 8, limitInterval: "8 shifts" } });
    expect(statusWords(after(9))).toBe("Not met: 9, more than 8 shifts");
    expect(whySentence(after(9), asAt)).toBe(
      "The tracker records 9 shifts since the last one-to-one, 1 Sep 2025; the limit is 8 shifts (section 3.2). If a one-to-one has been held since, record it and count anew; if not, hold one.",
    );
    expect(whySentence(shifts({ shiftsSinceOneToOne: number(1), lastOneToOne: blank }), asAt)).toBe(
      "The tracker records 1 shift, and no one-to-one; the limit is 8 shifts (section 3.2).",
    );
  });

  it("cannot be said where the shifts are not recorded", () => {
    expect(shifts({ shiftsSinceOneToOne: { kind: "blank" } })).toMatchObject({
      state: "cannot-check",
      because: { code: "not-recorded", field: "shiftsSinceOneToOne" },
    });
  });

  it("asks for a look at what cannot be read", () => {
    expect(shifts({ shiftsSinceOneToOne: unreadable }).state).toBe("check-entry");
    expect(shifts({ shiftsSinceOneToOne: number(2), agencyWorker: unreadable }).state).toBe("check-entry");
    expect(shifts({ shiftsSinceOneToOne: number(2), lastOneToOne: unreadable }).state).toBe("check-entry");
    expect(shifts({ shiftsSinceOneToOne: number(2), lastOneToOne: dates("2025-09-20") }).standsUntil).toBe(
      "2025-09-19",
    );
  });

  it("is for agency staff alone", () => {
    for (const agencyWorker of [no, { kind: "blank" } as const]) {
      const { results } = checkNorthshire([workers([{ ...agency, agencyWorker, shiftsSinceOneToOne: number(99) }])]);
      expect(results.filter(({ check }) => check === "NSH-SHIFTS")).toEqual([]);
    }
  });
});

describe("two hours of one-to-ones in every month", () => {
  const month = (rows: SessionFields[], fields: WorkerFields = {}, setting: Setting = {}): Result =>
    judged("NSH-MONTH", [workers([{ startDate: dates("2024-01-08"), ...fields }]), sessions(rows)], setting);
  const held = (day: string, minutes?: number): SessionFields => ({
    sessionDate: dates(day),
    duration: minutes === undefined ? { kind: "blank" } : number(minutes),
  });
  const hour = held("2025-08-04", 60);

  it("is met by the sum of the last whole month, and not met by a minute less", () => {
    expect(month([hour, held("2025-08-31", 60)])).toMatchObject({
      state: "met",
      clause: "NSH-MONTH",
      dueOn: "2025-09-30",
      standsUntil: "2025-09-30",
    });
    expect(month([held("2025-08-01", 60), held("2025-08-31", 60)])).toMatchObject({
      state: "met",
      because: { code: "month-has-total", amount: 120, anchor: { field: "sessionDate", on: "2025-08-01" } },
    });
    const short = month([hour, held("2025-08-31", 59)]);
    expect(short).toMatchObject({ state: "not-met", dueOn: "2025-08-31", standsUntil: "2025-09-30" });
    expect(statusWords(short)).toBe("Not met: 119 minutes in August 2025");
    expect(whySentence(short, asAt)).toBe(
      "The one-to-ones recorded in August 2025 come to 119 minutes; the least in a month is 120 minutes (section 3.4).",
    );
  });

  it("counts what was held in the month, and no group, planned or cancelled session", () => {
    const more: SessionFields[] = [
      held("2025-07-31", 300),
      held("2025-09-01", 300),
      { ...held("2025-08-11", 300), sessionType: { kind: "group" } },
      { ...held("2025-08-11", 300), sessionStatus: { kind: "cancelled" } },
      { ...held("2025-08-11", 300), sessionStatus: { kind: "planned" } },
    ];
    expect(month([hour, ...more])).toMatchObject({ state: "not-met", because: { amount: 60 } });
  });

  it("changes with the month and not within it", () => {
    const rows = [hour, held("2025-08-31", 60), held("2025-09-02", 30)];
    const on = (day: string) => month(rows, {}, { on: plainDate(day) });
    expect(["2025-08-31", "2025-09-01", "2025-09-30", "2025-10-01"].map((day) => on(day).state)).toEqual([
      "not-met",
      "met",
      "met",
      "not-met",
    ]);
  });

  it("cannot be said while the length of another session is not recorded, unless the rest is enough", () => {
    expect(month([hour, held("2025-08-20")])).toMatchObject({
      state: "cannot-check",
      because: { code: "total-unknown", amount: 60 },
    });
    expect(month([held("2025-08-04", 120), held("2025-08-20")]).state).toBe("met");
    expect(month([held("2025-08-04", 120), { sessionDate: unreadable }]).state).toBe("met");
  });

  it("asks for a look at a length or a day that cannot be read, or a name that fits several, of that month", () => {
    expect(month([hour, { ...held("2025-08-20"), duration: unreadable }]).state).toBe("check-entry");
    expect(month([hour, { sessionDate: unreadable }]).state).toBe("check-entry");
    const odd = { kind: "unreadable" } as const;
    expect(month([hour, { ...held("2025-08-20", 60), sessionStatus: odd }]).state).toBe("check-entry");
    const oddOn = (day: string) => month([hour, { ...held(day, 60), sessionStatus: odd }]).state;
    expect(["2025-07-31", "2025-08-01", "2025-08-31", "2025-09-01"].map(oddOn)).toEqual([
      "not-met",
      "check-entry",
      "check-entry",
      "not-met",
    ]);
    expect(month([hour, { ...held("2025-08-20"), duration: unreadable }])).toMatchObject({
      because: { code: "amount-unreadable", field: "duration" },
    });
    const lists = [workers([{ startDate: dates("2024-01-08") }, {}])];
    const shared = (day: string) => sessions([{ ...hour }, { ...held(day, 60), of: [0, 1] }]);
    const of = (day: string) =>
      checkNorthshire([...lists, shared(day)]).results.find(({ check }) => check === "NSH-MONTH");
    for (const day of ["2025-08-01", "2025-08-12", "2025-08-31"]) {
      expect(of(day)).toMatchObject({ state: "check-entry", because: { code: "name-fits-several", otherOn: day } });
    }
    expect(["2025-07-31", "2025-09-01"].map((day) => of(day)?.state)).toEqual(["not-met", "not-met"]);
  });

  it("asks for nothing of a month in which the worker had not yet begun, or began", () => {
    const started = (day: string) => month([], { startDate: dates(day) });
    expect(started("2025-08-01")).toMatchObject({ state: "not-met" });
    expect(started("2025-08-02")).toMatchObject({ state: "met", dueOn: "2025-09-30" });
    expect(started("2025-09-01")).toMatchObject({ state: "met", dueOn: "2025-09-30" });
    expect(started("2025-09-02")).toMatchObject({ state: "met", dueOn: "2025-10-31" });
    expect(whySentence(started("2025-09-02"), asAt)).toContain("The worker started on 2 Sep 2025, and the first whole");
  });

  it("does not rely on a start date that a one-to-one contradicts", () => {
    const contradicted = month([held("2025-07-31", 60)], { startDate: dates("2025-08-02") });
    expect(contradicted).toMatchObject({ state: "check-entry", because: { code: "one-to-one-before-start" } });
    expect(whySentence(contradicted, asAt)).toBe(
      "A one-to-one is recorded on 31 Jul 2025, before the start date, 2 Aug 2025. Correct whichever is wrong.",
    );
    expect(month([held("2025-08-02", 60)], { startDate: dates("2025-08-02") }).state).toBe("met");
  });

  it("needs a start date, or an earlier one-to-one, to say that a month was short", () => {
    expect(month([hour], { startDate: blank })).toMatchObject({ because: { code: "whole-month-unsure" } });
    expect(month([hour, held("2025-07-31", 60)], { startDate: blank }).state).toBe("not-met");
    expect(month([hour], { startDate: unreadable }).state).toBe("check-entry");
  });
});

describe("ten one-to-ones in a year", () => {
  const list = (...days: string[]) => sessions(days.map((day) => ({ sessionDate: dates(day) })));
  const ten = ["01-06", "02-03", "03-03", "04-07", "05-05", "06-02", "07-07", "08-04", "09-01", "10-06"];
  const of2024 = ten.map((day) => `2024-${day}`);
  const year = (days: string[], on: string, choices = {}, fields: WorkerFields = {}): Result => {
    const tables = [workers([{ startDate: dates("2023-05-15"), ...fields }]), list(...days)];
    return judged("NSH-YEAR", tables, { on: plainDate(on), choices });
  };

  it("are counted back from any day: due again a year after the tenth last", () => {
    expect(["2025-01-05", "2025-01-06", "2025-01-07"].map((on) => year(of2024, on).state)).toEqual([
      "met",
      "met",
      "overdue",
    ]);
    expect(year(of2024, "2025-01-06")).toMatchObject({
      clause: "NSH-YEAR",
      dueOn: "2025-01-06",
      standsUntil: "2025-01-06",
    });
    expect(year([...of2024, "2025-01-07"], "2025-01-07")).toMatchObject({ state: "met", dueOn: "2025-02-03" });
    expect(whySentence(year(of2024, "2025-01-07"), plainDate("2025-01-07"))).toBe(
      "The first of the last 10 one-to-ones recorded is 6 Jan 2024. The limit was 12 months later, 6 Jan 2025 (section 3.3): 1 day before 7 Jan 2025. If a one-to-one has been held, record its date; if not, hold one.",
    );
  });

  it("may be counted by calendar years: each has to have its ten by its end", () => {
    const byYear = { yearRuns: "12-31" };
    expect(year(of2024, "2025-12-31", byYear)).toMatchObject({ state: "met", dueOn: "2025-12-31" });
    expect(year(of2024, "2026-01-01", byYear)).toMatchObject({ state: "overdue", daysOverdue: 1 });
    const nine = [...of2024, ...ten.slice(0, 9).map((day) => `2025-${day}`)];
    expect(year(nine, "2025-12-31", byYear)).toMatchObject({ state: "met", dueOn: "2025-12-31" });
    expect(year(nine, "2026-01-01", byYear)).toMatchObject({ state: "overdue" });
    expect(year([...nine, "2025-12-31"], "2026-01-01", byYear)).toMatchObject({ state: "met", dueOn: "2026-12-31" });
  });

  it("may be counted by years of service, of which the first is due at its end", () => {
    const byService = { yearRuns: "service-year" };
    const started = { startDate: dates("2024-01-05") };
    expect(year([], "2025-01-04", byService, started)).toMatchObject({ state: "met", dueOn: "2025-01-04" });
    expect(year([], "2025-01-05", byService, started)).toMatchObject({ state: "overdue", daysOverdue: 1 });
    expect(year(of2024, "2025-06-01", byService, started)).toMatchObject({ state: "met", dueOn: "2026-01-04" });
    const later = { startDate: dates("2024-01-06") };
    expect(year(of2024, "2025-06-01", byService, later)).toMatchObject({ dueOn: "2026-01-05" });
    expect(year(of2024, "2025-06-01", byService, { startDate: blank })).toMatchObject({
      because: { code: "not-recorded", field: "startDate" },
    });
  });

  it("are due a year after the start where fewer are recorded, and cannot be said without it", () => {
    const started = { startDate: dates("2024-02-29") };
    expect(year(of2024.slice(2, 5), "2025-02-28", {}, started)).toMatchObject({ state: "met", dueOn: "2025-02-28" });
    expect(year(of2024.slice(2, 5), "2025-03-01", { monthEnd: "next-day" }, started)).toMatchObject({ state: "met" });
    const overdue = year(of2024.slice(2, 5), "2025-03-01", {}, started);
    expect(overdue).toMatchObject({ state: "overdue", because: { amount: 3 } });
    expect(whySentence(overdue, plainDate("2025-03-01"))).toContain(
      "3 one-to-ones are recorded, too few for a year, so the count is from the start date, 29 Feb 2024.",
    );
    expect(year(["2025-01-01"], "2025-03-01", {}, { startDate: blank })).toMatchObject({
      because: { code: "too-few-one-to-ones-and-no-start" },
    });
  });

  it("are not counted from a start date that a one-to-one contradicts", () => {
    const days = ["2024-03-01", "2025-01-02"];
    const started = { startDate: dates("2024-03-02") };
    expect(year(days, "2025-01-07", {}, started)).toMatchObject({ because: { code: "one-to-one-before-start" } });
    expect(year(days, "2025-01-07", {}, { startDate: dates("2024-03-01") }).state).toBe("met");
    const byService = { yearRuns: "service-year" };
    const late = { startDate: dates("2024-01-07") };
    expect(year(of2024, "2025-01-06", byService, late).state).toBe("check-entry");
    expect(year(of2024, "2025-01-06", {}, late).state).toBe("met");
  });

  it("count each day once, whether it stands in the log, in a cell or in a series", () => {
    const cells = {
      oneToOnes: series(...of2024.slice(0, 5).map((day) => dates(day))),
      lastOneToOne: dates("2024-10-06"),
    };
    expect(year(of2024.slice(5, 9), "2025-01-06", {}, cells)).toMatchObject({ state: "met", dueOn: "2025-01-06" });
    expect(year([...of2024.slice(5, 9), "2024-10-06"], "2025-01-06", {}, cells)).toMatchObject({ dueOn: "2025-01-06" });
    expect(year(of2024.slice(6, 9), "2025-01-06", {}, cells)).toMatchObject({ state: "overdue" });
  });

  it("are not overdue while an entry, a name or a group session leaves open whether there was one more", () => {
    const short = of2024.slice(1);
    expect(year(short, "2025-01-07", {}, { lastOneToOne: unreadable }).state).toBe("check-entry");
    expect(year(short, "2025-01-07", {}, { startDate: unreadable }).state).toBe("check-entry");
    const names = [
      workers([{ startDate: dates("2023-05-15") }, {}]),
      sessions([{ sessionDate: dates("2024-12-30"), of: [0, 1] }]),
    ];
    const first = checkNorthshire([...names, list("2025-01-02")]).results.find(({ check }) => check === "NSH-YEAR");
    expect(first).toMatchObject({
      state: "check-entry",
      because: { code: "name-fits-several", otherOn: "2024-12-30" },
    });
    const cells = { lastOneToOne: groupDates("2025-01-02") };
    expect(year([], "2025-01-07", {}, cells)).toMatchObject({ because: { code: "displaced" } });
  });

  it("are counted apart for a worker who is away", () => {
    expect(year(of2024, "2025-01-07", {}, { absence: away("2025-01-06") })).toMatchObject({ state: "absent" });
    expect(year(of2024, "2025-01-08", {}, { absence: away("2025-01-07") })).toMatchObject({ state: "overdue" });
  });
});
