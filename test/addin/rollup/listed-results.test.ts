import { describe, expect, it } from "vitest";
import { leftOut, listedResults, statesIn } from "../../../addin/rollup/listed-results.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { Result } from "../../../shared/contract/results.ts";
import type { FindingsWithNotes } from "../../../shared/contract/routes.ts";
import type { State, SubjectKind } from "../../../shared/contract/vocabulary.ts";

function result(state: State, rowId: string, subject: { kind?: SubjectKind; ref?: string } = {}): Result {
  const { kind = "case", ref } = subject;
  return {
    check: kind === "case" ? "HGY-CASE" : "HGY-SUP",
    subject: { kind, tableId: "t1", rowId, ...(ref !== undefined && { ref }) },
    state,
    because: { code: "from-discussion", section: "1" },
  };
}

function findings(results: Result[], more: Partial<FindingsWithNotes> = {}): FindingsWithNotes {
  return { runId: "10000000-0000-4000-8000-000000000001", results, exclusions: [], disputes: [], ...more };
}

const row = (rowId: string, worker: string | undefined) => ({ tableId: "t1", rowId, ...(worker && { worker }) });
const needed = { state: "needs-somebody", check: undefined } as const;

describe("the results of a run as they are listed", () => {
  it("stand under the worker whose case it is, however the name is spaced and capitalised, by name", () => {
    const told = findings(
      [
        result("overdue", "r1", { ref: "4000001" }),
        result("check-entry", "r2", { ref: "4000002" }),
        result("overdue", "r3", { ref: "4000003" }),
        result("overdue", "w1", { kind: "worker", ref: "B. Harkaway" }),
      ],
      { cases: [row("r1", "b.  harkaway"), row("r2", "A. Thistlewood"), row("r3", undefined)] },
    );
    expect(listedResults(told, needed).map(({ worker, results }) => [worker, results.map(({ name }) => name)])).toEqual(
      [
        ["A. Thistlewood", ["4000002"]],
        ["b.  harkaway", ["4000001", "Supervision of B. Harkaway"]],
        [undefined, ["4000003"]],
      ],
    );
  });

  it("stand in one list, the worst first, where whose case it is has not been told", () => {
    const told = findings([result("check-entry", "r1"), result("overdue", "r2", { ref: "4000002" })]);
    const [group, ...others] = listedResults(told, needed);
    expect(others).toEqual([]);
    expect(group?.worker).toBeUndefined();
    expect(group?.results.map(({ name }) => name)).toEqual(["4000002", "A case without a reference"]);
  });

  it("leave out what needs nobody unless it is asked for", () => {
    const states: State[] = ["met", "past-aim", "late", "overdue", "not-met", "absent", "check-entry", "cannot-check"];
    const told = findings(states.map((state, index) => result(state, `r${index}`)));
    const listed = (state: State | "needs-somebody" | "all") =>
      listedResults(told, { state, check: undefined })[0]?.results.map((one) => one.result.state);
    expect(listed("needs-somebody")).toEqual(["overdue", "not-met", "check-entry", "cannot-check", "absent"]);
    expect(listed("late")).toEqual(["late"]);
    expect(listed("all")).toHaveLength(states.length);
    expect(statesIn(told).map(({ words }) => words)[0]).toBe("Overdue");
    expect(listedResults(told, { state: "all", check: "HGY-SUP" })).toEqual([]);
  });

  it("carry the notes on them and no others", () => {
    const by = { personId: "p-1", name: "Odessa Example" };
    const note = { check: "HGY-CASE", tableId: "t1", rowId: "r2", note: "Held.", by, at: "2025-09-15T11:00:00Z" };
    const told = findings([result("overdue", "r1"), result("overdue", "r2")], { disputes: [note] });
    expect(listedResults(told, needed)[0]?.results.map(({ notes }) => notes)).toEqual([[], [note]]);
  });
});

describe("rows that were left out", () => {
  it("are named with their worker, and an exempt one with its last day", () => {
    const exemptUntil = plainDate("2025-10-03");
    const told = findings([], {
      exclusions: [
        { tableId: "t1", rowId: "r1", reason: "exempt" },
        { tableId: "t1", rowId: "r2", reason: "closed" },
        { tableId: "t9", rowId: "r1", reason: "left" },
      ],
      cases: [
        { tableId: "t1", rowId: "r1", ref: "4000001", worker: "A. Thistlewood", exemptUntil },
        { tableId: "t1", rowId: "r2", exemptUntil },
      ],
    });
    expect(leftOut(told)).toEqual([
      { reason: "exempt", name: "4000001", worker: "A. Thistlewood", exemptUntil },
      { reason: "closed", name: "a case without a reference" },
    ]);
    expect(leftOut(findings([], { exclusions: told.exclusions }))).toEqual([]);
  });
});
