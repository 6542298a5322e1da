import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");

function layoutOf(headings: readonly string[], row: readonly GridCell[]): TableLayout {
  const { layouts } = findLayouts(workbookGrid(sheetOf([headings, row, row, row])), asAt);
  const [layout] = layouts;
  if (layout === undefined || layouts.length > 1) throw new Error(`${layouts.length} tables`);
  return layout;
}

const ofCases = (heading: string, value: GridCell): TableLayout =>
  layoutOf(["Case ref", "SW", "Last supervision", heading], ["M1001", "Jo", 45_900, value]);
const ofStaff = (heading: string, value: GridCell): TableLayout =>
  layoutOf(["Worker", "Role", "Last 1:1", heading], ["Jo", "SW", 45_900, value]);

describe("a heading that managers use", () => {
  it.each<[string, GridCell, string]>([
    ["Recorded on Mosaic?", "Y", "recordedOnSystem"],
    ["Recorded on LCS?", 45_901, "recordedDate"],
    ["Date recorded on LCS", 45_901, "recordedDate"],
    ["LCS rec'd", 45_901, "recordedDate"],
    ["CP/CIN/LAC", "CP", "planType"],
    ["SV date", 45_901, "lastVisit"],
  ])("is known in a table of children: %s", (heading, value, field) => {
    expect(ofCases(heading, value).columns[field]).toBe("D");
  });

  it("is known for the reference: CSC ID", () => {
    expect(layoutOf(["CSC ID", "SW", "Last sup"], ["HX5001", "Jo", 45_900]).columns).toEqual({
      caseRef: "A",
      worker: "B",
      lastDiscussion: "C",
    });
  });

  it.each<[string, GridCell, string]>([
    ["Supervision agreement signed", 45_700, "agreementDate"],
    ["Start date", 45_000, "startDate"],
    ["Sickness", "LTS", "absence"],
  ])("is known in a table of staff: %s", (heading, value, field) => {
    expect(ofStaff(heading, value).columns[field]).toBe("D");
  });

  it("is asked about where it may mean something else: a leave date, an MO", () => {
    expect(ofStaff("Leave date", 45_950)).toMatchObject({ needsConfirmation: ["leftDate"] });
    expect(ofStaff("Leave date", 45_950).columns["leftDate"]).toBeUndefined();
    const mo = layoutOf(["Case ref", "SW", "Opened", "Plan", "MO"], ["M1001", "Jo", 45_000, "CP", 45_900]);
    expect(mo.needsConfirmation).toEqual(["lastDiscussion"]);
    // Beside a plain one it is no matter.
    expect(ofCases("MO", "Y").needsConfirmation).toBeUndefined();
  });

  it("is that of the staff's names beside their roles, and is asked about without: Name", () => {
    const named = layoutOf(["Name", "Job title", "Start date", "Last supervision"], ["Jo", "SW", 45_000, 45_900]);
    expect(named).toMatchObject({ holds: "workers", columns: { worker: "A" } });
    const alone = layoutOf(["Name", "ASYE", "Start date", "Last 1:1"], ["Jo", "Y", 45_000, 45_900]);
    expect(alone).toMatchObject({ holds: "workers", needsConfirmation: ["worker"] });
  });
});
