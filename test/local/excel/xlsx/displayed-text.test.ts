import { describe, expect, it } from "vitest";
import { display } from "../../../../local/excel/xlsx/displayed-text.ts";

const shown = (value: number, code: string, date1904 = false): string | undefined => display(code)(value, date1904);

describe("what a cell shows for a number", () => {
  it.each([
    [45_915, "dd/mm/yyyy", "15/09/2025"],
    [45_915, "dd.mm.yy", "15.09.25"],
    [45_915, "d/m/yy", "15/9/25"],
    [45_915, "dd-mmm-yyyy", "15-Sep-2025"],
    [45_915, "dddd d mmmm yyyy", "Monday 15 September 2025"],
    [45_915, "ddd", "Mon"],
    [45_915, "mmmmm", "S"],
    [45_915, "dd/mm/yyyy;@", "15/09/2025"],
    [45_915, "[$-809]dd mmmm yyyy;@", "15 September 2025"],
    [45_915, "dd\\-mm\\-yyyy", "15-09-2025"],
    [45_915, 'dd" of "mmmm', "15 of September"],
    [45_915.5625, "dd/mm/yyyy hh:mm", "15/09/2025 13:30"],
    [45_915.5625, "h:mm AM/PM", "1:30 PM"],
    [45_915.0104166667, "h:mm am/pm", "12:15 AM"],
    [0.999_999_9, "dd/mm/yyyy", "00/01/1900"],
    [0.5, "hh:mm:ss", "12:00:00"],
    [0.000_694_45, "mm:ss", "01:00"],
    [1, "dd/mm/yyyy", "01/01/1900"],
    [59, "dd/mm/yyyy", "28/02/1900"],
    [60, "dd/mm/yyyy", "29/02/1900"],
    [61, "dd/mm/yyyy", "01/03/1900"],
    [2_958_465, "dd/mm/yyyy", "31/12/9999"],
  ])("%d under %s is %s", (value, code, text) => {
    expect(shown(value, code)).toBe(text);
  });

  it("counts dates from 1904 where the workbook does", () => {
    expect(shown(44_453, "dd/mm/yyyy", true)).toBe("15/09/2025");
    expect(shown(0, "dd/mm/yyyy", true)).toBe("01/01/1904");
  });

  it.each([
    [12, "General", "12"],
    [0.1 + 0.2, "General", "0.3"],
    [1 / 3, "General", "0.333333333"],
    [12_345.678_901, "General", "12345.6789"],
    [-2.5, "General", "-2.5"],
    [123_456_789_012, "General", "1.23457E+11"],
    [9_607_265, "0", "9607265"],
    [7, "000", "007"],
    [1.005, "0.00", "1.01"],
    [-0.001, "0.00", "0.00"],
    [0.125, "0%", "13%"],
    [0.125, "0.0%", "12.5%"],
    [1_234.5, "#,##0.00", "1,234.50"],
    [1.5, "0.##", "1.5"],
    [0, "#", ""],
    [1_234, "£#,##0", "£1,234"],
    [-1_234, "£#,##0;[Red]-£#,##0", "-£1,234"],
    [1_234, "[$£-809]#,##0.0", "£1,234.0"],
    [0, "0;-0;nil", undefined],
    [0, '0;-0;"nil"', "nil"],
    [3, '0" weeks"', "3 weeks"],
  ])("%d under %s is %s", (value, code, text) => {
    expect(shown(value, code)).toBe(text);
  });

  it.each([
    [1.5, "[h]:mm"],
    [1.5, "# ?/?"],
    [1.5, "0.00E+00"],
    [1.5, "[>1]0;0.0"],
    [1.5, "* 0"],
    [1.5, "#,##0,"],
    [0.5, "ss.00"],
    [45_915, "[$-40C]d mmmm yyyy"],
    [45_915, "[$-F800]dddd, mmmm dd, yyyy"],
    [-1, "dd/mm/yyyy"],
    [0.000_01, "General"],
    [3_000_000, "dd/mm/yyyy"],
  ])("is not said for %d under %s, which cannot be shown exactly", (value, code) => {
    expect(shown(value, code)).toBeUndefined();
  });
});
