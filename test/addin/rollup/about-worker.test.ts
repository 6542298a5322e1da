import { describe, expect, it } from "vitest";
import { aboutWorkerCsv } from "../../../addin/rollup/about-worker.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { Result } from "../../../shared/contract/results.ts";
import type { FindingsWithNotes } from "../../../shared/contract/routes.ts";

const runId = "10000000-0000-4000-8000-000000000001";
const because = { code: "from-discussion", section: "1" };

function ofCase(rowId: string, ref: string, more: Partial<Result> = {}): Result {
  return { check: "HGY-CASE", subject: { kind: "case", tableId: "t1", rowId, ref }, state: "met", because, ...more };
}

const supervision = (ref: string, rowId: string): Result => ({
  check: "HGY-SUP",
  subject: { kind: "worker", tableId: "t2", rowId, ref },
  state: "overdue",
  dueOn: plainDate("2025-09-01"),
  daysOverdue: 14,
  because,
});

const findings: FindingsWithNotes = {
  runId,
  results: [
    ofCase("r1", "4000001"),
    ofCase("r2", "4000002", { state: "overdue", dueOn: plainDate("2025-08-18"), daysOverdue: 28 }),
    ofCase("r3", "4000003"),
    supervision("B. Harkaway", "w1"),
    supervision("A. Thistlewood", "w2"),
  ],
  exclusions: [
    { tableId: "t1", rowId: "r4", reason: "exempt" },
    { tableId: "t1", rowId: "r5", reason: "closed" },
  ],
  disputes: [
    {
      ...{ check: "HGY-CASE", tableId: "t1", rowId: "r2", note: '=Discussed on 12 Aug, "late"' },
      ...{ by: { personId: "p-1", name: "Odessa Example" }, at: "2025-09-15T11:00:00Z" },
    },
  ],
  cases: [
    { tableId: "t1", rowId: "r1", ref: "4000001", worker: "B.  harkaway" },
    { tableId: "t1", rowId: "r2", ref: "4000002", worker: "B. Harkaway" },
    { tableId: "t1", rowId: "r3", ref: "4000003", worker: "A. Thistlewood" },
    { tableId: "t1", rowId: "r4", ref: "4000004", worker: "B. Harkaway", exemptUntil: plainDate("2025-10-03") },
    { tableId: "t1", rowId: "r5", ref: "4000005", worker: "A. Thistlewood" },
  ],
};

function linesAbout(label: string, of = findings): readonly string[] {
  return aboutWorkerCsv({
    ...{ label, findings: of, asAt: plainDate("2025-09-15"), edition: "October 2017" },
    ...{ place: { council: "haringey", team: "east", runId }, marking: "OFFICIAL: for X" },
    ...{ drawnBy: "Odessa Example", drawnOn: plainDate("2025-09-16") },
  }).split("\r\n");
}

describe("what is handed over about a worker", () => {
  it("says whose it is, of which run, day and edition, who drew it when, and how it is marked", () => {
    expect(linesAbout("B. Harkaway").slice(0, 6)).toEqual([
      "\uFEFFWhat is about B. Harkaway in one run",
      `"As at 15 Sep 2025. Council haringey, team east. Run number ${runId}."`,
      "Policy edition October 2017.",
      "Drawn by Odessa Example on 16 Sep 2025.",
      "OFFICIAL: for X",
      "",
    ]);
  });

  it("holds every result about them, the met ones too, the rows left out, and nobody else's", () => {
    const lines = linesAbout("b. HARKAWAY");
    const subjects = lines.slice(7).map((line) => line.split(",")[0]);
    expect(subjects.toSorted()).toEqual(["", "4000001", "4000002", "4000004", "Supervision of B. Harkaway"].toSorted());
    expect(lines.join("\n")).not.toMatch(/Thistlewood|4000003|4000005/);
    expect(lines.find((line) => line.startsWith("4000004"))).toContain("exempt until 3 Oct 2025");
  });

  it("holds the reason and the notes of each, in which no formula can run", () => {
    const overdue = linesAbout("B. Harkaway").find((line) => line.startsWith("4000002"));
    expect(overdue).toMatch(/^4000002,HGY-CASE,Child discussed in supervision,Overdue,,18 Aug 2025,28,/);
    expect(overdue).toMatch(/,1,"'=Discussed on 12 Aug, ""late"" \(Odessa Example, 15 Sep 2025 at 12:00\)"$/);
  });

  it("says what is not in it: cases whose worker is no longer kept, and one-to-ones without a name", () => {
    const { cases, ...without } = findings;
    expect(cases).toHaveLength(5);
    const session: Result = {
      ...{ check: "HGY-DUR", state: "met", because },
      subject: { kind: "session", tableId: "t3", rowId: "s1" },
    };
    const lines = linesAbout("B. Harkaway", { ...without, results: [...findings.results, session] });
    expect(lines.slice(3, 5)).toEqual([
      '"Whose case is whose is no longer kept: results of cases are not in this file, only those of supervision."',
      "Results of single one-to-ones are kept without a name and are not in this file: ask the team's manager.",
    ]);
    expect(lines.filter((line) => line.startsWith("4000"))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("Supervision of B. Harkaway"))).toHaveLength(1);
  });
});
