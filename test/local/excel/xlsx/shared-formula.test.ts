import { describe, expect, it } from "vitest";
import { movedFormula } from "../../../../local/excel/xlsx/shared-formula.ts";

describe("a formula written once for many cells", () => {
  it.each([
    ["A1+56", 2, 1, "B3+56"],
    ["$A1+A$1+$A$1", 2, 1, "$A3+B$1+$A$1"],
    ["SUM(A1:B2)", 1, 0, "SUM(A2:B3)"],
    ["SUM(A:A,$B:C,1:1,2:$3)", 1, 1, "SUM(B:B,$B:D,2:2,3:$3)"],
    ["Staff!A1&'On duty'!A1", 1, 0, "Staff!A2&'On duty'!A2"],
    ["SUM(Jan:Mar!B2)", 1, 0, "SUM(Jan:Mar!B3)"],
    ['"A1 of "&A1&"""B2"""', 1, 0, '"A1 of "&A2&"""B2"""'],
    ["LOG10(A1)+ATAN2(A1,B1)", 1, 0, "LOG10(A2)+ATAN2(A2,B2)"],
    ["tblCases[[#This Row],[A1]]+A1", 1, 0, "tblCases[[#This Row],[A1]]+A2"],
    ["rate_A1*A1+Taxed2025+1E5", 1, 0, "rate_A1*A2+Taxed2025+1E5"],
    ["IF(A1=TRUE,1,2.5)", 1, 0, "IF(A2=TRUE,1,2.5)"],
    ["A1+B1", -1, 0, "#REF!+#REF!"],
    ["XFD1", 0, 1, "#REF!"],
    ["[1]Old!A1", 3, 0, "[1]Old!A4"],
  ])("%s, %d down and %d across, is %#", (formula, rows, columns, moved) => {
    expect(movedFormula(formula, rows, columns)).toBe(moved);
  });
});
