import { beforeEach, describe, expect, it } from "vitest";
import type { HeadlessExcel } from "../../../local/excel/headless.ts";
import type { Sheet, Table, Workbook } from "../../../local/excel/model.ts";
import { typeIn } from "../../../local/excel/manager.ts";
import { onSheet, openCaseload, refusal, rowsOf } from "./in-excel.ts";

let host: HeadlessExcel;
let sheet: Sheet;
let workbook: Workbook;
let table: Table;

beforeEach(() => {
  ({ host, sheet, workbook } = openCaseload());
  table = workbook.addTable(sheet, { row: 0, column: 0, rows: 4, columns: 4 }, "Cases");
});

describe("reading tables", () => {
  it("lists tables of the workbook and of a sheet with their parts", async () => {
    const read = await onSheet(host, async (caseload, context) => {
      const all = context.workbook.tables.load("items/name,items/id,items/showTotals,items/showHeaders");
      const cases = caseload.tables.getItem("cases");
      const columns = cases.columns.load("items/name,items/index,items/id");
      const body = cases.columns.getItem("Discussed").getDataBodyRange().load("values,address");
      const heading = cases.getHeaderRowRange().load("values");
      const rows = cases.rows.load("count");
      const home = cases.worksheet.load("name");
      const none = caseload.tables.getItemOrNullObject("Nothing").load("name");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      expect(columns.items.map(({ name, index, id }) => [name, index, id])[2]).toEqual(["Discussed", 2, 3]);
      expect(all.items.map(({ name, showTotals, showHeaders }) => [name, showTotals, showHeaders])).toEqual([
        ["Cases", false, true],
      ]);
      return {
        body: body.values,
        address: body.address,
        heading: heading.values[0],
        rows: rows.count,
        home: home.name,
      };
    });
    expect(read).toEqual({
      body: [[45700], [45710], [45690]],
      address: "Caseload!C2:C4",
      heading: ["Case", "Worker", "Discussed", "Plan"],
      rows: 3,
      home: "Caseload",
    });
  });

  it("finds the table under a range", async () => {
    const names = await onSheet(host, async (caseload, context) => {
      const tables = caseload.getRange("B2").getTables(false).load("items/name");
      const none = caseload.getRange("H20").getTables(false).load("items/name");
      await context.sync();
      return [tables.items.map(({ name }) => name), none.items.map(({ name }) => name)];
    });
    expect(names).toEqual([["Cases"], []]);
  });
});

describe("table columns", () => {
  it("appends a column, with a heading that is free, and pushes what stood beside the table to the right", async () => {
    sheet.ensure(1, 4).value = "note beside";
    sheet.ensure(9, 4).value = "far below";
    const name = await onSheet(host, async (_, context) => {
      const added = context.workbook.tables.getItem("Cases").columns.add(undefined, [["Plan"], ["a"], ["b"], ["c"]]);
      added.load("name,index");
      await context.sync();
      added.getDataBodyRange().values = [["x"], ["y"], ["z"]];
      await context.sync();
      return [added.name, added.index];
    });
    expect(name).toEqual(["Plan2", 4]);
    expect(table.area).toEqual({ row: 0, column: 0, rows: 4, columns: 5 });
    expect(rowsOf(sheet)[1]).toEqual(["M1", "Ana", 45700, "CIN", "x", "note beside"]);
    expect(sheet.cell(9, 4)?.value).toBe("far below");
  });

  it("puts a column between others, which keep their ids", async () => {
    const ids = await onSheet(host, async (_, context) => {
      const { columns } = context.workbook.tables.getItem("Cases");
      columns.add(1, undefined, "Policy check");
      columns.load("items/name,items/id");
      await context.sync();
      return columns.items.map(({ name, id }) => `${name} ${id}`);
    });
    expect(ids).toEqual(["Case 1", "Policy check 5", "Worker 2", "Discussed 3", "Plan 4"]);
  });

  it("gives a new column the number format of its neighbour: text beside text swallows formulas", async () => {
    for (const row of [0, 1, 2, 3]) sheet.ensure(row, 3).numberFormat = "@";
    await onSheet(host, async (_, context) => {
      context.workbook.tables.getItem("Cases").columns.add(undefined, [["Check"], ["=1+1"], ["=1+1"], ["=1+1"]]);
      await context.sync();
    });
    expect(sheet.cell(1, 4)).toMatchObject({ value: "=1+1", numberFormat: "@" });
    expect(sheet.cell(1, 4)?.formula).toBeUndefined();
  });

  it("fills an empty column with the last formula put into it, and none that holds something", async () => {
    await onSheet(host, async (_, context) => {
      const { columns } = context.workbook.tables.getItem("Cases");
      const filled = columns.add(undefined, undefined, "Filled").getDataBodyRange();
      filled.formulas = [["=1+1"], ["=B3"], ["=B4&1"]];
      const apart = columns.add(undefined, undefined, "Apart").getDataBodyRange();
      apart.values = [["x"], ["x"], ["x"]];
      apart.formulas = [["=1+1"], ["=B3"], ["=B4&1"]];
      await context.sync();
    });
    const column = (at: number): unknown[] => [1, 2, 3].map((row) => sheet.cell(row, at)?.formula);
    expect(column(4)).toEqual(["=B2&1", "=B3&1", "=B4&1"]);
    expect(column(5)).toEqual(["=1+1", "=B3", "=B4&1"]);
    typeIn(workbook, { sheet, address: "E3" }, "=C3");
    expect(column(4)).toEqual(["=C2", "=C3", "=C4"]);
    typeIn(workbook, { sheet, address: "E2" }, "by hand");
    typeIn(workbook, { sheet, address: "E3" }, "=D3");
    expect(column(4)).toEqual([undefined, "=D3", "=C4"]);
  });

  it("refuses a column that would tear a merge or the table next door", async () => {
    sheet.merges.push({ row: 3, column: 5, rows: 2, columns: 1 });
    const add = (_: Excel.Worksheet, context: Excel.RequestContext): unknown =>
      context.workbook.tables.getItem("Cases").columns.add(undefined, undefined, "Policy check");
    expect(await refusal(host, add)).toBe("InsertDeleteConflict");
    sheet.merges.length = 0;
    workbook.addTable(sheet, { row: 0, column: 6, rows: 9, columns: 2 }, "Other");
    expect(await refusal(host, add)).toBe("InvalidOperation");
    expect(table.area.columns).toBe(4);
  });

  it("deletes a column and closes the gap", async () => {
    sheet.ensure(1, 4).value = "note beside";
    await onSheet(host, async (_, context) => {
      context.workbook.tables.getItem("Cases").columns.getItem("Worker").delete();
      await context.sync();
    });
    expect(rowsOf(sheet)[1]).toEqual(["M1", 45700, "CIN", "note beside"]);
    expect(table.area.columns).toBe(3);
  });

  it("refuses values that are not as many as the rows", async () => {
    expect(
      await refusal(host, (_, context) =>
        context.workbook.tables.getItem("Cases").columns.add(undefined, [["Check"], ["a"]]),
      ),
    ).toBe("InvalidArgument");
  });
});

