import { describe, expect, it } from "vitest";
import { findTracker, lookAgain, type ToConfirm } from "../../addin/commands/find-tracker.ts";
import { newTables, newTableWords } from "../../addin/commands/new-tables.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import type { CellValue, SheetGrid } from "../../shared/tracker/grid.ts";
import type { TableBeside } from "../../shared/tracker/tables-beside.ts";
import { sheetOf } from "../support/grid.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { confirmed, me, on, open } from "./opened-pane.ts";
import { asAt, person } from "./support.ts";

const answers = { council: "haringey", team: "north", supervision: { checks: false, marks: false } };
const court: CellValue[][] = [
  [],
  ["Court team"],
  ["Case ref", "Social Worker", "Case type", "Date opened", "Last case discussion"],
  ["M2001", "Jo", "CP", 45_000, 45_400],
  ["M2002", "Jo", "CP", 45_000, 45_400],
];
const rota: CellValue[][] = [
  ["Session date", "Worker", "Session type", "Held?"],
  [45_900, "Jo", "1:1", "Held"],
];

/** Puts rows below what the first sheet holds. */
function addBelow(workbook: MemoryWorkbook, rows: CellValue[][]): void {
  const sheets = workbook.grid.sheets as SheetGrid[];
  const [first] = sheets;
  if (first === undefined) throw new Error("No sheet");
  sheets[0] = { ...sheetOf([...first.values, ...rows]), name: first.name };
}

/** The marks that were written into the workbook in memory are in no cell of it, so nothing of them is in the way. */
function newOn(model: PaneModel): TableBeside[] {
  const { checked } = on(model, "check");
  if (checked === undefined) throw new Error("Nothing is checked");
  return newTables(checked.found);
}

function asked(model: PaneModel): ToConfirm {
  return on(model, "confirm").found;
}

const rowsOf = ({ layouts }: Pick<ToConfirm, "layouts">): unknown[] =>
  layouts.map(({ headerRows, dataRows }) => [headerRows, dataRows]);

describe("a table that is added to a confirmed sheet", () => {
  it("is told of at the next check, and is part of the tracker once somebody has looked again", async () => {
    const { model, workbook } = await confirmed();
    expect(newOn(model)).toEqual([]);
    addBelow(workbook, court);
    await model.checkNow();
    expect(on(model, "check").checked?.understood.places.size).toBe(3);
    expect(newTableWords(newOn(model))).toBe(
      "A table is new since this tracker was set up and not checked (sheet Caseload, headings in row 7): look again if it belongs to it.",
    );
    await model.lookAgain();
    expect(rowsOf(asked(model))).toEqual([
      [[1], [2, 4]],
      [[7], [8, 9]],
    ]);
    await model.confirm(asked(model).layouts, answers);
    expect(newOn(model)).toEqual([]);
    expect(on(model, "check").checked?.understood.places.size).toBe(5);
    expect(on(model, "check").checked?.outcome.counts["HGY-CASE"]?.overdue).toBe(3);
  });

  it("is told of no more once it is left out, and can be had after all", async () => {
    const { model, workbook } = await confirmed();
    addBelow(workbook, court);
    await model.lookAgain();
    await model.confirm(asked(model).layouts.slice(0, 1), answers);
    expect(newOn(model)).toEqual([]);
    expect(on(model, "check").checked?.understood.places.size).toBe(3);
    // Another row, and it stands elsewhere: it is the same table.
    addBelow(workbook, [["M2003", "Jo", "CP", 45_000, 45_400]]);
    await model.checkNow();
    expect(newOn(model)).toEqual([]);
    await model.lookAgain();
    expect(rowsOf(asked(model))).toEqual([[[1], [2, 4]]]);
    expect(rowsOf({ layouts: asked(model).unfamiliar ?? [] })).toEqual([[[7], [8, 10]]]);
  });

  it("may stand beside the others, and is offered to the next person too", async () => {
    const { workbook, service } = await confirmed();
    const sheets = workbook.grid.sheets as SheetGrid[];
    const { values = [] } = sheets[0] ?? {};
    sheets[0] = sheetOf(values.map((row, index) => [...row, "", "", ...(rota[index] ?? [])]));
    service.person = { ...me, personId: "person-2" };
    const { model } = open(workbook, service);
    await model.start();
    expect(asked(model).layouts.map(({ holds }) => holds)).toEqual(["cases", "sessions"]);
  });

  it("is nobody's business where it is not known which were there", async () => {
    const { model, workbook } = await confirmed();
    addBelow(workbook, court);
    await model.checkNow();
    const { checked } = on(model, "check");
    if (checked === undefined) throw new Error("Nothing is checked");
    const { found } = checked;
    expect(newTables({ ...found, tracker: { ...found.tracker, leftOut: undefined } })).toEqual([]);
  });

  it("is told of in one sentence, with others", () => {
    const at = { row: 6, firstColumn: 0, lastColumn: 4, headings: [] };
    expect(newTableWords([])).toBeUndefined();
    expect(
      newTableWords([
        { ...at, sheet: "A" },
        { ...at, sheet: "B" },
      ]),
    ).toContain(
      "Tables are new since this tracker was set up and not checked (sheet A, headings in row 7; sheet B, headings in row 7)",
    );
  });
});

describe("a sheet that was left out as a whole", () => {
  it("is offered again to whoever looks again", async () => {
    const { sheets, ...rest } = smallTracker();
    const workbook = new MemoryWorkbook({ ...rest, sheets: [...sheets, sheetOf(rota, { name: "Log" })] });
    const { model } = open(workbook);
    await model.start();
    expect(asked(model).layouts).toHaveLength(2);
    await model.confirm(asked(model).layouts.slice(0, 1), answers);
    expect(await findTracker(workbook, asAt, person)).toMatchObject({
      kind: "confirmed",
      layouts: [{ holds: "cases" }],
    });
    expect(await lookAgain(workbook, asAt)).toMatchObject({
      layouts: [{ name: "Caseload" }],
      unfamiliar: [{ name: "Log", holds: "sessions" }],
    });
  });
});
