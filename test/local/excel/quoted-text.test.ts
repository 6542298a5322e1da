import { describe, expect, test } from "vitest";
import { forEngine } from "../../../local/excel/quoted-text.ts";
import { Workbook } from "../../../local/excel/model.ts";
import { univerInNode } from "../../../local/excel/univer-calculator.ts";
import { snapshotOf } from "../../../local/excel/univer-snapshot.ts";

const univer = univerInNode();

describe("quoted texts in formulas", () => {
  test("with a digit reach the engine cut out of a longer one", () => {
    expect(forEngine(`=EXACT('Sup 1'!A1,"07.07.25 ""x""")`)).toBe(`=EXACT('Sup 1'!A1,MID("~07.07.25 ""x""",2,12))`);
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
      const formula = `=AND(ISTEXT(INDEX($A:$A,ROW())),EXACT(INDEX($A:$A,ROW()),"${text}"))`;
      const cell = sheet.ensure(0, 1);
      cell.formula = formula;
      const cells = [{ sheet, row: 0, column: 1, cell, formula }];
      expect(await univer.valuesOf(snapshotOf(workbook, cells, 45_915), cells)).toEqual([true]);
    },
  );
});
