import { describe, expect, it } from "vitest";
import { byWorker, firstOf } from "../../addin/taskpane/by-worker.ts";
import type { ListedFinding } from "../../addin/commands/finding-list.ts";

function finding(ref: string, worker?: string): ListedFinding {
  const words = { state: "overdue", check: "HGY-CASE", words: "Overdue", why: "Because." } as const;
  return { ...words, key: ref, ref, sheet: "Caseload", row: 2, column: 0, ...(worker === undefined ? {} : { worker }) };
}

const refs = (groups: ReturnType<typeof byWorker>): Record<string, string[]> =>
  Object.fromEntries(groups.map(({ worker, findings }) => [worker ?? "", findings.map(({ ref }) => ref)]));

describe("the list by worker", () => {
  const listed = [finding("1", "Zadie Moor"), finding("2"), finding("3", "Ann Bell"), finding("4", "zadie  moor ")];

  it("keeps the order within a worker, and takes a label spaced or capitalised otherwise for the same person", () => {
    expect(refs(byWorker(listed))).toEqual({ "Ann Bell": ["3"], "Zadie Moor": ["1", "4"], "": ["2"] });
  });

  it("names workers by the alphabet and those rows that name nobody last", () => {
    expect(byWorker(listed).map(({ worker }) => worker)).toEqual(["Ann Bell", "Zadie Moor", undefined]);
  });

  it("shows the first part of a long list without breaking its order", () => {
    const groups = byWorker(listed);
    expect(refs(firstOf(groups, 2))).toEqual({ "Ann Bell": ["3"], "Zadie Moor": ["1"] });
    expect(firstOf(groups, 0)).toEqual([]);
    expect(refs(firstOf(groups, 9))).toEqual(refs(groups));
  });
});
