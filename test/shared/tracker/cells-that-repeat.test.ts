import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { sheetOf, type GridCell } from "../../support/grid.ts";

const layout: TableLayout = {
  name: "Caseload",
  holds: "cases",
  headerRows: [1],
  dataRows: [2, 4],
  columns: { caseRef: "A", lastDiscussion: "B" },
};

function understood(...discussed: readonly GridCell[]) {
  const rows = discussed.map((cell, index): GridCell[] => [`R${index + 1}`, cell]);
  const sheets = [sheetOf([["Case ID", "Last supervision"], ...rows])];
  return understandTracker({ fileName: "any.xlsx", date1904: false, sheets }, [layout], plainDate("2025-09-15"));
}

const entries = ({ tables }: ReturnType<typeof understood>): unknown =>
  tables.flatMap(({ rows }) => rows.map(({ fields }) => "lastDiscussion" in fields && fields.lastDiscussion?.kind));

describe("cells that say the same", () => {
  it("are read alike, wherever the first of them stands", () => {
    expect(entries(understood("1/9/25", "closed", "1/9/25"))).toEqual(["dates", "closed", "dates"]);
  });

  it("are not alike where one is typed and another worked out from today", () => {
    const today = { value: 45_915, formula: "=TODAY()" };
    expect(entries(understood(45_915, today, 45_915))).toEqual(["dates", "unreadable", "dates"]);
    expect(entries(understood(today, 45_915, today))).toEqual(["unreadable", "dates", "unreadable"]);
  });

  it("are each an entry to check, in its own cell", () => {
    const { entriesToCheck } = understood("soon", "1/9/25", "soon");
    expect(entriesToCheck.map(({ cell, rowId }) => [cell, rowId])).toEqual([
      ["B2", "r2"],
      ["B4", "r4"],
    ]);
  });
});
