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
    const [condition] = countOf([sheet("HU", ["Case ID", 123, "m7"]), sheet("O'N", ["Case ID", "12 3"])])("123");
    expect(condition).toMatch(/CLEAN\('HU'!\$A\$1:\$A\$53\).*\+.*CLEAN\('O''N'!\$A\$1:\$A\$52\).*=2$/);
  });

  it("passes over spaces of both kinds, line breaks and capitals", () => {
    const [condition] = countOf([sheet("HU", ["Case ID", "M12", "m 12", "M\u00a012", "M1\n2", "M123"])])("m12");
    expect(condition).toMatch(/=4$/);
  });

  it("has to be made anew once something stands far below", () => {
    expect(countOf([sheet("HU", ["Case ID", "M12"])])("M12")[1]).toBe("COUNTA($A:$A)=COUNTA($A$1:$A$52)");
  });

  it("is left to COUNTIF among many", () => {
    expect(countOf([sheet("HU", ["Case ID", ...many])])("AB1005")).toEqual(['COUNTIF($A:$A,"AB1005")=1']);
  });

  it.each([
    ["0123", "0123", "123"],
    ["AB*1", "AB*1", "x9"],
    [">12", ">12", "x9"],
  ])("is counted exactly where COUNTIF could not tell %s", (ref, ...others) => {
    expect(countOf([sheet("HU", ["Case ID", ...many, ...others])])(ref)[0]).toMatch(/^SUMPRODUCT.*=1$/);
  });

  it("is left to COUNTIF where an error among the references would spoil an exact count", () => {
    expect(countOf([sheet("HU", ["Case ID", "M12", "#REF!"])])("M12")[0]).toBe('COUNTIF($A:$A,"M12")=1');
  });
});
