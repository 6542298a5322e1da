import { describe, expect, it } from "vitest";
import { byWorker, firstOf } from "../../addin/taskpane/by-worker.ts";
import { countAbout, foldRows } from "../../addin/taskpane/fold-rows.ts";
import { stillThere, wantedOf } from "../../addin/taskpane/wanted-findings.ts";
import type { ListedFinding } from "../../addin/commands/finding-list.ts";
import type { State } from "../../shared/contract/vocabulary.ts";

interface Said {
  readonly worker?: string;
  readonly check?: string;
  readonly state?: State;
}

function finding(name: string, { worker, check = "HGY-CASE", state = "overdue" }: Said = {}): ListedFinding {
  const subject = { kind: "case", tableId: "t1", rowId: name } as const;
  const result = { check, subject, state, because: { code: "from-discussion", section: "1" } };
  return {
    ...{ key: `${check} ${name}`, about: name, name, state, check, title: check, words: "", result },
    ...(worker === undefined ? {} : { worker }),
  };
}

const names = (groups: ReturnType<typeof byWorker>): Record<string, string[]> =>
  Object.fromEntries(groups.map(({ worker, rows }) => [worker ?? "", rows.map(({ name }) => name)]));

describe("the list by worker", () => {
  const rows = foldRows([
    finding("1", { worker: "Zadie Moor" }),
    finding("2"),
    finding("3", { worker: "Ann Bell" }),
    finding("4", { worker: "zadie  moor " }),
  ]);

  it("keeps the order within a worker, and takes a label spaced or capitalised otherwise for the same person", () => {
    expect(names(byWorker(rows))).toEqual({ "Ann Bell": ["3"], "Zadie Moor": ["1", "4"], "": ["2"] });
  });

  it("names workers by the alphabet and those rows that name nobody last", () => {
    expect(byWorker(rows).map(({ worker }) => worker)).toEqual(["Ann Bell", "Zadie Moor", undefined]);
  });

  it("shows the first part of a long list without breaking its order", () => {
    const groups = byWorker(rows);
    expect(names(firstOf(groups, 2))).toEqual({ "Ann Bell": ["3"], "Zadie Moor": ["1"] });
    expect(firstOf(groups, 0)).toEqual([]);
    expect(names(firstOf(groups, 9))).toEqual(names(groups));
  });
});

describe("several findings of one row", () => {
  const findings = [
    finding("1"),
    finding("2", { check: "HGY-REC-SEEN", state: "not-met" }),
    finding("1", { check: "HGY-REC-SEEN", state: "not-met" }),
    finding("1", { check: "HGY-REC-PLAN", state: "cannot-check" }),
  ];

  it("are folded under the worst, and rows stand in the order of their worst", () => {
    expect(foldRows(findings).map(({ name, findings: folded }) => [name, folded.map(({ check }) => check)])).toEqual([
      ["1", ["HGY-CASE", "HGY-REC-SEEN", "HGY-REC-PLAN"]],
      ["2", ["HGY-REC-SEEN"]],
    ]);
    expect(countAbout(findings)).toBe(2);
  });

  it("are filtered one by one, so that a row shows only what was asked for", () => {
    const seen = wantedOf(findings, { check: "HGY-REC-SEEN" });
    expect(foldRows(seen).map(({ name, findings: folded }) => [name, folded.length])).toEqual([
      ["2", 1],
      ["1", 1],
    ]);
    expect(wantedOf(findings, { check: "HGY-REC-SEEN", state: "overdue" })).toEqual([]);
  });

  it("no longer heed a filter for what has gone from the list", () => {
    const wanted = { state: "absent", check: "HGY-CASE", worker: "ann bell" };
    expect(stillThere(findings, wanted)).toEqual({ check: "HGY-CASE" });
  });
});
