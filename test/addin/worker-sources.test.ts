import { describe, expect, it } from "vitest";
import { checkHere } from "../../addin/commands/check-here.ts";
import { seeThePane } from "../../addin/commands/status-formula.ts";
import { statusRows } from "../../addin/commands/status-rows.ts";
import type { CellValue, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { asAt } from "./support.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";
const names = Array.from(
  { length: 50 },
  (_, index) => `Wren Tarrow${letters.charAt(Math.floor(index / 26))}${letters.charAt(index % 26)}`,
);

function sheet(name: string, values: readonly (readonly CellValue[])[]): SheetGrid {
  return {
    ...{ name, visibility: "visible", isProtected: false, top: 0, left: 0, merges: [], tables: [] },
    ...{ values, formulas: values, hiddenColumns: new Set() },
  };
}

const table = (name: string, holds: TableLayout["holds"], columns: TableLayout["columns"]): TableLayout => ({
  ...{ name, holds, columns, headerRows: [1] },
  dataRows: [2, names.length + 1],
});

describe("the statuses of fifty workers", () => {
  it("still fit into a cell, each asking whether anybody has come, gone or been renamed", () => {
    const workbook: WorkbookGrid = {
      fileName: "service.xlsx",
      date1904: false,
      sheets: [
        sheet("Staff", [["Worker", "Role", "Start date"], ...names.map((name) => [name, "Social worker", 45_000])]),
        sheet("Sessions", [["Worker", "Date"], ...names.map((name) => [name, 45_890])]),
        sheet("Agreements", [["Worker", "Signed"], ...names.map((name) => [name, 45_300])]),
      ],
    };
    const layouts = [
      table("Staff", "workers", { worker: "A", role: "B", startDate: "C" }),
      table("Sessions", "sessions", { worker: "A", sessionDate: "B" }),
      table("Agreements", "agreements", { worker: "A", agreementDate: "B" }),
    ];
    const understood = understandTracker(workbook, layouts, asAt);
    const outcome = checkHere({ council: "barnet", asAt, choices: {}, tables: understood.tables });
    if (outcome === undefined) throw new Error("No policy");
    const statuses = [...(statusRows({ understood, outcome, workbook, layouts, marksWorkers: true }).get("t1") ?? [])];
    expect(statuses).toHaveLength(names.length);
    expect(statuses.filter(([, formula]) => formula.includes(seeThePane))).toEqual([]);
    expect(statuses[0]?.[1]).toContain(`SUMPRODUCT(--(COUNTIF('Agreements'!$A:$A,{"worker","wren tarrowaa",`);
  });
});
