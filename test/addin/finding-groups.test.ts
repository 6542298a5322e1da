import { beforeAll, describe, expect, it } from "vitest";
import { caseGroups } from "../../addin/commands/case-groups.ts";
import type { Checked } from "../../addin/commands/check.ts";
import { listedFindings, type Findings } from "../../addin/commands/finding-list.ts";
import { sentenceText, soonGroup, summaryOf, type SummarySentence } from "../../addin/commands/summary-words.ts";
import { countAbout, foldRows } from "../../addin/taskpane/fold-rows.ts";
import { findingsIn, groupsOf, nothingWords } from "../../addin/taskpane/list-groups.ts";
import { stillThere, wantedOf, type ListedGroup } from "../../addin/taskpane/wanted-findings.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";
import { gridFromXlsx } from "../support/grid-from-xlsx.ts";
import { sheetOf, workbookGrid } from "../support/grid.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { on, open } from "./opened-pane.ts";

/** Confirmed as it was found, with supervision, and checked. */
async function checkedIn(workbook: MemoryWorkbook): Promise<Checked> {
  const { model } = open(workbook);
  await model.start();
  const supervision = { checks: true, marks: false };
  await model.confirm(on(model, "confirm").found.layouts, { council: "haringey", team: "north", supervision });
  const { checked } = on(model, "check");
  if (checked === undefined) throw new Error("Nothing is checked");
  return checked;
}

const sampleOf = (name: string): Promise<Checked> =>
  checkedIn(new MemoryWorkbook(gridFromXlsx(new URL(`../trackers/${name}.xlsx`, import.meta.url))));

describe.each(["F3-hgy-sheet-per-worker", "F6-full-set"])("the summary of %s and the lists below it", (name) => {
  let checked: Checked;
  let summary: readonly SummarySentence[];
  let findings: Findings;
  let groups: Record<SummarySentence["list"], readonly ListedGroup[]>;
  beforeAll(async () => {
    checked = await sampleOf(name);
    summary = summaryOf(checked.outcome);
    findings = listedFindings(checked);
    groups = {
      cases: groupsOf("cases", summary, findings, checked),
      supervision: groupsOf("supervision", summary, findings, checked),
    };
  });

  it("say the same number of everything that is counted", () => {
    let compared = 0;
    for (const { list, parts } of summary) {
      for (const part of parts) {
        if (typeof part === "string") continue;
        const shown = wantedOf(findingsIn(list, findings, part.id), { group: part.id }, groups[list]);
        const rows = new Set(foldRows(shown).map(({ findings: [worst] }) => worst.name)).size;
        expect(`${rows} ${part.words.replace(/^\d+ /u, "")}`, sentenceText({ list, parts })).toBe(part.words);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  it("never list a number that opens nothing, and list what is met only where it falls due soon", () => {
    for (const list of ["cases", "supervision"] as const) {
      for (const { id } of groups[list]) {
        expect(stillThere(findingsIn(list, findings, id), { group: id }, groups[list])).toEqual({ group: id });
      }
    }
    expect(findings.cases.some(({ state }) => state === "met")).toBe(false);
    const soon = wantedOf(findingsIn("cases", findings, soonGroup), { group: soonGroup }, groups.cases);
    expect(soon.length).toBeGreaterThan(0);
    expect(soon.every(({ state }) => state === "met" || state === "past-aim")).toBe(true);
  });
});

describe("cases that the tracker tells apart", () => {
  const rows: CellValue[][] = [
    ["Case ID", "Plan", "Social worker", "Co-worker", "Date opened", "Last supervision"],
    [1234501, "CIN", "Ada Marsh", "", 45_000, 45_700],
    [1234502, "CP", "", "Jude Fenn", 45_000, 45_700],
    [1234503, "CP", "Unallocated", "-", 45_000, 45_700],
    [1234504, "LAC", "Jude Fenn", "n/a", 45_000, 45_700],
    [1234505, "LAC", "J. Fenn", "Ada Marsh", 45_000, 45_700],
  ];
  const staff: CellValue[][] = [
    ["Social worker", "Role", "Start date", "Leaving date"],
    ["Ada Marsh", "Social worker", 44_000, ""],
    ["Jude Fenn", "Social worker", 44_000, 45_800],
  ];
  const named = ({ understood: { places } }: Checked, about: ReadonlySet<string>): string[] =>
    [...about].map((key) => places.get(key)?.ref ?? "");

  it("are unallocated, of workers who have left, or co-worked", async () => {
    const grid = workbookGrid(sheetOf(rows), sheetOf(staff, { name: "Staff" }));
    const checked = await checkedIn(new MemoryWorkbook(grid));
    const groups = caseGroups(checked).map(({ id, about }) => [id, named(checked, about)]);
    expect(groups).toEqual([
      ["unallocated", ["1234502", "1234503"]],
      ["of-leavers", ["1234504", "1234505"]],
      ["co-worked", ["1234502", "1234505"]],
    ]);
    const findings = listedFindings(checked);
    const listed = groupsOf("cases", summaryOf(checked.outcome), findings, checked);
    expect(listed.map(({ option }) => option)).toContain("Unallocated or no worker named (2)");
    expect(countAbout(wantedOf(findings.cases, { group: "of-leavers" }, listed))).toBe(2);
  });

  it("are not told apart where the tracker has no such column", async () => {
    const without = rows.map(([ref = "", plan = "", , , ...dates]) => [ref, plan, ...dates]);
    const checked = await checkedIn(new MemoryWorkbook(workbookGrid(sheetOf(without))));
    expect(caseGroups(checked)).toEqual([]);
  });
});

describe("a list with nothing in it", () => {
  const heading: CellValue[] = ["Case ID", "Plan", "Social worker", "Date opened", "Last supervision"];
  const sayOf = async (plan: string): Promise<string> => {
    const sheet = sheetOf([heading, ["1234501", plan, "Ada Marsh", 45_000, 45_900]]);
    const checked = await checkedIn(new MemoryWorkbook(workbookGrid(sheet)));
    expect(listedFindings(checked).cases).toEqual([]);
    return nothingWords("cases", checked);
  };

  it("says that every case is met only where some case was open", async () => {
    expect(await sayOf("CIN")).toBe("Every case that was checked is met.");
    expect(await sayOf("Closed")).toBe("No open case was checked.");
  });
});
