import { describe, expect, it } from "vitest";
import type { Checked } from "../../addin/commands/check.ts";
import { findSampled, runToAudit, suggestedSize } from "../../addin/commands/sample.ts";
import { withLaterAnswers } from "../../addin/sample/answer-keeper.ts";
import { suggestedSeed } from "../../addin/sample/sample-words.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { on, open } from "./opened-pane.ts";

const by = { personId: "person-1", name: "Ada Marsh" };
const sampleOf = (...cases: Sample["cases"]): Sample => {
  return { seed: 7, size: cases.length, by, at: "2025-09-15T11:00:00.000Z", questions: [], cases };
};
const lines = smallTracker().sheets[0]?.values ?? [];
const withoutRefs = lines.map((line, index) => (index === 0 ? line : ["", ...line.slice(1)]));

/** A tracker with those lines, checked and submitted, and the sheet below it to be changed. */
async function submitted(values: readonly (readonly CellValue[])[] = lines) {
  const grid = smallTracker();
  const [sheet] = grid.sheets;
  if (sheet === undefined) throw new Error("no sheet");
  const own = structuredClone(values) as CellValue[][];
  const workbook = new MemoryWorkbook({ ...grid, sheets: [{ ...sheet, values: own, formulas: own }] });
  const { model, service } = open(workbook);
  await model.start();
  const supervision = { checks: false, marks: false };
  await model.confirm(on(model, "confirm").found.layouts, { council: "haringey", team: "north", supervision });
  await model.submit("north", "2025-09");
  const [run] = service.kept.values();
  if (run === undefined) throw new Error("nothing was submitted");
  const look = async (sample: Sample) => {
    await model.checkNow();
    const { outbox } = on(model, "check");
    const receipt = outbox?.sent.find(({ runId }) => runId === run.runId);
    return [
      ...(await findSampled(sample, { checked: checkedOf(), run, teamName: "North", teamsHeld: 1, receipt })).values(),
    ];
  };
  const checkedOf = (): Checked => {
    const { checked } = on(model, "check");
    if (checked === undefined) throw new Error("not checked");
    return checked;
  };
  return { own, look, checkedOf };
}

describe("where a case of a sample stands", () => {
  const sampled = { tableId: "t1", rowId: "r3", ref: "1234502" };

  it("is its row while the tracker is as it was, with its worker", async () => {
    const { look } = await submitted();
    expect(await look(sampleOf(sampled))).toEqual([
      { key: "t1 r3", sheet: "Caseload", row: 2, column: 0, worker: "Ada Marsh" },
    ]);
  });

  it("is found by its reference once rows have been sorted", async () => {
    const { own, look } = await submitted();
    own.splice(1, 3, ...own.slice(1).toReversed(), ["1234509", "", "CIN", "Jude Fenn", 45_000, 45_890]);
    own.splice(1, 0, ...own.splice(4, 1));
    expect(await look(sampleOf(sampled))).toMatchObject([{ row: 3 }]);
  });

  it("is nowhere once its reference is gone, though another child stands in its row", async () => {
    const { own, look } = await submitted();
    own[2] = ["1234509", "", "CIN", "Jude Fenn", 45_000, 45_890];
    expect(await look(sampleOf(sampled))).toEqual([]);
  });

  it("is known without a reference only while the tracker reads as it was submitted", async () => {
    const { own, look } = await submitted(withoutRefs);
    const unnamed = { tableId: "t1", rowId: "r3" };
    expect(await look(sampleOf(unnamed))).toMatchObject([{ row: 2 }]);
    own.splice(1, 2, ...own.slice(1, 3).toReversed());
    expect(await look(sampleOf(unnamed))).toEqual([]);
  });
});

describe("a sample", () => {
  it("has one case of each worker unless somebody says otherwise, and five where no worker is known", async () => {
    const { checkedOf } = await submitted();
    expect(suggestedSize(checkedOf(), "North", 1)).toBe(2);
    expect(suggestedSize(undefined, "North", 1)).toBe(5);
    const nobody = await submitted(lines.map((line, index) => (index === 0 ? line : line.with(3, ""))));
    expect(suggestedSize(nobody.checkedOf(), "North", 1)).toBe(5);
  });

  it("has a seed that follows from its run, and is a seed for every number of a run", () => {
    expect(suggestedSeed("10000000-0000-4000-8000-000000000007")).toBe(7);
    const largest = suggestedSeed("10000000-0000-4000-8000-0000ffffffff");
    expect(largest).toBeGreaterThanOrEqual(0);
    expect(largest).toBeLessThanOrEqual(999_999);
  });

  it("keeps the later answer of each case, in whatever order they come back", () => {
    const answered = (at: string) => ({ by, at, answers: { clear: "yes" } });
    const one = { tableId: "t1", rowId: "r2" };
    const other = { tableId: "t1", rowId: "r3" };
    const early = sampleOf({ ...one, answered: answered("2025-09-15T11:00:01.000Z") }, other);
    const late = sampleOf(
      { ...one, answered: answered("2025-09-15T11:00:01.000Z") },
      { ...other, answered: answered("2025-09-15T11:00:02.000Z") },
    );
    expect(withLaterAnswers(early, late)).toEqual(late);
    expect(withLaterAnswers(late, early)).toEqual(late);
  });
});

describe("the run to audit", () => {
  const run = (runId: string, trackerId: string, month: string) => ({ runId, trackerId, month }) as AuditRun;
  const own = { trackerId: "a" };

  it("is the newest of this tracker in the present month, and else in the one that is still open", () => {
    const newestFirst = [run("4", "b", "2025-10"), run("3", "a", "2025-09"), run("2", "a", "2025-10")];
    expect(runToAudit(newestFirst, own, ["2025-10", "2025-09"])?.runId).toBe("2");
    expect(runToAudit(newestFirst, own, ["2025-11", "2025-09"])?.runId).toBe("3");
    expect(runToAudit(newestFirst, own, ["2025-11"])).toBeUndefined();
  });
});
