import { describe, expect, it } from "vitest";
import { confirmTracker, findTracker } from "../../addin/commands/find-tracker.ts";
import { areEnough, partsOfTables } from "../../addin/commands/parts-to-read.ts";
import { sheetOf, workbookGrid } from "../support/grid.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { asAt, newId, person } from "./support.ts";

const sheet = sheetOf([
  ["", "", "", "", "Team", "Ref", "Child", "Plan", "Opened", "Last supervision", "Remarks", "More remarks"],
  ["", "", "", "", "", "M1001", "Robin Hollow", "CIN", 45_000, 45_900, "", ""],
]);

/** Whether what is read of that tracker is enough where these columns hold something that was not read. */
async function isEnough(...unread: number[]): Promise<boolean> {
  const workbook = new MemoryWorkbook(workbookGrid(sheet));
  const found = await findTracker(workbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const who = { council: "haringey", team: "north", personId: person, asAt, newId };
  const answer = await confirmTracker(workbook, found, found.layouts, who);
  if (answer.kind !== "confirmed") throw new Error(answer.kind);
  const { survey, reading, tracker } = answer;
  const span = { first: 0, last: 20 };
  const extras = { ownRules: [], widths: new Map(), unread: new Map(unread.map((column) => [column, span])) };
  const parts = partsOfTables(survey, tracker);
  return areEnough(survey, { ...reading, extras: new Map([["Caseload", extras]]) }, tracker, parts);
}

describe("a part of a sheet is enough to be read", () => {
  it("beside columns that stood there when it was confirmed, whatever they hold", async () => {
    expect(await isEnough()).toBe(true);
    expect(await isEnough(10, 11)).toBe(true);
  });

  it("beside one strange column, and not beside two that stand together", async () => {
    expect(await isEnough(12)).toBe(true);
    expect(await isEnough(12, 14)).toBe(true);
    expect(await isEnough(12, 13)).toBe(false);
    expect(await isEnough(10, 12, 30, 31)).toBe(false);
  });

  it("on the left, where it is not told which columns hold anything, up to two", async () => {
    expect(await isEnough(0, 1)).toBe(true);
    expect(await isEnough(0, 1, 2)).toBe(false);
  });
});
