import { expect, it } from "vitest";
import { columnsNotUsed } from "../../addin/commands/columns-not-used.ts";
import { findLayouts } from "../../shared/tracker/detect.ts";
import { sheetOf, workbookGrid } from "../support/grid.ts";
import { asAt } from "./support.ts";

function told(...headings: string[]): string[] {
  const all = ["Ref", "SW", "Last supervision", ...headings];
  const workbook = workbookGrid(sheetOf([all, ["M1001", "Jo", 45_900, ...headings.map(() => "CP")]]));
  return columnsNotUsed(workbook, findLayouts(workbook, asAt).layouts);
}

it("says which columns of a tracker nobody recognised, but not our own", () => {
  expect(told("Lunch", "Plan", "Policy check", "Shoes")).toEqual([
    "Columns of sheet Caseload not used: D Lunch, G Shoes.",
  ]);
  expect(told("Plan")).toEqual([]);
});

it("says of a hundred only the first", () => {
  const many = Array.from({ length: 20 }, (_, index) => `UDF${index}`);
  expect(told(...many)[0]).toMatch(/: D UDF0, .*, O UDF11 and 8 more\.$/u);
});
