import { describe, expect, it } from "vitest";
import { onSheet, openCaseload, refusal } from "./in-excel.ts";

describe("reading ranges", () => {
  it("gives values, texts, number formats and kinds of one range in one sync", async () => {
    const { host, sheet } = openCaseload();
    Object.assign(sheet.ensure(1, 2), { numberFormat: "dd/mm/yyyy" });
    Object.assign(sheet.ensure(2, 3), { value: "#REF!", isError: true });
    const before = host.api.counters.syncs;
    const read = await onSheet(host, async (caseload, context) => {
      const range = caseload
        .getUsedRange(true)
        .load("values,text,numberFormat,valueTypes,address,rowIndex,columnCount");
      await context.sync();
      return range.toJSON();
    });
    expect(host.api.counters.syncs - before).toBe(1);
    expect(read).toMatchObject({ address: "Caseload!A1:D4", rowIndex: 0, columnCount: 4 });
    expect(read.values?.[1]).toEqual(["M1", "Ana", 45700, "CIN"]);
    expect(read.text?.[1]?.[2]).toBe("12/02/2025");
    expect(read.numberFormat?.[1]).toEqual(["General", "General", "dd/mm/yyyy", "General"]);
    expect(read.valueTypes?.[2]).toEqual(["String", "String", "Double", "Error"]);
  });

  it("reaches neighbours, parts and common parts of a range", async () => {
    const { host } = openCaseload();
    const addresses = await onSheet(host, async (caseload, context) => {
      const range = caseload.getRange("B2:C3");
      const reached = [
        range.getCell(1, 1),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, 0),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getLastCell(),
        range.getIntersectionOrNullObject("C3:E9"),
        range.getBoundingRect("A9"),
        caseload.getRangeByIndexes(4, 2, 3, 1),
        caseload.getCell(0, 27),
      ].map((each) => each.load("address"));
      const nothing = range.getIntersectionOrNullObject("E5").load("address");
      await context.sync();
      expect(nothing.isNullObject).toBe(true);
      return reached.map((each) => each.address.replace("Caseload!", ""));
    });
    expect(addresses).toEqual(["C3", "A3:B4", "B2:C4", "2:3", "B:C", "C3", "C3", "A2:C9", "C5:C7", "AB1"]);
  });

  it("answers null for the cells of whole columns", async () => {
    const { host } = openCaseload();
    const [values, used] = await onSheet(host, async (caseload, context) => {
      const column = caseload.getRange("C:C").load("values");
      const part = column.getUsedRange().load("address");
      await context.sync();
      return [column.values, part.address];
    });
    expect(values).toBeNull();
    expect(used).toBe("Caseload!C1:C4");
  });

  it("finds merged areas, but only those that begin inside the range, as Excel does", async () => {
    const { host, sheet } = openCaseload();
    sheet.merges.push({ row: 1, column: 0, rows: 2, columns: 1 }, { row: 3, column: 2, rows: 1, columns: 2 });
    await onSheet(host, async (caseload, context) => {
      const all = caseload.getUsedRange().getMergedAreasOrNullObject().load("address,areaCount");
      all.areas.load("items/address,items/rowCount");
      const late = caseload.getRange("A3:B3").getMergedAreasOrNullObject().load("address");
      await context.sync();
      expect(all.isNullObject).toBe(false);
      expect(all.areas.items.map(({ address, rowCount }) => [address, rowCount])).toEqual([
        ["Caseload!A2:A3", 2],
        ["Caseload!C4:D4", 1],
      ]);
      expect(late.isNullObject).toBe(true);
    });
  });

  it("lists 512 merged areas at once and not one more", async () => {
    const { host, sheet } = openCaseload();
    for (let row = 0; row < 512; row++) sheet.merges.push({ row: row + 5, column: 0, rows: 1, columns: 2 });
    const count = await onSheet(host, async (caseload, context) => {
      const merged = caseload.getRange("A1:B600").getMergedAreasOrNullObject().load("areaCount");
      await context.sync();
      return merged.areaCount;
    });
    expect(count).toBe(512);
    sheet.merges.push({ row: 3, column: 0, rows: 1, columns: 2 });
    const list = (caseload: Excel.Worksheet): unknown =>
      caseload.getRange("A1:B600").getMergedAreasOrNullObject().load("areaCount");
    expect(await refusal(host, list)).toBe("GeneralException");
  });

  it("says whether rows are hidden, with null where they differ", async () => {
    const { host, sheet } = openCaseload();
    sheet.hiddenRows.add(1);
    const hidden = await onSheet(host, async (caseload, context) => {
      const ranges = ["A1", "A2", "A1:A3"].map((address) => caseload.getRange(address).load("rowHidden"));
      caseload.getRange("B:B").columnHidden = true;
      await context.sync();
      return ranges.map((range) => range.rowHidden as boolean | null);
    });
    expect(hidden).toEqual([false, true, null]);
    expect(sheet.hiddenColumns).toEqual(new Set([1]));
  });
});

