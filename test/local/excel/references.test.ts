import { describe, expect, it } from "vitest";
import { carried, mapReferences } from "../../../local/excel/references.ts";

const down = (formula: string, rows = 1, columns = 0): string =>
  mapReferences(formula, (reference) => carried(reference, rows, columns));

describe("the references of a formula", () => {
  it.each([
    ["=A1+$A1+A$1+$A$1", "=A2+$A2+A$1+$A$1"],
    ["=SUM(A1:B2,$C:$C,3:3)", "=SUM(A2:B3,$C:$C,4:4)"],
    ["='Team A''s'!B2+Sheet1!B2", "='Team A''s'!B3+Sheet1!B3"],
    ['=IF(A1="A1 stays","B2",LOG10(A1))', '=IF(A2="A1 stays","B2",LOG10(A2))'],
    ["=Cases[A1]+Q1_total+TRUE+1E5", "=Cases[A1]+Q1_total+TRUE+1E5"],
    ["=INDEX($I:$I,ROW())=45722", "=INDEX($I:$I,ROW())=45722"],
  ])("carries %s one row down", (from, to) => {
    expect(down(from)).toBe(to);
  });

  it("carries to the right, and leaves #REF! beyond the edge", () => {
    expect(down("=A1+$B1+XFD1", 0, 1)).toBe("=B1+$B1+#REF!");
    expect(down("=A1", -1)).toBe("=#REF!");
  });
});
