import { describe, expect, it } from "vitest";
import { runCsv, runJson, type RunFile } from "../../../addin/rollup/run-file.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { Result } from "../../../shared/contract/results.ts";

const because = { code: "from-discussion", section: "1" };
const ofCase = (rowId: string, ref: string, more: Partial<Result> = {}): Result => ({
  ...{ check: "HGY-CASE", subject: { kind: "case", tableId: "t1", rowId, ref }, state: "met", because, ...more },
});
const note = { check: "HGY-CASE", tableId: "t1", rowId: "r1", note: "=Discussed on 12 Aug" };

const file: RunFile = {
  findings: {
    runId: "10000000-0000-4000-8000-000000000001",
    results: [
      ofCase("r1", "4000001", { state: "overdue", dueOn: plainDate("2025-08-18"), daysOverdue: 28 }),
      ofCase("r2", '=HYPERLINK("x")'),
      {
        ...ofCase("w1", "Worker 1"),
        check: "HGY-SUP",
        subject: { kind: "worker", tableId: "t2", rowId: "w1", ref: "Worker 1" },
      },
    ],
    exclusions: [{ tableId: "t1", rowId: "r3", reason: "closed" }],
    disputes: [{ ...note, by: { personId: "p-1", name: "Odessa Example" }, at: "2025-09-15T11:00:00Z" }],
    pseudonyms: true,
  },
  place: { council: "haringey", team: "east", runId: "10000000-0000-4000-8000-000000000001" },
  ...{ asAt: plainDate("2025-09-15"), edition: "October 2017", marking: "OFFICIAL-SENSITIVE" },
  ...{ drawnBy: "Juniper Example", drawnOn: plainDate("2025-09-16") },
};

describe("the findings of a run as a file", () => {
  const lines = runCsv(file).split("\r\n");

  it("say of which run they are, who drew them when, and that workers stand under pseudonyms", () => {
    expect(lines.slice(0, 7)).toEqual([
      "\uFEFFThe findings of one run",
      '"As at 15 Sep 2025. Council haringey, team east. Run number 10000000-0000-4000-8000-000000000001."',
      "Policy edition October 2017.",
      "Workers stand under pseudonyms that hold within this run alone.",
      "Rows left out: 1.",
      "Drawn by Juniper Example on 16 Sep 2025.",
      "OFFICIAL-SENSITIVE",
    ]);
  });

  it("hold every result, also what is met, with its reason and the notes on it, and no formula can run", () => {
    const rows = lines.slice(9).filter((line) => line !== "");
    expect(rows).toHaveLength(3);
    const [overdue] = rows.filter((row) => row.includes("4000001"));
    expect(overdue).toMatch(/^,4000001,HGY-CASE,Child discussed in supervision,Overdue,,18 Aug 2025,28,/);
    expect(overdue).toContain("=Discussed on 12 Aug (Odessa Example, 15 Sep 2025 at 12:00)");
    expect(rows.some((row) => row.startsWith("Worker 1,Supervision of Worker 1,HGY-SUP,"))).toBe(true);
    expect(lines.join("\n")).not.toMatch(/(^|,)"?[=+\-@]/m);
  });

  it("are the same as data, as they were read", () => {
    expect(JSON.parse(runJson(file))).toEqual({
      drawn: {
        ...file.place,
        ...{ asAt: "2025-09-15", edition: "October 2017", marking: "OFFICIAL-SENSITIVE" },
        ...{ drawnBy: "Juniper Example", drawnOn: "2025-09-16" },
      },
      findings: file.findings,
    });
  });
});
