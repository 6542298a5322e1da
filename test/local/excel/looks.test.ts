import { describe, expect, it } from "vitest";
import { Turn } from "../../../local/excel/calculation/turn.ts";
import { ConditionalRules } from "../../../local/excel/conditional-look.ts";
import { type Sheet, Workbook } from "../../../local/excel/model.ts";

const today = 45_915;

/** The fills of the cells of column A, as rules by these formulas over its first three rows give them. */
function fills(sheet: Sheet, workbook: Workbook, ...formulas: readonly string[]): (string | undefined)[] {
  sheet.conditionalFormats.splice(0);
  formulas.forEach((formula, index) => {
    const area = { row: 0, column: 0, rows: 3, columns: 1 };
    const made = { type: "Custom", stopIfTrue: false, fromFile: false };
    sheet.conditionalFormats.push({ id: String(index), area, formula, fill: `#00000${index}`, ...made });
  });
  const rules = new ConditionalRules(() => undefined);
  const look = rules.looks(rules.rulesOn(sheet), new Turn(workbook, today));
  return [0, 1, 2, 3].map((row) => look({ sheet, row, column: 0 })?.fill);
}

function opened(...values: readonly string[]): [Sheet, Workbook] {
  const workbook = new Workbook();
  const sheet = workbook.addSheet("Caseload");
  values.forEach((value, row) => {
    sheet.put(row, 0, { value });
  });
  return [sheet, workbook];
}

describe("the look that rules give to cells which hold the same", () => {
  it("is the same within the area of the rules, and none beyond it", () => {
    const [sheet, workbook] = opened("Late 1", "Met", "Late 1", "Late 1");
    expect(fills(sheet, workbook, '=LEFT(A1,4)="Late"')).toEqual(["#000000", undefined, "#000000", undefined]);
  });

  it("leaves each cell its own look beside it", () => {
    const [sheet, workbook] = opened("Late", "Late");
    sheet.put(1, 0, { value: "Late", look: { bold: true } });
    expect(fills(sheet, workbook, '=LEFT(A1,4)="Late"').slice(0, 2)).toEqual(["#000000", "#000000"]);
    const rules = new ConditionalRules(() => undefined);
    const look = rules.looks(rules.rulesOn(sheet), new Turn(workbook, today));
    expect([0, 1].map((row) => look({ sheet, row, column: 0 })?.bold)).toEqual([undefined, true]);
  });

  it("is another where a rule asks for the row, or for what a formula is", () => {
    const [sheet, workbook] = opened("Late", "Late", "Late");
    sheet.put(2, 0, { value: "Late", formula: '="Late"' });
    expect(fills(sheet, workbook, "=AND(ROW()=2,A1<>0)")).toEqual([undefined, "#000000", undefined, undefined]);
    expect(fills(sheet, workbook, "=ISFORMULA(A1)")).toEqual([undefined, undefined, "#000000", undefined]);
  });
});
