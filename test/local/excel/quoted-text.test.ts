import { describe, expect, test } from "vitest";
import { asTyped, forEngine } from "../../../local/excel/quoted-text.ts";
import { Workbook } from "../../../local/excel/model.ts";
import { UniverCalculator } from "../../../local/excel/univer-calculator.ts";

describe("quoted texts in formulas", () => {
  test("with a digit come back from the engine's form as they were typed", () => {
    const formula = `=IF(EXACT('Sup 1'!A1,"07.07.25 ""x"""),"Met, due 6 Sep","no")`;
    expect(forEngine(formula)).not.toBe(formula);
    expect(asTyped(forEngine(formula))).toBe(formula);
  });

  test("without a digit, and names of sheets, are left alone", () => {
    const formula = `=IF('Sup 1'!A1="Closed","a","b")`;
    expect(forEngine(formula)).toBe(formula);
  });

  test.each(["07.07.25", "6 Mar 25", "12/3/25 & 9/4/25", "2025-03-06", "45845", "1:30"])(
    "compare %s as the text it is",
    async (text) => {
      const workbook = new Workbook();
      const sheet = workbook.addSheet("Caseload");
      sheet.ensure(0, 0).value = text;
      const calculator = new UniverCalculator();
      calculator.remember(workbook);
      sheet.ensure(0, 1).value = "";
      sheet.ensure(0, 1).formula = `=AND(ISTEXT(INDEX($A:$A,ROW())),EXACT(INDEX($A:$A,ROW()),"${text}"))`;
      await calculator.recalculate(workbook, 45_915);
      expect(sheet.cell(0, 1)?.value).toBe(true);
    },
  );
});
