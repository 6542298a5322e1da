import { describe, expect, it } from "vitest";
import { checkHere } from "../../addin/commands/check-here.ts";
import { comparingInSteps, statusRows } from "../../addin/commands/status-rows.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { atOnce } from "../../shared/tracker/in-steps.ts";
import { placeKey, understandTracker } from "../../shared/tracker/understand.ts";
import { smallTracker } from "./memory-workbook.ts";
import { asAt } from "./support.ts";

const layout = {
  name: "Caseload",
  holds: "cases" as const,
  headerRows: [1],
  dataRows: [2, 4] as [number, number],
  columns: { caseRef: "A", planType: "C", team: "D", dateOpened: "E", lastDiscussion: "F" },
};

function withValues(change: (values: (string | number)[][]) => void): WorkbookGrid {
  const grid = smallTracker();
  const [sheet] = grid.sheets;
  if (sheet === undefined) throw new Error("No sheet");
  const values = sheet.values.map((row) => [...row]) as (string | number)[][];
  change(values);
  return { ...grid, sheets: [{ ...sheet, values, formulas: values }] };
}

function statuses(grid: WorkbookGrid) {
  const understood = understandTracker(grid, [layout], asAt);
  const outcome = checkHere({ council: "haringey", asAt, choices: {}, tables: understood.tables });
  if (outcome === undefined) throw new Error("No policy");
  return statusRows({ understood, outcome, workbook: grid, layouts: [layout] }).get("t1");
}

describe("the statuses of a table", () => {
  it("hold the entries of every row of the same child, the others at their own rows", () => {
    const made = statuses(
      withValues((values) => {
        if (values[2] !== undefined) values[2][0] = "1234501";
      }),
    );
    expect(made?.get(1)).toContain("INDEX($F:$F,ROW())=45890");
    expect(made?.get(1)).toContain(`EXACT(INDEX('Caseload'!$C:$F,3,0),{"CP","Ada Marsh","45000","45700"})`);
    expect(made?.has(2)).toBe(false);
  });

  it("are the same where what they compare was found out before the answer came", () => {
    const grid = withValues((values) => {
      if (values[2] !== undefined) values[2][0] = "1234501";
    });
    const understood = understandTracker(grid, [layout], asAt);
    const outcome = checkHere({ council: "haringey", asAt, choices: {}, tables: understood.tables });
    if (outcome === undefined) throw new Error("No policy");
    const read = { understood, workbook: grid, layouts: [layout] };
    const comparing = atOnce(comparingInSteps(read, asAt));
    const first = understood.tables[0]?.rows[0]?.rowId ?? "";
    const row = comparing.rows.get(placeKey("t1", first));
    if (row === undefined) throw new Error("No row");
    const subject = { kind: "case", tableId: "t1", rowId: first, ref: "1234501" } as const;
    // Ready, and not found out once more.
    expect(comparing.conditions(row, subject, false)).toBe(comparing.conditions(row, subject, false));
    expect(statusRows({ ...read, outcome, comparing })).toEqual(statusRows({ ...read, outcome }));
  });

  it("do not look at rows of other children", () => {
    expect(statuses(smallTracker())?.get(1)).not.toContain("'Caseload'!");
  });
});

describe("the rows of a team", () => {
  const { tables } = understandTracker(smallTracker(), [layout], asAt);

  it("are those under its name, where the tracker names several teams", () => {
    const { rows, unsent, tables: own } = rowsOfTeam(tables, " ada  MARSH", 2);
    expect([rows, unsent]).toEqual([2, 1]);
    expect(own[0]?.rows.map(({ rowId }) => rowId)).toEqual(["r2", "r3"]);
  });

  it("are all rows, where it names none", () => {
    const columns = { caseRef: "A", lastDiscussion: "F" };
    const { tables: teamless } = understandTracker(smallTracker(), [{ ...layout, columns }], asAt);
    expect(rowsOfTeam(teamless, "North", 2)).toMatchObject({ rows: 3, unsent: 0 });
  });
});
