import { afterEach, describe, expect, it } from "vitest";
import { leansOnMerge, unlessMerged } from "../../addin/commands/leans-on-merge.ts";
import { outOfDate } from "../../addin/commands/status-formula.ts";
import * as manager from "../../local/excel/manager.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { at, closeWorkbook, opened } from "./opened-workbook.ts";

afterEach(closeWorkbook);

const layout = { columns: { caseRef: "A", worker: "B", lastDiscussion: "C" } } as unknown as TableLayout;
const [ref, worker, discussion] = [0, 1, 2];
const of = (...states: readonly State[]): readonly Result[] => states.map((state) => ({ state }) as Result);
const cell = (column: number, row: number, value: unknown = 45_900) => ({ column, row, value });

describe("a status that says that all is well", () => {
  const own = cell(ref, 5, "M1");

  it("leans on a merge where what it was made from stands in a row above", () => {
    expect(leansOnMerge(5, [own, cell(discussion, 4)], of("met", "past-aim"), layout)).toBe(true);
    expect(leansOnMerge(5, [own, cell(discussion, 5)], of("met"), layout)).toBe(false);
    expect(leansOnMerge(4, [cell(ref, 4, "M1"), cell(discussion, 4)], of("met"), layout)).toBe(false);
  });

  it("does not where the merged cell is empty, or says only whose case it is", () => {
    expect(leansOnMerge(5, [own, cell(discussion, 4, "")], of("met"), layout)).toBe(false);
    expect(leansOnMerge(5, [own, cell(worker, 2, "A. Thistlewood")], of("met"), layout)).toBe(false);
  });

  it.each(["overdue", "not-met", "late", "check-entry", "cannot-check"] as const)(
    "may stand where one is %s",
    (state) => {
      expect(leansOnMerge(5, [own, cell(discussion, 4)], of("met", state), layout)).toBe(false);
    },
  );
});

describe("a blank cell that is merged with the one above", () => {
  const headings = ["Ref", "Worker", "Plan", "Opened", "Last supervision"];
  const long = 45_700;
  // The second child is new: it is well because nobody need have discussed it yet.
  const family = [headings, ["M1001", "Jo", "CIN", 45_000, long], ["M1002", "Jo", "CIN", 45_910, ""]];
  const brothers = [
    ["M1003", "Jo", "CIN", 45_000, 45_900],
    ["M1004", "Jo", "CIN", 45_000, ""],
  ];
  const statusOf = async (rows: typeof family, merged: string | undefined) => {
    const open = await opened(rows, (workbook, sheet) => {
      if (merged !== undefined) manager.mergeCells(workbook, { sheet, address: merged });
    });
    await open.checkNow();
    const shown = async (): Promise<string> => {
      await open.excel.settle();
      return String(at(open.sheet, 2, 5));
    };
    const merge = (): void => {
      manager.mergeCells(open.workbook, { sheet: open.sheet, address: "E2:E3" });
    };
    return { ...open, shown, merge };
  };

  it("is told of beforehand where the tracker merges cells of that column, without a colour", async () => {
    const { shown, merge, checkNow, sheet } = await statusOf([...family, ...brothers], "E4:E5");
    expect(await shown()).toMatch(new RegExp(`^${unlessMerged}Met`));
    // No formula sees a merge: the words stand, and hold what they say.
    merge();
    expect(await shown()).toMatch(new RegExp(`^${unlessMerged}Met`));
    await checkNow();
    // Not overdue: what was discussed before the case began is an entry to check.
    expect(await shown()).toMatch(/^Check entry/);
    expect(String(at(sheet, 1, 5))).toMatch(/^Overdue/);
  });

  it("is not seen before the next check where nothing of that column is merged: this much is not promised", async () => {
    const { shown, merge, checkNow } = await statusOf(family, undefined);
    const before = await shown();
    merge();
    expect([before.startsWith("Met"), await shown()]).toEqual([true, before]);
    await checkNow();
    expect(await shown()).toMatch(/^Check entry/);
  });

  it("is seen where one of the cells that are lost held something", async () => {
    const [first, second = [], third = []] = family;
    const { shown, merge } = await statusOf([first ?? [], second, [...third.slice(0, 4), 45_912]], undefined);
    merge();
    expect(await shown()).toBe(outOfDate);
  });
});
