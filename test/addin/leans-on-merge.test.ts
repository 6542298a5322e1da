import { describe, expect, it } from "vitest";
import { leansOnMerge } from "../../addin/commands/leans-on-merge.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";

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
