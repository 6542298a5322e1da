import { describe, expect, it } from "vitest";
import { openExcel } from "../../../local/excel/headless.ts";
import { withDay } from "../../../local/excel/formula-text.ts";
import { typeIn } from "../../../local/excel/manager.ts";
import { Workbook } from "../../../local/excel/model.ts";
import { addSheet, onSheet, openCaseload } from "./in-excel.ts";

const status = (reference: string, date: number, until: number): string =>
  `=IF(AND(INDEX($A:$A,ROW())&""="${reference}",INDEX($C:$C,ROW())=${date},TODAY()<=${until}),"Overdue 9 days, due 6 Sep","Out of date: check again")`;

describe("formulas", () => {
  it("works out a status that checks itself, and calls it out of date when its inputs or the day no longer fit", async () => {
    const { host, sheet, workbook } = openCaseload();
    const values = await onSheet(host, async (caseload, context) => {
      const range = caseload.getRange("E2:E4");
      range.formulas = [[status("M1", 45700, 45750)], [status("M2", 45710, 45750)], [status("M3", 1, 45750)]];
      // Read in the same batch, as Excel allows.
      range.load("values");
      await context.sync();
      return range.values.map(([value]) => value as string);
    });
    expect(values).toEqual(["Overdue 9 days, due 6 Sep", "Overdue 9 days, due 6 Sep", "Out of date: check again"]);
    typeIn(workbook, { sheet, address: "C2" }, 45701);
    await host.settle();
    expect(sheet.cell(1, 4)?.value).toBe("Out of date: check again");
    expect(sheet.cell(2, 4)?.value).toBe("Overdue 9 days, due 6 Sep");
    await host.dawn("2025-04-03");
    expect(sheet.cell(2, 4)?.value).toBe("Overdue 9 days, due 6 Sep");
    await host.dawn("2025-04-04");
    expect(sheet.cell(2, 4)?.value).toBe("Out of date: check again");
  });

  it("works in the column of a table, with the functions that managers use", async () => {
    const { host, sheet, workbook } = openCaseload();
    workbook.addTable(sheet, { row: 0, column: 0, rows: 4, columns: 4 }, "Cases");
    const values = await onSheet(host, async (_, context) => {
      const column = context.workbook.tables.getItem("Cases").columns.add(undefined, [["Check"], ["x"], ["x"], ["x"]]);
      const body = column.getDataBodyRange();
      body.formulas = [['=EXACT(LEFT(A2,1),"M")'], ["=ISNUMBER(C3)"], ['=SUMPRODUCT((D2:D4="CP")*1)']];
      body.load("values,valueTypes,text");
      await context.sync();
      return [body.values, body.valueTypes, body.text];
    });
    expect(values).toEqual([
      [[true], [true], [1]],
      [["Boolean"], ["Boolean"], ["Double"]],
      [["TRUE"], ["TRUE"], ["1"]],
    ]);
  });

  it("leaves the value that came with the file until what it is made of changes", async () => {
    const workbook = new Workbook();
    const sheet = addSheet(workbook, "Caseload", [[1, 2]]);
    Object.assign(sheet.ensure(0, 2), { value: 99, formula: "=A1+B1" });
    Object.assign(sheet.ensure(0, 3), { value: "from the file", formula: "=OVERSIGHT.NEXTDUE(A1)" });
    Object.assign(sheet.ensure(0, 4), { value: 5, formula: "=[1]Other!A1" });
    Object.assign(sheet.ensure(0, 5), { value: 45000, formula: "=TODAY()" });
    const host = openExcel(workbook, { today: "2025-03-03" });
    await host.settle();
    expect([2, 3, 4, 5].map((column) => sheet.cell(0, column)?.value)).toEqual([99, "from the file", 5, 45719]);
    typeIn(workbook, { sheet, address: "A1" }, 10);
    await host.settle();
    expect([2, 3, 4].map((column) => sheet.cell(0, column)?.value)).toEqual([12, "from the file", 5]);
  });

  it("says #NAME? for a function that nobody knows, as an error", async () => {
    const { host } = openCaseload();
    const [value, type] = await onSheet(host, async (caseload, context) => {
      const range = caseload.getRange("F1");
      range.formulas = [["=NOTAFUNCTION(1)"]];
      range.load("values,valueTypes");
      await context.sync();
      return [range.values[0]?.[0] as string, range.valueTypes[0]?.[0] as string];
    });
    expect([value, type]).toEqual(["#NAME?", "Error"]);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const workbook = new Workbook();
    workbook.date1904 = true;
    const sheet = addSheet(workbook, "Caseload", [["=TODAY()"]]);
    await openExcel(workbook, { today: "2025-01-01" }).settle();
    expect(sheet.cell(0, 0)?.value).toBe(44196);
  });

  it("never takes the word TODAY in a text for the day", () => {
    expect(withDay('=IF(TODAY()>1,"not TODAY()",NOW())', 45719)).toBe('=IF(45719>1,"not TODAY()",45719)');
  });

  it("tells the workbook which cells show something else", async () => {
    const { host, workbook } = openCaseload();
    const told: string[] = [];
    workbook.listen((change) => {
      if (change.kind === "calculated") told.push(`${change.sheet.name} ${change.area.row} ${change.area.rows}`);
    });
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("E2:E3").formulas = [["=C2+1"], ["=C3+1"]];
      await context.sync();
    });
    expect(told).toEqual(["Caseload 1 2"]);
  });
});
