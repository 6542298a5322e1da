import { describe, expect, it } from "vitest";
import { childBesideName, entriesByRow } from "../../addin/commands/agenda-case-words.ts";
import { samePersonWords } from "../../addin/commands/same-person.ts";
import { agendaWorkers } from "../../shared/audit/agenda-workers.ts";
import { check, dates, table } from "../shared/checks/children.ts";

function told(label: string, ...names: string[]): string[] {
  const lastDiscussion = dates("2025-09-01");
  const tables = [table(names.map((worker, index) => ({ caseRef: `M${index}`, worker, lastDiscussion })))];
  const workers = agendaWorkers({ tables, outcome: check(tables) });
  const worker = workers.find((each) => each.label === label);
  if (worker === undefined) throw new Error(`${label} has no page`);
  return samePersonWords({ workers, entries: entriesByRow({ tables }) }, worker);
}

describe("a worker under several names", () => {
  it("is told of the cases that stand under the others", () => {
    const names = ["Dwayne Clarke", "Dwayne Clarke - agency", "D Clarke", "D Clarke", "Ada Marsh"];
    expect(told("Dwayne Clarke", ...names)).toEqual([
      "2 cases stand under D Clarke, who may be the same person.",
      "1 case stands under Dwayne Clarke - agency, who may be the same person.",
    ]);
    expect(told("Dwayne Clarke - agency", ...names)[1]).toBe(
      "1 case stands under Dwayne Clarke, who may be the same person.",
    );
    expect(told("Ada Marsh", ...names)).toEqual([]);
  });

  it("is not told of somebody with another first name", () => {
    expect(told("Dwayne Clarke", "Dwayne Clarke", "Maya Clarke", "Clarke Dwayne-Hill")).toEqual([]);
  });
});

it("a child without a reference is known beside its name by the row, and without the name by it", () => {
  const places = new Map([["t1 r5", { sheet: "Pod", row: 5, ref: "Robin Hollow" }]]);
  const child = { rows: ["t1 r5"] } as const;
  const names = new Map([["t1 r5", "Robin Hollow"]]);
  expect(childBesideName({ places, names }, child)).toBe("Row 5 of Pod");
  expect(childBesideName({ places, names: new Map() }, child)).toBe("Robin Hollow");
  expect(childBesideName({ places, names: undefined }, child)).toBe("Row 5 of Pod");
  expect(childBesideName({ places, names }, { ...child, ref: "M1001" })).toBe("M1001");
});
