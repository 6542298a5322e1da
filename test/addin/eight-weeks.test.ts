import { describe, expect, it } from "vitest";
import { calendarFile } from "../../addin/commands/calendar-file.ts";
import {
  casesTable,
  supervisionTable,
  weeksDocument,
  weeksSentences,
  weekWords,
} from "../../addin/commands/eight-weeks.ts";
import type { AgendaWording } from "../../addin/commands/agenda-words.ts";
import type { AgendaSource } from "../../shared/audit/agenda-workers.ts";
import { agendaWorkers } from "../../shared/audit/agenda-workers.ts";
import { eightWeeks } from "../../shared/audit/eight-weeks.ts";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { asAt, dates, table } from "../shared/checks/children.ts";
import type { Place } from "../../shared/tracker/read-table.ts";
import { role, workers } from "../shared/checks/people.ts";

function sourceAt(day = asAt): AgendaSource {
  const found = policyInForce("barnet", day);
  if (!found.found) throw new Error(found.sentence);
  const staff = { role: role("social-worker"), startDate: dates("2024-01-01") };
  const child = (caseRef: string, last: string, worker = "Ada; Marsh, \\ née\nHill") => {
    return { caseRef, worker, dateOpened: dates("2024-01-01"), lastDiscussion: dates(last) };
  };
  const tables = [
    workers([{ ...staff, worker: "Ada; Marsh, \\ née\nHill", lastOneToOne: dates("2025-09-01") }]),
    table([child("11", "2025-07-01"), child("AB-12", "2025-07-22"), child("13", "2025-08-05", "Jude Fenn")]),
  ];
  const { policy } = found;
  return { policy, tables, entriesToCheck: [], outcome: checkTracker({ policy, choices: {}, asAt: day, tables }) };
}

const now = "2025-09-15T08:30:00.000Z";
const eight = eightWeeks(sourceAt());
const ask = { eight, trackerId: "3f2d6f6e", now, asAt, places: new Map<string, Place>() };
const file = calendarFile(ask);
/** Lines are folded at 75 bytes. */
const lines = file.replaceAll("\r\n ", "").split("\r\n");

describe("the calendar file", () => {
  it("has a day for each week in which something falls due and for each supervision, and no more", () => {
    expect(lines.filter((line) => line.startsWith("DTSTART"))).toEqual([
      "DTSTART;VALUE=DATE:20250915",
      "DTSTART;VALUE=DATE:20250929",
      "DTSTART;VALUE=DATE:20250929",
    ]);
    expect(lines.filter((line) => line.startsWith("DTEND"))).toEqual([
      "DTEND;VALUE=DATE:20250916",
      "DTEND;VALUE=DATE:20250930",
      "DTEND;VALUE=DATE:20250930",
    ]);
    expect(lines).toContain("SUMMARY:1 case discussion falls due this week");
    expect(lines).toContain("DESCRIPTION:AB-12: limit 16 Sep 2025");
  });

  it("stands on the days of the check, whatever day it is by now, and names a row where there is no reference", () => {
    const wednesday = plainDate("2025-09-17");
    const eightNow = eightWeeks(sourceAt(wednesday));
    const [first = { child: undefined }] = eightNow.cases.byWeek.flat();
    if (first.child === undefined) throw new Error("Nothing falls due");
    const { ref, ...child } = first.child;
    const byWeek = eightNow.cases.byWeek.map((due) => due.map((each) => ({ ...each, child })));
    const later = calendarFile({
      ...{ ...ask, eight: { ...eightNow, cases: { ...eightNow.cases, byWeek } } },
      ...{ asAt: wednesday, now: "2026-11-23T08:30:00.000Z" },
      places: new Map([[child.rows[0], { sheet: "Pod", row: 5, ref: "Robin Hollow" }]]),
    });
    expect(ref).toBeDefined();
    expect(later).toContain("DESCRIPTION:Row 5 of Pod: limit");
    expect(later).not.toContain("Robin");
    expect(later).not.toContain("VALUE=DATE:2026");
  });

  it("escapes what a name may hold, and folds every line to 75 bytes", () => {
    expect(lines).toContain("SUMMARY:Supervision of Ada\\; Marsh\\, \\\\ née\\nHill: last day");
    expect(file.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  });

  it("is the same for the same day, so that events take the place of those of an earlier file", () => {
    const uids = lines.filter((line) => line.startsWith("UID"));
    expect(new Set(uids).size).toBe(3);
    expect(uids).toContain("UID:week-2025-09-15-3f2d6f6e");
    expect(calendarFile(ask)).toBe(file);
    const tomorrow = eightWeeks(sourceAt(plainDate("2025-09-16")));
    const later = calendarFile({
      ...{ ...ask, eight: tomorrow },
      ...{ now: "2025-09-16T08:30:00.000Z", asAt: plainDate("2025-09-16") },
    });
    expect(
      later
        .replaceAll("\r\n ", "")
        .split("\r\n")
        .filter((line) => line.startsWith("UID")),
    ).toEqual(uids);
    expect(lines.filter((line) => line === "DTSTAMP:20250915T083000Z")).toHaveLength(3);
  });

  it("is private and leaves the day free", () => {
    expect(lines.filter((line) => line === "CLASS:PRIVATE")).toHaveLength(3);
    expect(lines.filter((line) => line === "TRANSP:TRANSPARENT")).toHaveLength(3);
  });
});

describe("the weeks in words", () => {
  it("say what the chart shows", () => {
    expect(weeksSentences(eight)).toEqual([
      "1 discussion is overdue now. 2 more fall due by 9 Nov 2025.",
      "The fullest week is that of 15 Sep 2025, with 1.",
      "A case stands in the week of the last day on which its limit is still met. Leave and bank holidays never move it.",
    ]);
  });

  it("have a row for each worker, a total that counts each case once, and the next supervision", () => {
    const { headings, rows } = casesTable(eight);
    expect(headings.slice(0, 3)).toEqual(["Worker", "Overdue now", "15 Sep 2025"]);
    expect(rows.map((cells) => cells.slice(1, 5))).toEqual([
      ["1", "1", "0", "0"],
      ["0", "0", "0", "1"],
      ["1", "1", "0", "1"],
    ]);
    expect(supervisionTable(eight)?.rows[0]?.slice(1)).toEqual(["29 Sep 2025", "Met, due 29 Sep 2025."]);
  });

  it("name the bank holidays of a week", () => {
    const december = eightWeeks(sourceAt(plainDate("2025-12-22"))).weeks[0];
    expect(december && weekWords(december)).toBe("22 Dec 2025 (25 Dec 2025 bank holiday, 26 Dec 2025 bank holiday)");
  });

  it("show a child's name only where names are shown", () => {
    const source = sourceAt();
    const wording: AgendaWording = {
      ...{ source, workers: agendaWorkers(source), places: new Map(), entries: new Map() },
      names: new Map([["t1 r1", "Robin Hollow"]]),
      ...{
        marking: "OFFICIAL-SENSITIVE",
        isUsualMarking: true,
        drawnBy: undefined,
        checksSupervision: true,
        namesChildren: true,
      },
    };
    expect(JSON.stringify(weeksDocument(wording, eight))).toContain("11 Robin Hollow, limit 26 Aug 2025");
    expect(JSON.stringify(weeksDocument({ ...wording, names: undefined }, eight))).not.toContain("Robin");
  });
});
