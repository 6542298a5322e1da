import { describe, expect, it } from "vitest";
import { openExcel } from "../../../local/excel/headless.ts";
import { onSheet, openCaseload, refusal, refusalInFull } from "./in-excel.ts";

describe("errors as Excel gives them", () => {
  it("is the library itself that minds a property not loaded", async () => {
    const { host } = openCaseload();
    const code = await refusal(host, async (caseload, context) => {
      const range = caseload.getRange("A1");
      await context.sync();
      return range.values;
    });
    expect(code).toBe("PropertyNotLoaded");
  });

  it("refuses changes to a protected sheet, formats included, and lets it be read", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.protection.protect();
      await context.sync();
    });
    expect(sheet.isProtected).toBe(true);
    const changes: ((caseload: Excel.Worksheet) => unknown)[] = [
      (caseload) => (caseload.getRange("A1").values = [["x"]]),
      (caseload) => (caseload.getRange("A1").format.fill.color = "#FFFFFF"),
      (caseload) => caseload.getRange("A1").conditionalFormats.add("Custom"),
      (caseload) => caseload.getRange("1:1").insert("Down"),
      (caseload) => {
        caseload.getRange("A1").clear();
      },
    ];
    for (const change of changes) expect(await refusal(host, change)).toBe("AccessDenied");
    const value = await onSheet(host, async (caseload, context) => {
      const range = caseload.getRange("A1").load("values");
      const protection = caseload.protection.load("protected");
      await context.sync();
      return [range.values[0]?.[0] as string, protection.protected];
    });
    expect(value).toEqual(["Case", true]);
  });

  it("says where a batch failed, in the words of the script", async () => {
    const { host } = openCaseload();
    const error = await refusalInFull(host, (_, context) => context.workbook.tables.getItem("None").load("name"));
    expect(error).toMatchObject({ code: "ItemNotFound", message: "The requested resource doesn't exist." });
    expect(error.debugInfo.statement).toContain("getItem");
  });

  it("does not take back what a batch did before it failed", async () => {
    const { host, sheet } = openCaseload();
    const code = await refusal(host, (caseload, context) => {
      caseload.getRange("A1").values = [["done"]];
      context.workbook.tables.getItem("None").delete();
      caseload.getRange("A2").values = [["never"]];
    });
    expect(code).toBe("ItemNotFound");
    expect([sheet.cell(0, 0)?.value, sheet.cell(1, 0)?.value]).toEqual(["done", "M1"]);
  });

  it("refuses everything while a cell is open for typing", async () => {
    const { host, workbook } = openCaseload();
    workbook.isEditingCell = true;
    expect(await refusal(host, (caseload) => caseload.load("name"))).toBe("InvalidOperationInCellEditMode");
  });

  it("refuses a request and an answer beyond the limit of Excel on the web", async () => {
    const { host, sheet } = openCaseload({ maxPayloadBytes: 20_000 });
    const long = "x".repeat(30_000);
    expect(await refusal(host, (caseload) => (caseload.getRange("A1").values = [[long]]))).toBe(
      "RequestPayloadSizeLimitExceeded",
    );
    expect(sheet.cell(0, 0)?.value).toBe("Case");
    sheet.ensure(0, 0).value = long;
    expect(await refusal(host, (caseload) => caseload.getRange("A1").load("values"))).toBe(
      "ResponsePayloadSizeLimitExceeded",
    );
  });

  it("names a member that it does not imitate", async () => {
    const { host } = openCaseload();
    const error = await refusalInFull(host, (caseload) => caseload.pivotTables.load("items/name"));
    expect(error.code).toBe("ApiNotFound");
    expect(error.message).toContain("Worksheet.PivotTables");
    expect((await refusalInFull(host, (caseload) => caseload.getRange("A1").load("style"))).message).toContain(
      "Range.style",
    );
  });

  it("refuses null objects that are used as if they were there", async () => {
    const { host } = openCaseload();
    expect(
      await refusal(host, (_, context) => {
        context.workbook.tables.getItemOrNullObject("None").delete();
      }),
    ).toBe("ItemNotFound");
  });

  it("holds the add-in to the requirement sets that are declared", async () => {
    const { workbook } = openCaseload();
    const host = openExcel(workbook, { today: "2025-03-03", requirementSets: { ExcelApi: "1.12" } });
    expect(await refusal(host, (caseload) => caseload.getRange("A1").getMergedAreasOrNullObject())).toBe("ApiNotFound");
  });
});

describe("what a request costs", () => {
  it("counts syncs and bytes, and forgets the ranges that office.js lets go", async () => {
    const { host } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      for (let row = 1; row < 4; row++) caseload.getRange(`A${row}`).load("values");
      await context.sync();
    });
    expect(host.api.counters.syncs).toBe(1);
    expect(host.api.counters.releases).toBe(1);
    expect(host.api.counters.requestBytes).toBeGreaterThan(1000);
    expect(host.api.counters.responseBytes).toBeGreaterThan(200);
    expect(host.api.referenceCount).toBe(0);
  });
});
