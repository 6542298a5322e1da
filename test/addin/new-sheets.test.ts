import { describe, expect, it } from "vitest";
import { newSheets, newSheetWords } from "../../addin/commands/new-sheets.ts";
import type { CheckScreen } from "../../addin/taskpane/pane-state.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import type { SheetGrid } from "../../shared/tracker/grid.ts";
import { sheetOf } from "../support/grid.ts";
import { confirmed, me, on, open } from "./opened-pane.ts";
import type { MemoryWorkbook } from "./memory-workbook.ts";

const another = sheetOf(
  [
    ["Case ID", "Name", "Plan", "Social worker", "Date opened", "Last supervision"],
    ["1234601", "Wren Alder", "CP", "Jude Fenn", 45_000, 45_700],
  ],
  { name: "Pod B" },
);

function addTo(workbook: MemoryWorkbook, sheet: SheetGrid): void {
  (workbook.grid.sheets as SheetGrid[]).push(sheet);
}

function newOn(model: PaneModel): string[] {
  const { checked } = on(model, "check") satisfies CheckScreen;
  if (checked === undefined) throw new Error("Nothing is checked");
  return newSheets(checked.found.survey, checked.found.tracker);
}

describe("a sheet that is added to a tracker", () => {
  it("is told of at the next check, and is part of the tracker once somebody has looked again", async () => {
    const { model, workbook } = await confirmed();
    await model.checkNow();
    expect(newOn(model)).toEqual([]);
    addTo(workbook, another);
    await model.checkNow();
    expect(newOn(model)).toEqual(["Pod B"]);
    await model.lookAgain();
    const { found } = on(model, "confirm");
    expect(found.layouts.map(({ name }) => name)).toEqual(["Caseload", "Pod B"]);
    const answers = { council: "haringey", team: "north", supervision: { checks: false, marks: false } };
    await model.confirm(found.layouts, answers);
    expect(newOn(model)).toEqual([]);
    expect(on(model, "check").checked?.understood.places.size).toBe(4);
  });

  it("is no part of it for somebody who has left it out, and is told of no more", async () => {
    const { model, workbook } = await confirmed();
    addTo(workbook, another);
    await model.lookAgain();
    const { found } = on(model, "confirm");
    const answers = { council: "haringey", team: "north", supervision: { checks: false, marks: false } };
    await model.confirm(found.layouts.slice(0, 1), answers);
    expect(newOn(model)).toEqual([]);
    expect(on(model, "check").checked?.understood.places.size).toBe(3);
  });

  it("is offered to the next person who confirms the tracker", async () => {
    const { workbook, service } = await confirmed();
    addTo(workbook, another);
    service.person = { ...me, personId: "person-2" };
    const { model } = open(workbook, service);
    await model.start();
    expect(on(model, "confirm").found).toMatchObject({
      why: "new-person",
      layouts: [{ name: "Caseload" }, { name: "Pod B" }],
    });
  });

  it("is nobody's business while it is hidden, or where it is not known which were there", async () => {
    const { model, workbook } = await confirmed();
    addTo(workbook, { ...another, visibility: "hidden" });
    await model.checkNow();
    expect(newOn(model)).toEqual([]);
    const { survey, tracker } = on(model, "check").checked?.found ?? {};
    if (survey === undefined || tracker === undefined) throw new Error("Nothing is checked");
    const shown = { ...survey, sheets: survey.sheets.map((sheet) => ({ ...sheet, visibility: "visible" as const })) };
    expect(newSheets(shown, tracker)).toEqual(["Pod B"]);
    expect(newSheets(shown, { ...tracker, sheets: undefined })).toEqual([]);
  });

  it("is told of in one sentence, with others", () => {
    expect(newSheetWords([])).toBeUndefined();
    expect(newSheetWords(["Pod B"])).toContain("Sheet Pod B is new");
    expect(newSheetWords(["Pod B", "Pod C"])).toContain("Sheets Pod B, Pod C are new");
  });
});
