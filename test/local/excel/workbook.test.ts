import { describe, expect, it } from "vitest";
import { openExcel } from "../../../local/excel/headless.ts";
import { chooseCalculation, copyPaste, typeIn } from "../../../local/excel/manager.ts";
import { onSheet, openCaseload, refusal } from "./in-excel.ts";

describe("the workbook", () => {
  it("has a name, calculates by itself and lets the screen and calculation rest", async () => {
    const { host, workbook } = openCaseload();
    workbook.name = "Team A.xlsx";
    const read = await onSheet(host, async (_, context) => {
      const book = context.workbook.load("name");
      const application = context.application.load("calculationMode");
      context.application.suspendApiCalculationUntilNextSync();
      context.application.suspendScreenUpdatingUntilNextSync();
      context.runtime.load("enableEvents");
      await context.sync();
      return [book.name, application.calculationMode, context.runtime.enableEvents];
    });
    expect(read).toEqual(["Team A.xlsx", "Automatic", true]);
  });

  it("keeps the add-in's settings, dates included", async () => {
    const { host, workbook } = openCaseload();
    const value = { columns: { discussed: "C" }, at: new Date(0) };
    await onSheet(host, async (_, context) => {
      context.workbook.settings.add("mapping", value);
      context.workbook.settings.add("old", 1);
      await context.sync();
    });
    const read = await onSheet(host, async (_, context) => {
      const { settings } = context.workbook;
      const hit = settings.getItemOrNullObject("mapping").load("value");
      const miss = settings.getItemOrNullObject("nothing").load("value");
      settings.getItem("old").delete();
      await context.sync();
      settings.load("items/key");
      await context.sync();
      return { value: hit.value as unknown, isMissing: miss.isNullObject, keys: settings.items.map(({ key }) => key) };
    });
    expect(JSON.parse(JSON.stringify(read))).toEqual({
      value: { columns: { discussed: "C" }, at: "1970-01-01T00:00:00.000Z" },
      isMissing: true,
      keys: ["mapping"],
    });
    expect([...workbook.settings.keys()]).toEqual(["mapping"]);
    expect(await refusal(host, (_, context) => context.workbook.settings.getItem("old").load("value"))).toBe(
      "ItemNotFound",
    );
  });
});

describe("a workbook that is calculated by hand", () => {
  const withFormula = () => {
    const opened = openCaseload();
    typeIn(opened.workbook, { sheet: opened.sheet, address: "E2" }, "=C2+TODAY()");
    return opened;
  };
  const today = 45_719;

  it("leaves every formula at what it last came to, until it calculates by itself again", async () => {
    const { host, workbook, sheet } = withFormula();
    await host.settle();
    const shown = () => sheet.cell(1, 4)?.value;
    chooseCalculation(workbook, "Manual");
    typeIn(workbook, { sheet, address: "C2" }, 1);
    await host.dawn("2025-03-04");
    expect(shown()).toBe(45_700 + today);
    copyPaste(workbook, { sheet, address: "E2" }, { sheet, address: "E3" });
    typeIn(workbook, { sheet, address: "E4" }, "=C2+E2");
    await host.settle();
    // A formula that is pasted brings its value along; one that is typed is worked out, from what the cells show.
    expect([shown(), sheet.cell(2, 4)?.value, sheet.cell(3, 4)?.value]).toEqual([
      45_700 + today,
      45_700 + today,
      1 + 45_700 + today,
    ]);
    chooseCalculation(workbook, "Automatic");
    await host.settle();
    expect([shown(), sheet.cell(2, 4)?.value, sheet.cell(3, 4)?.value]).toEqual([
      1 + today + 1,
      45_710 + today + 1,
      1 + 1 + today + 1,
    ]);
  });

  it("is told by its mode, which an add-in may change; calculating on request is refused there", async () => {
    const { host, workbook } = openCaseload();
    const told: string[] = [];
    await onSheet(host, async (_, context) => {
      const { application } = context.workbook;
      for (const mode of ["AutomaticExceptTables", "Manual"] as const) {
        application.calculationMode = mode;
        application.load("calculationMode");
        await context.sync();
        told.push(application.calculationMode);
      }
    });
    expect([...told, workbook.calculationMode]).toEqual(["AutomaticExceptTables", "Manual", "Manual"]);
    expect(
      await refusal(host, (sheet) => {
        sheet.getRange("A1").calculate();
      }),
    ).toBe("ApiNotFound");
    expect(
      await refusal(host, (_, context) => {
        context.workbook.application.calculationMode = "Never" as "Manual";
      }),
    ).toBe("InvalidArgument");
  });
});

