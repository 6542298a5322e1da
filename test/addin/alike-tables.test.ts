import { describe, expect, it } from "vitest";
import { alikeTables, doubtsOn } from "../../addin/commands/alike-tables.ts";
import { tablesFound } from "../../addin/taskpane/tables-found.ts";
import { findTracker } from "../../addin/commands/find-tracker.ts";
import { withColumn } from "../../addin/commands/mapping.ts";
import { sheetOf, workbookGrid, type GridCell } from "../support/grid.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { asAt, person } from "./support.ts";

type Rows = GridCell[][];

const headings = ["Ref", "Child", "Plan", "Opened", "Last supervision", "Remarks"];
const cases = (...more: GridCell[]): Rows => [
  headings,
  ["M1001", "Robin Hollow", "CIN", 45_000, 45_900, "fine", ...more],
  ["M1002", "Kit Larkin", "CP", 45_000, 45_800, "", ...more],
];

async function found(sheets: readonly Rows[]) {
  const grid = workbookGrid(...sheets.map((rows, index) => sheetOf(rows, { name: `Sheet ${index + 1}` })));
  const answer = await findTracker(new MemoryWorkbook(grid), asAt, person);
  if (answer.kind !== "to-confirm") throw new Error(answer.kind);
  return { grid, tables: tablesFound(answer) };
}

async function groups(...sheets: Rows[]) {
  const { grid, tables } = await found(sheets);
  return alikeTables(grid, tables, asAt);
}

function headed(rows: Rows, at: number, heading: string): Rows {
  return rows.map((row, index) => (index === 0 ? row.with(at, heading) : row));
}

describe("sheets that are laid out alike", () => {
  it("are answered for together from three, wherever their headings stand and however many rows they have", async () => {
    expect(await groups(cases(), cases())).toEqual([[0], [1]]);
    expect(await groups(cases(), [["Updated 1 Sep"], [], ...cases()], [...cases(), ["M1003"]])).toEqual([[0, 1, 2]]);
  });

  it("are told from those with another heading, though it is not read, or another order", async () => {
    const others = [headed(cases(), 5, "Notes to self"), cases().map((row) => row.toReversed())];
    expect(await groups(cases(), ...others, cases(), cases())).toEqual([[0, 3, 4], [1], [2]]);
  });

  it("are not alike where a question may have another answer: a column that only one of them fills in", async () => {
    const asking = (...last: [GridCell, GridCell]): Rows => {
      const [first, ...rows] = headed(headed(cases(), 4, "Last MO"), 5, "Last CS");
      return [first ?? [], ...rows.map((row) => [...row.slice(0, 4), ...last])];
    };
    const both = asking(45_900, 45_800);
    expect(await groups(both, both, both)).toEqual([[0, 1, 2]]);
    expect(await groups(both, both, both, asking(45_900, ""))).toEqual([[0, 1, 2], [3]]);
    expect(await groups(both, both, asking(45_900, ""), asking("", 45_900))).toEqual([[0], [1], [2], [3]]);
  });

  it("say of each sheet by its name what is doubtful there", async () => {
    const { grid, tables } = await found([
      cases(),
      cases(),
      cases().map((row, index) => (index ? row.with(5, 45_900) : row)),
    ]);
    const layouts = tables.map(({ layout }) => layout);
    expect(doubtsOn(grid, layouts, asAt)).toEqual(new Map());
    const visits = layouts.map((layout) => withColumn(layout, "lastSeen", "F"));
    expect([...doubtsOn(grid, visits, asAt)]).toEqual([
      ["lastSeen", ["Please look: the heading is not known and the cells do not fit (sheet Sheet 1, Sheet 2)"]],
    ]);
  });
});
