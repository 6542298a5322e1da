import { describe, expect, it } from "vitest";
import { confirmTracker, findTracker, lookAgain, type ToConfirm } from "../../addin/commands/find-tracker.ts";
import { withSeries } from "../../addin/commands/mapping-series.ts";
import { fieldsToAdd, mappingRows, withColumn, type MappingRow } from "../../addin/commands/mapping.ts";
import { lackingIn, tablesFound, type TableFound } from "../../addin/taskpane/tables-found.ts";
import type { SheetGrid } from "../../shared/tracker/grid.ts";
import { sheetOf, workbookGrid, type GridCell } from "../support/grid.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { asAt, newId, person } from "./support.ts";

const who = { council: "haringey", team: "north", personId: person, asAt, newId };

const children: GridCell[][] = [
  ["Ref", "Child", "Plan", "Opened", "Sup 1", "Sup 2", "Sup 3", "Comments"],
  ["M1001", "Robin Hollow", "CIN", 45_000, 45_700, 45_800, 45_900, "fine"],
  ["M1002", "Kit Larkin", "CP", 45_000, 45_700, "", "", "fine"],
];
const staff: GridCell[][] = [
  ["Worker", "Role", "Start", 45_748, 45_778],
  ["Jo Fenn", "SW", 44_000, "8/4", "13/5"],
];