describe("changing tables", () => {
  it("adds rows, above what stands below the table", async () => {
    sheet.ensure(4, 0).value = "below";
    await onSheet(host, async (_, context) => {
      context.workbook.tables.getItem("Cases").rows.add(undefined, [["M4", "Di", 45650, "CP"]]);
      await context.sync();
    });
    expect(rowsOf(sheet).map(([reference]) => reference)).toEqual(["Case", "M1", "M2", "M3", "M4", "below"]);
    expect(table.area.rows).toBe(5);
  });

  it("sorts its rows below the heading", async () => {
    await onSheet(host, async (_, context) => {
      context.workbook.tables.getItem("Cases").sort.apply([{ key: 2 }]);
      await context.sync();
    });
    expect(rowsOf(sheet).map(([reference]) => reference)).toEqual(["Case", "M3", "M1", "M2"]);
  });

  it("resizes over the same heading row", async () => {
    await onSheet(host, async (_, context) => {
      context.workbook.tables.getItem("Cases").resize("A1:E6");
      await context.sync();
    });
    expect(table.area).toMatchObject({ rows: 6, columns: 5 });
    expect(sheet.cell(0, 4)?.value).toBe("Column5");
  });

  it("calls a name that is taken an invalid argument, as Excel does", async () => {
    workbook.addTable(sheet, { row: 10, column: 0, rows: 2, columns: 2 }, "Other");
    expect(await refusal(host, (_, context) => (context.workbook.tables.getItem("Cases").name = "OTHER"))).toBe(
      "InvalidArgument",
    );
  });

  it("makes a table of a range, but not over a merge or another table", async () => {
    const name = await onSheet(host, async (caseload, context) => {
      caseload.getRange("F1:G1").values = [["One", ""]];
      const made = caseload.tables.add("F1:G3", true).load("name");
      await context.sync();
      return made.name;
    });
    expect(name).toBe("Table2");
    expect(sheet.cell(0, 6)?.value).toBe("Column2");
    expect(await refusal(host, (caseload) => caseload.tables.add("D1:E3", true))).toBe("MergedRangeConflict");
  });

  it("filters and says so", async () => {
    const filtered = await onSheet(host, async (_, context) => {
      const { autoFilter } = context.workbook.tables.getItem("Cases");
      autoFilter.apply("A1:D4", 3, { filterOn: "Values", values: ["CP"] });
      autoFilter.load("isDataFiltered,enabled");
      await context.sync();
      return [autoFilter.enabled, autoFilter.isDataFiltered];
    });
    expect(filtered).toEqual([true, true]);
    expect(sheet.hiddenRows).toEqual(new Set([1, 3]));
  });
});
