import { describe, expect, it } from "vitest";
import { conditionsOf, seeThePane, statusFormula, type Source } from "../../addin/commands/status-formula.ts";

const own = (column: number, value: Source["value"], up = 0): Source => ({ column, value, at: { up } });
const formula = (sources: Source[], words: Parameters<typeof statusFormula>[0]["words"] = ["Met, due 4 Apr 2025"]) =>
  statusFormula({ words, conditions: conditionsOf({ sources }), from: 45_700, until: 45_750 });

describe("the formula of a status", () => {
  it("looks at its own row by INDEX and ROW, between the day of the check and the last day it stands", () => {
    expect(formula([own(0, "M12345"), own(8, 45_722)])).toBe(
      '=IFERROR(IF(AND(EXACT(INDEX($A:$A,ROW()),"M12345"),INDEX($I:$I,ROW())=45722,TODAY()>=45700,TODAY()<=45750),' +
        '"Met, due 4 Apr 2025","Out of date: check again"),"Out of date: check again")',
    );
  });

  it("stands for ever where time alone cannot change it", () => {
    expect(statusFormula({ words: ["Check entry"], conditions: [], from: 45_700 })).not.toContain("<=");
  });

  it("counts overdue days by itself, and knows one day from many", () => {
    const words = [
      "Overdue ",
      { since: 45_906, one: " day, due 6 Sep 2025", many: " days, due 6 Sep 2025" },
      " +2 more",
    ];
    expect(formula([], words)).toContain(
      '"Overdue "&(TODAY()-45906)&IF((TODAY()-45906)=1," day, due 6 Sep 2025"," days, due 6 Sep 2025")&" +2 more"',
    );
  });

  it("doubles quotes", () => {
    expect(formula([own(0, 'the "old" one')])).toContain('EXACT(INDEX($A:$A,ROW()),"the ""old"" one")');
  });

  it("splits long text so that no literal reaches 255 characters, without tearing a character apart", () => {
    const text = `${'"'.repeat(130)}${"😀".repeat(130)}`;
    const literals = formula([own(0, text)]).match(/"(?:[^"]|"")*"/g) ?? [];
    expect(Math.max(...literals.map((literal) => literal.length - 2))).toBeLessThan(255);
    expect(
      literals
        .slice(0, -3)
        .map((literal) => literal.slice(1, -1).replaceAll('""', '"'))
        .join(""),
    ).toBe(text);
  });

  it("reads a merged cell at its top and another row at its own place", () => {
    const made = formula([own(8, 45_722, 3), { column: 8, value: 45_720, at: { row: 56, sheet: "O'Neill" } }]);
    expect(made).toContain("INDEX($I:$I,ROW()-3)=45722");
    expect(made).toContain("INDEX('O''Neill'!$I:$I,57)=45720");
  });

  it("tells a blank, a number, a truth and an error apart", () => {
    expect(formula([own(1, "")])).toContain('INDEX($B:$B,ROW())&""=""');
    expect(formula([own(1, 0)])).toContain("ISNUMBER(INDEX($B:$B,ROW())),INDEX($B:$B,ROW())=0");
    expect(formula([own(1, true)])).toContain("INDEX($B:$B,ROW())=TRUE");
    expect(formula([own(1, "#REF!")])).toContain("ISERROR(INDEX($B:$B,ROW()))");
  });

  it("asks for text where the text reads like a number, because EXACT takes the number for it", () => {
    expect(formula([own(1, "45722")])).toContain('ISTEXT(INDEX($B:$B,ROW())),EXACT(INDEX($B:$B,ROW()),"45722")');
  });

  it("compares a time of day within what Excel can read of it", () => {
    expect(formula([own(8, 45_722.354_166_666_664)])).toContain("ABS(INDEX($I:$I,ROW())-45722.3541666667)<1E-9");
  });

  it("groups conditions when there are more than one function takes", () => {
    const made = formula(Array.from({ length: 210 }, (_, index) => own(index % 20, index)));
    expect(made).toMatch(/^=IFERROR\(IF\(AND\(AND\(/);
  });

  it("sends to the pane rather than exceed what a cell takes", () => {
    expect(formula(Array.from({ length: 400 }, (_, index) => own(index, "some words to compare")))).toBe(
      `="${seeThePane}"`,
    );
  });
});
