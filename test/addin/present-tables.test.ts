import { describe, expect, it } from "vitest";
import { confirmTracker, findTracker, lookAgain, type ToConfirm } from "../../addin/commands/find-tracker.ts";
import {
  answered,
  lackingPresent,
  presentAnswer,
  presentAsked,
  withPresentAnswer,
} from "../../addin/taskpane/present-tables.ts";
import { tablesFound, type TableFound } from "../../addin/taskpane/tables-found.ts";
import type { SheetGrid } from "../../shared/tracker/grid.ts";
import { sheetOf, workbookGrid } from "../support/grid.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { asAt, newId, person } from "./support.ts";

const who = { council: "barnet", team: "north", personId: person, asAt, newId };

function month(name: string, plan = "LAC"): SheetGrid {
  const rows = ["M1001", "M1002", "M1003", "M1004"].map((ref) => [ref, "Jo", plan, 45_000, 45_900]);
  return sheetOf([["Ref", "Worker", "Plan", "Opened", "Last supervision"], ...rows], { name });
}

function toConfirm(found: Awaited<ReturnType<typeof findTracker>>): ToConfirm {
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  return found;
}

const first = async (workbook: MemoryWorkbook): Promise<ToConfirm> =>
  toConfirm(await findTracker(workbook, asAt, person));
const ours = (tables: readonly TableFound[]): string[] =>
  tables.flatMap(({ layout, isOurs }) => (isOurs ? [layout.name] : []));

describe("a sheet for each month", () => {
  it("is asked about, and the newest belongs to the tracker until the manager says otherwise", async () => {
    const found = await first(new MemoryWorkbook(workbookGrid(month("Aug 25"), month("Sep 25", "CP"))));
    const tables = tablesFound(found);
    const asked = presentAsked(found.present ?? [], tables);
    const [question] = asked;
    if (question === undefined) throw new Error("Nothing is asked");
    expect(question.words).toBe("The same children stand on Aug 25 and Sep 25. Which is the present one?");
    expect(question.togetherWords).toBe("All together: the latest discussion on any, and the rest as on Aug 25");
    expect(ours(tables)).toEqual(["Sep 25"]);
    expect(presentAnswer(question, tables)).toBe(0);
    expect(lackingPresent(asked, tables)).toBeUndefined();
    expect(ours(withPresentAnswer(tables, question, 1))).toEqual(["Aug 25"]);
    const all = withPresentAnswer(tables, question, "together");
    expect(ours(all)).toEqual(["Sep 25", "Aug 25"]);
    expect(lackingPresent([answered(question, "together")], all)).toBeUndefined();
    // Ticked by hand: it must be said what that means.
    expect(lackingPresent(asked, all)?.at).toBe("present-0");
  });

  it.each([
    ["Sept 8th", "Sept 15th"],
    ["1st September", "September 8th 2025"],
    ["wc 19 Sep", "wc 12 Sep"],
    ["Week commencing 19 Sep", "Week commencing 12 Sep"],
    ["we 12 Sep", "we 19 Sep"],
  ])("or each week: %s and %s", async (other, newest) => {
    const found = await first(new MemoryWorkbook(workbookGrid(month(other), month(newest))));
    expect(ours(tablesFound(found))).toEqual([newest]);
  });

  it("must be answered where no month says which is the newest", async () => {
    const found = await first(new MemoryWorkbook(workbookGrid(month("Pod A"), month("Pod A (2)"))));
    const tables = tablesFound(found);
    expect(ours(tables)).toEqual(["Pod A", "Pod A (2)"]);
    expect(lackingPresent(presentAsked(found.present ?? [], tables), tables)?.sentence).toBe(
      "Say first which of the tables with the same children is the present one, or that all count together.",
    );
  });

  it("stays as it was answered when the tracker is looked at again, until there is a new month", async () => {
    const workbook = new MemoryWorkbook(workbookGrid(month("Aug 25"), month("Sep 25")));
    const found = await first(workbook);
    await confirmTracker(workbook, found, found.layouts, who);
    const again = toConfirm(await lookAgain(workbook, asAt));
    expect(again.layouts.map(({ name }) => name)).toEqual(["Sep 25"]);
    expect(again.present?.map(({ answer }) => answer)).toEqual(["one"]);
    const later = new MemoryWorkbook(workbookGrid(...workbook.grid.sheets, month("Oct 25")));
    await later.remember(workbook.remembered);
    const inOctober = toConfirm(await lookAgain(later, "2025-10-06" as typeof asAt));
    expect(ours(tablesFound(inOctober))).toEqual(["Oct 25"]);
  });

  it("counts together again where the manager has said so", async () => {
    const workbook = new MemoryWorkbook(workbookGrid(month("Aug 25"), month("Sep 25")));
    const found = await first(workbook);
    const both = await confirmTracker(workbook, found, [...found.layouts, ...(found.unfamiliar ?? [])], who);
    // The first row of a child counts, in the order of the sheets.
    expect(both).toMatchObject({ layouts: [{ name: "Aug 25" }, { name: "Sep 25" }] });
    const again = toConfirm(await lookAgain(workbook, asAt));
    const tables = tablesFound(again);
    const [question] = presentAsked(again.present ?? [], tables);
    expect(question && presentAnswer(question, tables)).toBe("together");
    expect(ours(tables)).toHaveLength(2);
  });
});