describe("writing ranges", () => {
  it("reads text as a person's typing: formulas, plain numbers, yes and no, and text after an apostrophe", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("A6:F6").values = [["=1+1", "007", "'007", "TRUE", "-2.5", "due 6 Sep"]];
      await context.sync();
    });
    expect([0, 1, 2, 3, 4, 5].map((column) => sheet.cell(5, column)?.value)).toEqual([
      2,
      7,
      "007",
      true,
      -2.5,
      "due 6 Sep",
    ]);
    expect(sheet.cell(5, 0)?.formula).toBe("=1+1");
  });

  it("keeps text as it is in a cell formatted as text", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      const range = caseload.getRange("A6:B6");
      range.numberFormat = [["@", "@"]];
      range.values = [["=1+1", "007"]];
      await context.sync();
    });
    expect([sheet.cell(5, 0)?.value, sheet.cell(5, 1)?.value]).toEqual(["=1+1", "007"]);
  });

  it.each(["12/03/2025", "2025-03-12", "6 Sep 2025", "50%", "£3", "10:30"])(
    "refuses %s, which Excel would turn into something else",
    async (text) => {
      const { host } = openCaseload();
      expect(await refusal(host, (caseload) => (caseload.getRange("A6").values = [[text]]))).toBe("ApiNotFound");
    },
  );

  it("refuses values of the wrong shape", async () => {
    const { host } = openCaseload();
    expect(await refusal(host, (caseload) => (caseload.getRange("A6:B6").values = [["a"]]))).toBe("InvalidArgument");
  });

  it("leaves a cell alone where the value is null, and one that a merge covers", async () => {
    const { host, sheet } = openCaseload();
    sheet.merges.push({ row: 1, column: 0, rows: 1, columns: 2 });
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("A2:C2").values = [["X", "Y", null]];
      await context.sync();
    });
    expect([0, 1, 2].map((column) => sheet.cell(1, column)?.value)).toEqual(["X", "Ana", 45700]);
  });

  it("writes more than a message's worth of values, which office.js sends in parts", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("F1:F4000").values = Array.from({ length: 4000 }, (_, row) => [row]);
      await context.sync();
    });
    expect([sheet.cell(0, 5)?.value, sheet.cell(3999, 5)?.value]).toEqual([0, 3999]);
  });

  it("clears contents, formats or both", async () => {
    const { host, sheet } = openCaseload();
    Object.assign(sheet.ensure(1, 2), { numberFormat: "dd/mm/yyyy", look: { bold: true } });
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("C2").clear("Contents");
      caseload.getRange("A2:B2").clear();
      await context.sync();
    });
    expect(sheet.cell(1, 2)).toEqual({ value: "", numberFormat: "dd/mm/yyyy", look: { bold: true } });
    expect(sheet.cell(1, 0)).toBeUndefined();
  });

  it("formats cells and columns, and reads the format back", async () => {
    const { host, sheet } = openCaseload();
    const read = await onSheet(host, async (caseload, context) => {
      const { format } = caseload.getRange("E1:E4");
      format.fill.color = "#FFC7CE";
      format.font.color = "#9C0006";
      format.font.bold = true;
      format.wrapText = true;
      format.verticalAlignment = "Top";
      format.columnWidth = 120;
      caseload.getRange("A1").format.font.bold = true;
      const range = caseload
        .getRange("E1:E4")
        .load("format/fill/color,format/font/bold,format/columnWidth,format/wrapText");
      const mixed = caseload.getRange("A1:A2").load("format/font/bold");
      await context.sync();
      return { ...range.format.toJSON(), mixed: mixed.format.font.bold as boolean | null };
    });
    expect(read).toMatchObject({ columnWidth: 120, wrapText: true, fill: { color: "#FFC7CE" }, font: { bold: true } });
    expect(read.mixed).toBeNull();
    expect(sheet.cell(0, 4)?.look).toMatchObject({ colour: "#9C0006", verticalAlignment: "Top" });
  });

  it("gives a column its standard width again, as if nobody had touched it", async () => {
    const { host, sheet } = openCaseload();
    const standard = (change: (format: Excel.RangeFormat) => void): Promise<boolean> =>
      onSheet(host, async (caseload, context) => {
        const { format } = caseload.getRange("E1");
        change(format);
        format.load("useStandardWidth");
        await context.sync();
        return format.useStandardWidth;
      });
    expect(await standard((format) => (format.columnWidth = 48))).toBe(false);
    expect(await standard((format) => (format.useStandardWidth = true))).toBe(true);
    expect(sheet.columnWidths.size).toBe(0);
  });

  it("tells the cells that hold something and work nothing out", async () => {
    const { host, sheet } = openCaseload();
    sheet.put(1, 5, { value: 2, formula: "=1+1" });
    const typedIn = (address: string): Promise<number> =>
      onSheet(host, async (caseload, context) => {
        const typed = caseload.getRange(address).getSpecialCellsOrNullObject("Constants");
        typed.load("cellCount");
        await context.sync();
        return typed.isNullObject ? 0 : typed.cellCount;
      });
    expect([await typedIn("A2:B9"), await typedIn("F:F")]).toEqual([6, 0]);
    sheet.isProtected = true;
    await expect(typedIn("A2:B9")).rejects.toMatchObject({ code: "AccessDenied" });
  });

  it("merges, keeping the first value only, and takes merges apart", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("A2:A3").merge();
      await context.sync();
    });
    expect(sheet.merges).toEqual([{ row: 1, column: 0, rows: 2, columns: 1 }]);
    expect(sheet.cell(2, 0)?.value).toBe("");
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("A3").unmerge();
      await context.sync();
    });
    expect(sheet.merges).toEqual([]);
  });

  it("selects a range and tells it back as the selection", async () => {
    const { host } = openCaseload();
    const address = await onSheet(host, async (caseload, context) => {
      caseload.getRange("B3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return selected.address;
    });
    expect(address).toBe("Caseload!B3");
  });

  it("copies a range with its formulas carried along", async () => {
    const { host, sheet } = openCaseload();
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("E2").formulas = [["=C2+$C$3"]];
      caseload.getRange("E4").copyFrom("E2");
      await context.sync();
    });
    expect(sheet.cell(3, 4)?.formula).toBe("=C4+$C$3");
  });
});

describe("sorting", () => {
  it("sorts below the headings, descending, blanks last", async () => {
    const { host, sheet } = openCaseload();
    sheet.ensure(2, 2).value = "";
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("A1:D4").sort.apply([{ key: 2, ascending: false }], false, true);
      await context.sync();
    });
    expect([1, 2, 3].map((row) => sheet.cell(row, 0)?.value)).toEqual(["M1", "M3", "M2"]);
  });

  it("refuses merged cells of different sizes, with the sentence that Excel shows", async () => {
    const { host, sheet } = openCaseload();
    sheet.merges.push({ row: 1, column: 0, rows: 2, columns: 1 });
    expect(
      await refusal(host, (caseload) => {
        caseload.getRange("A2:D4").sort.apply([{ key: 0 }]);
      }),
    ).toBe("InvalidOperation");
  });
});