async function asked(workbook: MemoryWorkbook): Promise<ToConfirm> {
  const found = await findTracker(workbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  return found;
}

async function askedAgain(workbook: MemoryWorkbook): Promise<ToConfirm> {
  const found = await lookAgain(workbook, asAt);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  return found;
}

function only<Thing>([thing]: readonly Thing[]): Thing {
  if (thing === undefined) throw new Error("Nothing");
  return thing;
}

function open(rows: GridCell[][]): MemoryWorkbook {
  return new MemoryWorkbook(workbookGrid(sheetOf(rows)));
}

function rowOf({ grid }: MemoryWorkbook, table: TableFound, field: string): MappingRow | undefined {
  return mappingRows(grid, table.layout, asAt, table).find((row) => row.field === field);
}

const takenOut = (table: TableFound, field = "discussions"): TableFound => ({
  ...table,
  layout: withSeries(table.layout, field, undefined),
});
const hadBack = (table: TableFound, field = "discussions"): TableFound => ({
  ...table,
  layout: withSeries(table.layout, field, table.offered),
});

describe("columns that are read together", () => {
  it("have one row, with their range, count, first and last heading and what speaks for them", async () => {
    const workbook = open(children);
    const table = only(tablesFound(await asked(workbook)));
    expect(rowOf(workbook, table, "discussions")).toMatchObject({
      series: { isRead: true, words: "E to G (3 columns)", headings: "Sup 1 … Sup 3" },
      confidence: { heading: "this", cells: "nearly-all" },
      samples: ["12 Feb 2025", "12 Feb 2025"],
      isSent: true,
    });
    // Without one, there would be none: the last of them is the last discussion.
    expect(rowOf(workbook, table, "lastDiscussion")).toBeUndefined();
  });

  it("have a row of months by their names, however Excel keeps these", async () => {
    const workbook = open(staff);
    const table = only(tablesFound(await asked(workbook)));
    expect(rowOf(workbook, table, "oneToOnes")?.series).toEqual({
      isRead: true,
      words: "D to E (2 columns)",
      headings: "April 2025 … May 2025",
    });
    const without = takenOut(table, "oneToOnes");
    expect(without.layout).not.toHaveProperty("months");
    expect(rowOf(workbook, without, "oneToOnes")?.series).toMatchObject({ isRead: false, words: "D to E (2 columns)" });
    expect(hadBack(without, "oneToOnes").layout).toEqual(table.layout);
  });

  it("can be taken out, which asks for the last discussion, and be had back", async () => {
    const workbook = open(children);
    const table = only(tablesFound(await asked(workbook)));
    const without = takenOut(table);
    expect(without.layout).not.toHaveProperty("series");
    expect(rowOf(workbook, without, "discussions")?.series).toMatchObject({
      isRead: false,
      words: "E to G (3 columns)",
    });
    expect(rowOf(workbook, without, "lastDiscussion")).toMatchObject({ column: undefined });
    expect(lackingIn([without])).toMatchObject({ at: "column-0-lastDiscussion" });
    expect(fieldsToAdd(without.layout, without.listed)).not.toContain("discussions");
    expect(hadBack(without).layout).toEqual(table.layout);
  });

  it("lose a column that is read as another field, which loses it when they are had back", async () => {
    const workbook = open(children);
    const table = only(tablesFound(await asked(workbook)));
    const given = { ...table, layout: withColumn(table.layout, "lastDiscussion", "F") };
    expect(given.layout.series).toEqual({ discussions: ["E", "G"] });
    expect(rowOf(workbook, given, "discussions")?.series?.words).toBe("E, G (2 columns)");
    const last = ["E", "G"].reduce((layout, column) => withColumn(layout, "lastSeen", column), given.layout);
    expect(last).not.toHaveProperty("series");
    expect(hadBack({ ...table, layout: last }).layout).toEqual(table.layout);
  });

  it("can be had back by whoever looks again later", async () => {
    const workbook = open(children);
    const first = await asked(workbook);
    const layouts = [withColumn(takenOut(only(tablesFound(first))).layout, "lastDiscussion", "E")];
    await confirmTracker(workbook, first, layouts, who);
    const again = await askedAgain(workbook);
    const table = only(tablesFound(again));
    expect(table.layout).not.toHaveProperty("series");
    expect(hadBack(table).layout.series).toEqual({ discussions: ["E", "F", "G"] });
    expect(hadBack(table).layout.columns).not.toHaveProperty("lastDiscussion");
  });

  it("are offered where the last discussion may be in any of several under one heading, and answer for it", async () => {
    const rows: GridCell[][] = [
      ["Ref", "Child", "Sup date", "Rec'd", "Sup date", "Rec'd"],
      ["M1001", "Robin Hollow", 45_700, "Y", 45_800, "Y"],
      ["M1002", "Kit Larkin", 45_701, "Y", "", ""],
    ];
    const workbook = open(rows);
    const table = only(tablesFound(await asked(workbook)));
    expect(lackingIn([table])).toMatchObject({ at: "column-0-lastDiscussion" });
    expect(rowOf(workbook, table, "discussions")?.series).toMatchObject({ isRead: false, words: "C, E (2 columns)" });
    expect(lackingIn([hadBack(table)])).toBeUndefined();
    const other = rows.map((row, index) => (index === 0 ? row.with(4, "Sup date 2") : row));
    expect(only(tablesFound(await asked(open(other)))).offered).toEqual({});
    const merges = [2, 4].map((column) => ({ row: 0, column, rows: 1, columns: 2 }));
    const below = async (...groups: string[]): Promise<unknown> => {
      const above = ["", "", groups[0] ?? "", "", groups[1] ?? "", ""];
      const grouped = new MemoryWorkbook(workbookGrid(sheetOf([above, ...rows], { merges })));
      return only(tablesFound(await asked(grouped))).offered;
    };
    expect(await below("Apr 25", "May 25")).toEqual({ series: { discussions: ["C", "E"] } });
    expect(await below("Case", "Personal")).toEqual({});
  });

  it("stay out when another heading has changed", async () => {
    const workbook = open(children);
    const first = await asked(workbook);
    const layouts = [withColumn(takenOut(only(tablesFound(first))).layout, "lastDiscussion", "E")];
    await confirmTracker(workbook, first, layouts, who);
    const sheets = workbook.grid.sheets as SheetGrid[];
    sheets[0] = sheetOf(children.map((row, index) => (index === 0 ? row.with(3, "Case opened") : row)));
    const again = await asked(workbook);
    expect(again.why).toBe("headings-changed");
    const table = only(tablesFound(again));
    expect(table.layout).not.toHaveProperty("series");
    expect(table.layout.columns).toMatchObject({ dateOpened: "D", lastDiscussion: "E" });
    expect(hadBack(table).layout.series).toEqual({ discussions: ["E", "F", "G"] });
  });
});

describe("a sample of a cell", () => {
  it("is no longer than is needed to know it by", async () => {
    const workbook = open(
      children.map((row, index) => (index === 0 ? row : row.with(7, "so much to say ".repeat(90)))),
    );
    const table = only(tablesFound(await asked(workbook)));
    const [sample = ""] = rowOf(workbook, table, "notes")?.samples ?? [];
    expect(sample).toMatch(/^so much to say .*…$/u);
    expect(sample.length).toBeLessThanOrEqual(61);
  });
});