describe("worksheets", () => {
  it("lists, adds, renames, hides, orders, activates and deletes sheets", async () => {
    const { host, workbook } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      const added = context.workbook.worksheets.add("Team results");
      added.activate();
      caseload.name = "Cases";
      context.workbook.worksheets.add("Old").delete();
      const hidden = context.workbook.worksheets.add("Notes");
      hidden.visibility = "Hidden";
      hidden.position = 0;
      await context.sync();
      const list = context.workbook.worksheets.load("items/name,items/visibility,items/position");
      const active = context.workbook.worksheets.getActiveWorksheet().load("name,id");
      const none = context.workbook.worksheets.getItemOrNullObject("Caseload").load("name");
      await context.sync();
      expect(list.items.map(({ name, visibility, position }) => [name, visibility, position])).toEqual([
        ["Notes", "Hidden", 0],
        ["Cases", "Visible", 1],
        ["Team results", "Visible", 2],
      ]);
      expect([active.name, none.isNullObject]).toEqual(["Team results", true]);
    });
    expect(workbook.sheets[workbook.active]?.name).toBe("Team results");
  });

  it("refuses a name that is taken or not allowed, and to delete or hide the last sheet to be seen", async () => {
    const { host, workbook } = openCaseload();
    expect(await refusal(host, (_, context) => context.workbook.worksheets.add("CASELOAD"))).toBe("ItemAlreadyExists");
    expect(await refusal(host, (caseload) => (caseload.name = "a/b"))).toBe("InvalidArgument");
    expect(await refusal(host, (caseload) => (caseload.visibility = "Hidden"))).toBe("InvalidOperation");
    expect(
      await refusal(host, (caseload) => {
        caseload.delete();
      }),
    ).toBe("GeneralException");
    expect(workbook.sheets).toHaveLength(1);
  });

  it("gives the used range, without formatted blanks when asked for values only, or a null object on an empty sheet", async () => {
    const { host, sheet, workbook } = openCaseload();
    workbook.addSheet("Empty");
    sheet.ensure(9, 6).look = { bold: true };
    const read = await onSheet(host, async (caseload, context) => {
      const all = caseload.getUsedRange().load("address");
      const values = caseload.getUsedRangeOrNullObject(true).load("address");
      const empty = context.workbook.worksheets.getItem("Empty");
      const none = empty.getUsedRangeOrNullObject().load("address");
      const some = empty.getUsedRange().load("address");
      await context.sync();
      return [all.address, values.address, none.isNullObject, some.address];
    });
    expect(read).toEqual(["Caseload!A1:G10", "Caseload!A1:D4", true, "Empty!A1"]);
  });

  it("filters a plain range by the sheet's own filter", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.autoFilter.apply("A1:D4", 1, { filterOn: "Values", values: ["Ben"] });
      const range = caseload.autoFilter.getRangeOrNullObject().load("address");
      await context.sync();
      expect(range.address).toBe("Caseload!A1:D4");
    });
    expect(sheet.hiddenRows).toEqual(new Set([1, 3]));
    await onSheet(host, async (caseload, context) => {
      caseload.autoFilter.remove();
      await context.sync();
    });
    expect([sheet.hiddenRows.size, sheet.autoFilter]).toEqual([0, undefined]);
  });
});

describe("opening Excel in Node", () => {
  it("puts the add-in's globals in place while something runs, and takes them away again", async () => {
    const { host } = openCaseload();
    expect(Reflect.has(globalThis, "Excel")).toBe(false);
    const inside = await host.run(() => Promise.resolve([typeof Excel.run, typeof Office.context]));
    expect(inside).toEqual(["function", "object"]);
    expect(Reflect.has(globalThis, "Excel")).toBe(false);
    const uninstall = host.installGlobals();
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.16")).toBe(false);
    uninstall();
  });

  it("hands over arrays that are arrays and promises that can be awaited, though they come from another realm", async () => {
    const { host } = openCaseload();
    const values = await onSheet(host, async (caseload, context) => {
      const range = caseload.getRange("A1:B1").load("values");
      await context.sync();
      return range.values;
    });
    expect(Array.isArray(values)).toBe(true);
    expect(structuredClone(values)).toEqual([["Case", "Worker"]]);
  });

  it("names a day that it cannot read", () => {
    const { workbook } = openCaseload();
    expect(() => openExcel(workbook, { today: "3 March" })).toThrow("write it as YYYY-MM-DD");
  });
});
