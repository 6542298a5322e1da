import { describe, expect, it } from "vitest";
import { referenceCount } from "../../addin/commands/reference-count.ts";
import type { CellValue, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";

const sheet = (name: string, refs: readonly CellValue[]): SheetGrid => ({
  name,
  visibility: "visible",
  isProtected: false,
  top: 0,
  left: 0,
  values: refs.map((ref) => [ref]),
  formulas: refs.map((ref) => [ref]),
  merges: [],
  tables: [],
  hiddenColumns: new Set(),
});

const layout = (name: string) => ({
  name,
  holds: "cases" as const,
  headerRows: [1],
  dataRows: [2, 10] as [number, number],
  columns: { caseRef: "A" },
});

function countOf(sheets: readonly SheetGrid[]) {
  const workbook: WorkbookGrid = { fileName: "small.xlsx", date1904: false, sheets };
  return referenceCount(
    workbook,
    sheets.map(({ name }) => layout(name)),
  );
}

const many = Array.from({ length: 700 }, (_, index) => `AB${1_000 + index}`);

describe("how often a reference stands", () => {
  it("is counted over every sheet, each named where there are several", () => {
    const conditions = countOf([sheet("HU", ["Case ID", 123, "m7"]), sheet("O'N", ["Case ID", "123"])])("123");
    expect(conditions).toEqual([
      `COUNTIF('HU'!$A:$A,"*1*2*3*")+COUNTIF('O''N'!$A:$A,"*1*2*3*")=1`,
      `COUNTIF('HU'!$A:$A,"123")+COUNTIF('O''N'!$A:$A,"123")=2`,
    ]);
  });

  it("passes over spaces of every kind, line breaks and capitals", () => {
    const refs = ["M12", "m 12", "M\u00a012", "M1\n2", "M\u200312", "M13"];
    expect(countOf([sheet("HU", ["Case ID", ...refs])])("m12")).toEqual(['COUNTIF($A:$A,"*m*1*2*")=5']);
  });

  it("is counted cell by cell where a longer text would be found with it", () => {
    const [condition, isWhole] = countOf([sheet("HU", ["Case ID", "M12", "M123"])])("M12");
    expect(condition).toMatch(/^SUMPRODUCT.*=1$/);
    // And has to be made anew once something stands far below.
    expect(isWhole).toBe("COUNTA($A:$A)=COUNTA($A$1:$A$53)");
  });

  it("takes one condition among many", () => {
    expect(countOf([sheet("HU", ["Case ID", ...many])])("AB1005")).toEqual(['COUNTIF($A:$A,"*a*b*1*0*0*5*")=1']);
  });

  it.each([
    ["0123", "0123", "123"],
    ["AB*1", "AB*1", "x9"],
    [">12", ">12", "x9"],
  ])("is counted exactly where COUNTIF could not tell %s", (ref, ...others) => {
    expect(countOf([sheet("HU", ["Case ID", ...many, ...others])])(ref)[0]).toMatch(/^SUMPRODUCT.*=1$/);
  });

  it("is not disturbed by an error among the references", () => {
    expect(countOf([sheet("HU", ["Case ID", "RE1", "#REF!"])])("RE1")).toEqual(['COUNTIF($A:$A,"*r*e*1*")=1']);
  });
});
