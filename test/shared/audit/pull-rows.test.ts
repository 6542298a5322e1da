import { describe, expect, it } from "vitest";
import { pullColumns, pullRows } from "../../../shared/audit/pull-rows.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditRun } from "../../../shared/contract/routes.ts";

const run: AuditRun = {
  ...{ runId: "10000000-0000-4000-8000-000000000001", trackerId: "20000000-0000-4000-8000-000000000001" },
  ...{ council: "haringey", service: "safeguarding", team: "east", month: "2025-08", asAt: plainDate("2025-08-29") },
  ...{ submittedBy: { personId: "p", name: "Sol Example" }, receivedAt: "2025-08-29T15:00:00Z" },
  policy: { council: "haringey", edition: "October 2017", inForceFrom: plainDate("2017-10-01") },
  ...{ choices: {}, notChecked: [], cautions: [] },
  summary: { casesChecked: 5, counts: { "HGY-CASE": { met: 5 } }, exclusions: {}, longestOverdueDays: {} },
};
const drawn = {
  council: "haringey",
  marking: "OFFICIAL",
  drawnBy: "Juniper Example",
  drawnAt: "2025-09-15T09:00:00Z",
  asked: {},
};

const choicesOf = (choices: AuditRun["choices"]) =>
  pullRows({ ...run, choices }, drawn).map((row) => row[pullColumns.indexOf("Choices in force")]);

describe("a row of an export of runs", () => {
  it("says by which choices of its own the council had the policy read, or that all were by default", () => {
    expect(choicesOf({})).toEqual(["all by default"]);
    expect(choicesOf({ groupDiscussionCounts: true })).toEqual(["all by default"]);
    expect(choicesOf({ groupDiscussionCounts: false })).toEqual([
      "A group discussion or mapping of the child starts the child's clock again: no.",
    ]);
    expect(pullRows(run, drawn).every((row) => row.length === pullColumns.length)).toBe(true);
  });
});
