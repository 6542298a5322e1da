import { describe, expect, it } from "vitest";
import { onSheet, openCaseload, refusal } from "./in-excel.ts";

async function addRule(
  host: ReturnType<typeof openCaseload>["host"],
  address: string,
  formula: string,
): Promise<string> {
  return onSheet(host, async (caseload, context) => {
    const rule = caseload.getRange(address).conditionalFormats.add(Excel.ConditionalFormatType.custom);
    rule.custom.rule.formula = formula;
    rule.custom.format.fill.color = "#FFC7CE";
    rule.custom.format.font.color = "#9C0006";
    rule.custom.format.font.bold = true;
    rule.stopIfTrue = true;
    rule.load("id");
    await context.sync();
    return rule.id;
  });
}

describe("conditional formats", () => {
  it("adds a rule with its formula and look, first in priority", async () => {
    const { host, sheet } = openCaseload();
    await addRule(host, "D2:D4", '=$D2="CP"');
    const id = await addRule(host, "D2:D4", '=$D2="CIN"');
    const read = await onSheet(host, async (caseload, context) => {
      const { conditionalFormats } = caseload.getRange("D3");
      conditionalFormats.load("items/id,items/priority,items/type,items/stopIfTrue");
      const first = conditionalFormats.getItem(id);
      first.load("custom/rule/formula,custom/format/fill/color,custom/format/font/color,custom/format/font/bold");
      const range = first.getRange().load("address");
      await context.sync();
      return {
        items: conditionalFormats.items.map((item) => [item.id === id, item.priority, item.type, item.stopIfTrue]),
        rule: first.custom.rule.formula,
        look: [first.custom.format.fill.color, first.custom.format.font.color, first.custom.format.font.bold],
        address: range.address,
      };
    });
    expect(read).toEqual({
      items: [
        [true, 0, "Custom", true],
        [false, 1, "Custom", true],
      ],
      rule: '=$D2="CIN"',
      look: ["#FFC7CE", "#9C0006", true],
      address: "Caseload!D2:D4",
    });
    expect(sheet.conditionalFormats).toHaveLength(2);
  });

  it("finds a rule by its id, or says that it is gone", async () => {
    const { host, sheet } = openCaseload();
    const id = await addRule(host, "D2:D4", "=TRUE");
    await onSheet(host, async (caseload, context) => {
      const rules = caseload.getRange("D:D").conditionalFormats;
      rules.getItem(id).delete();
      await context.sync();
      const gone = rules.getItemOrNullObject(id).load("id");
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
    expect(sheet.conditionalFormats).toEqual([]);
    expect(await refusal(host, (caseload) => caseload.getRange("D:D").conditionalFormats.getItem(id).load("id"))).toBe(
      "ItemNotFound",
    );
  });

  it("clears the rules of a range, which leaves the rest of their areas", async () => {
    const { host, sheet } = openCaseload();
    await addRule(host, "D2:D4", "=TRUE");
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("D3").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(sheet.conditionalFormats.map(({ area }) => [area.row, area.rows])).toEqual([
      [1, 1],
      [3, 1],
    ]);
  });

  it("changes the order of rules", async () => {
    const { host, sheet } = openCaseload();
    const id = await addRule(host, "D2:D4", "=TRUE");
    await addRule(host, "D2:D4", "=FALSE");
    await onSheet(host, async (caseload, context) => {
      caseload.getRange("D2").conditionalFormats.getItem(id).priority = 0;
      await context.sync();
    });
    expect(sheet.conditionalFormats.map(({ formula }) => formula)).toEqual(["=TRUE", "=FALSE"]);
  });

  it("keeps to itself the rules of a file that it cannot describe", async () => {
    const { host, sheet } = openCaseload();
    const area = { row: 1, column: 2, rows: 3, columns: 1 };
    sheet.conditionalFormats.push({
      id: "{F}",
      area,
      type: "ColorScale",
      formula: "",
      stopIfTrue: false,
      fromFile: true,
    });
    await onSheet(host, async (caseload, context) => {
      const rules = caseload.getRange("C2").conditionalFormats.load("items/type");
      const custom = rules.getItemAt(0).customOrNullObject.load("rule/formula");
      await context.sync();
      expect(rules.items.map(({ type }) => type)).toEqual(["ColorScale"]);
      expect(custom.isNullObject).toBe(true);
    });
    expect(
      await refusal(host, (caseload) => (caseload.getRange("C2").conditionalFormats.getItem("{F}").stopIfTrue = true)),
    ).toBe("ApiNotFound");
  });

  it("refuses other kinds of rule", async () => {
    const { host } = openCaseload();
    expect(await refusal(host, (caseload) => caseload.getRange("C2").conditionalFormats.add("DataBar"))).toBe(
      "ApiNotFound",
    );
  });
});
