import { describe, expect, it } from "vitest";
import { onSheet, openCaseload, refusal, rowsOf } from "./in-excel.ts";

describe("inserting and deleting cells", () => {
  it("moves cells, merges, formulas, hidden rows and conditional formats with an inserted row", async () => {
    const { host, sheet } = openCaseload();
    sheet.merges.push({ row: 2, column: 3, rows: 2, columns: 1 });
    sheet.hiddenRows.add(3);
    sheet.conditionalFormats.push({
      id: "{CF}",
      area: { row: 1, column: 3, rows: 3, columns: 1 },
      type: "Custom",
      formula: '=$D2="CP"',
      stopIfTrue: false,
      fromFile: false,
    });
    Object.assign(sheet.ensure(0, 5), { formula: "=SUM(C2:C4)+$C$3+INDEX($A:$A,ROW())" });
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("3:3").insert("Down");
      await context.sync();
    });
    expect(rowsOf(sheet).map(([reference]) => reference)).toEqual(["Case", "M1", "", "M2", "M3"]);
    expect(sheet.merges).toEqual([{ row: 3, column: 3, rows: 2, columns: 1 }]);
    expect(sheet.hiddenRows).toEqual(new Set([4]));
    expect(sheet.conditionalFormats[0]).toMatchObject({ area: { row: 1, rows: 4 }, formula: '=$D2="CP"' });
    expect(sheet.cell(0, 5)?.formula).toBe("=SUM(C2:C5)+$C$4+INDEX($A:$A,ROW())");
  });

  it("leaves #REF! where a formula's cell was deleted, and shrinks the ranges that held it", async () => {
    const { host, sheet } = openCaseload();
    Object.assign(sheet.ensure(0, 5), { formula: "=SUM(C2:C4)+C3" });
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("3:3").delete("Up");
      await context.sync();
    });
    expect(sheet.cell(0, 5)?.formula).toBe("=SUM(C2:C3)+#REF!");
    expect(sheet.cell(2, 0)?.value).toBe("M3");
  });

  it("shifts part of a row to the right and back", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("B2").insert("Right");
      await context.sync();
    });
    expect(rowsOf(sheet)[1]).toEqual(["M1", "", "Ana", 45700, "CIN"]);
    expect(rowsOf(sheet)[2]).toEqual(["M2", "Ben", 45710, "CP", ""]);
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("B2").delete("Left");
      await context.sync();
    });
    expect(rowsOf(sheet)[1]).toEqual(["M1", "Ana", 45700, "CIN"]);
  });

  it("keeps a range that the add-in holds on the cells it was taken for", async () => {
    const { host } = openCaseload();
    const address = await onSheet(host, async (caseload, context) => {
      const held = caseload.getRange("A4");
      held.load("address");
      await context.sync();
      caseload.getRange("2:2").insert("Down");
      held.load("address,values");
      await context.sync();
      return [held.address, held.values[0]?.[0] as string];
    });
    expect(address).toEqual(["Caseload!A5", "M3"]);
  });

  it("refuses to tear a merge or a table apart", async () => {
    const { host, sheet, workbook } = openCaseload();
    sheet.merges.push({ row: 5, column: 0, rows: 1, columns: 3 });
    expect(await refusal(host, (caseload) => caseload.getRange("A2").insert("Down"))).toBe("InsertDeleteConflict");
    sheet.merges.length = 0;
    workbook.addTable(sheet, { row: 0, column: 0, rows: 4, columns: 4 }, "Cases");
    expect(await refusal(host, (caseload) => caseload.getRange("A2").insert("Right"))).toBe("InvalidOperation");
  });

  it("refuses to push cells off the end of the sheet", async () => {
    const { host, sheet } = openCaseload();
    sheet.ensure(1_048_575, 0).value = "last";
    expect(await refusal(host, (caseload) => caseload.getRange("2:2").insert("Down"))).toBe("NonBlankCellOffSheet");
  });
});
