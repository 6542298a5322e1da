import { describe, expect, it, vi } from "vitest";
import { mayBeSettled } from "../../addin/commands/correct-entry.ts";
import { keys } from "../../addin/commands/remembered.ts";
import "../../addin/commands/turned-columns.ts";
import "../../addin/taskpane/checking-again.ts";
import type { CheckScreen } from "../../addin/taskpane/pane-state.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { confirmed, on, open, settled } from "./opened-pane.ts";

const [reference, name, plan, lastSupervision, notMapped] = [0, 1, 2, 5, 9];
const shown = (model: PaneModel): CheckScreen => on(model, "check");
const overdue = (model: PaneModel): number | undefined => shown(model).checked?.outcome.counts["HGY-CASE"]?.overdue;

/** Everything that the workbook keeps, and how often it was marked. */
const kept = ({ remembered, marked }: { remembered: unknown; marked: readonly unknown[] }): string =>
  JSON.stringify([remembered, marked.length]);

describe("after an edit in the sheet", () => {
  it("checks again on this computer a second later, sends nothing and writes nothing", async () => {
    const { model, workbook, service, timer } = await confirmed();
    const before = kept(workbook);
    const asked = service.checks;
    expect(overdue(model)).toBe(1);
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    expect(shown(model).live?.state).toBe("edited");
    await timer.pass(999);
    expect(overdue(model)).toBe(1);
    await timer.pass(1);
    expect(overdue(model)).toBeUndefined();
    expect(shown(model).live).toEqual({ state: "checked-again", at: "2025-09-15T11:00:01.000Z" });
    expect(service.checks).toBe(asked);
    expect(kept(workbook)).toBe(before);
  });

  it("and where the manager says that every date in a column is right", async () => {
    const { model, workbook, timer } = await confirmed();
    const known = { sheet: "Caseload", field: "lastDiscussion", texts: false, numbers: true };
    await workbook.remember({ [keys.turned("an earlier id", known.field)]: known });
    workbook.type(2, lastSupervision, 45_875);
    await settled();
    await timer.pass(1000);
    const entries = () => shown(model).checked?.understood.entriesToCheck ?? [];
    const [entry] = entries().filter(mayBeSettled);
    if (entry === undefined) throw new Error("No entry to check");
    await model.settleDates(entry);
    expect(shown(model).live?.state).toBe("edited");
    await timer.pass(1000);
    expect(entries().filter(mayBeSettled)).toEqual([]);
  });

  it("takes five hundred edits for one", async () => {
    const { model, workbook, timer } = await confirmed();
    let read = 0;
    const survey = workbook.survey.bind(workbook);
    workbook.survey = () => {
      read++;
      return survey();
    };
    for (let edits = 0; edits < 500; edits++) workbook.type(2, lastSupervision, 45_800 + (edits % 90));
    await settled();
    expect(timer.waiting).toBe(1);
    await timer.pass(1000);
    expect(read).toBe(1);
    expect(shown(model).live?.state).toBe("checked-again");
    expect(timer.waiting).toBe(0);
  });

  it("begins its second anew with every edit", async () => {
    const { model, workbook, timer } = await confirmed();
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    await timer.pass(900);
    workbook.type(3, lastSupervision, 45_900);
    await settled();
    await timer.pass(900);
    expect(shown(model).live?.state).toBe("edited");
    await timer.pass(100);
    expect(shown(model).live?.state).toBe("checked-again");
  });

  it("waits while a cell is open for typing, and reads once it is closed", async () => {
    const { model, workbook, timer } = await confirmed();
    workbook.type(2, lastSupervision, 45_900);
    workbook.isCellOpen = true;
    await settled();
    for (let tries = 0; tries < 5; tries++) await timer.pass(2000);
    expect(shown(model).live?.state).toBe("edited");
    expect(overdue(model)).toBe(1);
    workbook.isCellOpen = false;
    await timer.pass(2000);
    expect(overdue(model)).toBeUndefined();
  });

  it("does nothing about columns that are not read, about its own writing, or about another sheet", async () => {
    const { model, workbook, timer } = await confirmed();
    const cells = { row: 1, rows: 3, columns: 1 };
    workbook.tell({ sheetId: "Caseload", area: { ...cells, column: notMapped }, isOwn: false });
    workbook.tell({ sheetId: "Caseload", area: { ...cells, column: lastSupervision }, isOwn: true });
    workbook.tell({ sheetId: "Duty rota", area: { ...cells, column: lastSupervision }, isOwn: false });
    await settled();
    expect(timer.waiting).toBe(0);
    expect(shown(model).live).toBeUndefined();
  });

  it("reads again when rows have moved or headings have changed", async () => {
    const { workbook, timer } = await confirmed();
    workbook.tell({ sheetId: "Caseload", isOwn: false });
    await settled();
    expect(timer.waiting).toBe(1);
    await timer.pass(1000);
    workbook.tell({ sheetId: "Caseload", area: { row: 0, column: notMapped, rows: 1, columns: 1 }, isOwn: false });
    await settled();
    expect(timer.waiting).toBe(1);
  });

  it("reads again wherever the edit was, if what is read is worked out by a formula", async () => {
    const { model, workbook, timer } = await confirmed();
    const [sheet] = workbook.grid.sheets;
    if (sheet === undefined) throw new Error("No sheet");
    Object.assign(sheet, { formulas: sheet.values.map((row) => row.with(lastSupervision, "=Diary!A1")) });
    await model.checkNow();
    workbook.tell({ sheetId: "Diary", area: { row: 1, column: 1, rows: 1, columns: 1 }, isOwn: false });
    await settled();
    expect(timer.waiting).toBe(1);
  });

  it("says nothing where the edit changes nothing that is read or shown", async () => {
    const { model, workbook, timer } = await confirmed();
    const before = shown(model).checked;
    workbook.tell({ sheetId: "Caseload", isOwn: false });
    await settled();
    await timer.pass(1000);
    expect(shown(model).live).toBeUndefined();
    expect(shown(model).checked).toBe(before);
  });

  it("shows a name that was corrected", async () => {
    const { model, workbook, timer } = await confirmed();
    workbook.type(1, name, "Robin Hollow-Marsh");
    await settled();
    await timer.pass(1000);
    expect(shown(model).live?.state).toBe("checked-again");
  });

  it("waits for what the person has begun, and then reads", async () => {
    const { model, workbook, service, timer } = await confirmed();
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    const answer = service.hold();
    const checking = model.checkNow();
    await settled();
    workbook.type(3, plan, "CIN");
    await settled();
    await timer.pass(1000);
    expect(shown(model).busy).toBe("checking");
    answer();
    await checking;
    expect(shown(model).checked?.outcome.counts["HGY-CASE"]?.["check-entry"]).toBe(1);
    await timer.pass(2000);
    expect(shown(model).live?.state).toBe("checked-again");
  });

  it("needs no second reading where Check now came first", async () => {
    const { model, workbook, timer } = await confirmed();
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    await model.checkNow();
    expect(timer.waiting).toBe(0);
    expect(shown(model).live).toBeUndefined();
    expect(overdue(model)).toBeUndefined();
  });

  it("goes on with the next edit after a reading that failed, and tells of it", async () => {
    const { model, workbook, service, timer, clock } = await confirmed();
    const { me } = service;
    vi.spyOn(console, "error").mockReturnValue();
    service.me = () => Promise.reject(new Error("A fault"));
    clock.today = plainDate("2025-09-16");
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    await timer.pass(1000);
    expect(shown(model).notice?.sentence).toContain("Something went wrong");
    service.me = me;
    workbook.type(2, lastSupervision, 45_901);
    await settled();
    await timer.pass(1000);
    expect(overdue(model)).toBeUndefined();
  });

  it("keeps to the tables that are confirmed: once they have changed, Check now is asked for", async () => {
    const { model, workbook, timer } = await confirmed();
    workbook.type(0, lastSupervision, "Seen on");
    await settled();
    await timer.pass(1000);
    expect(shown(model).live).toMatchObject({ state: "refused" });
    expect(overdue(model)).toBe(1);
    await model.submit("north", "2025-09");
    expect(shown(model).notice?.sentence).toContain("choose Check now");
  });

  it("keeps to what the person has agreed to", async () => {
    const { model, workbook, timer } = await confirmed();
    const tracker = workbook.remembered["tracker"] as object;
    await workbook.remember({ tracker: { ...tracker, supervision: { checkedFor: [], markedFor: [] } } });
    workbook.type(2, reference, "1234599");
    await settled();
    await timer.pass(1000);
    expect(shown(model).checked?.supervision).toEqual({ checks: false, marks: false });
  });
});

describe("a submission", () => {
  it("is never of what has been edited since it was read", async () => {
    const { model, workbook, service, timer } = await confirmed();
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    await model.submit("north", "2025-09");
    expect(service.received).toEqual([]);
    expect(shown(model).notice?.sentence).toContain("look at the list, then submit");
    await timer.pass(2000);
    await model.submit("north", "2025-09");
    expect(service.received).toHaveLength(1);
    expect(JSON.stringify(service.submitted)).toContain("2025-08-31");
  });

  it("is never of what has been edited since, though Excel has told nobody", async () => {
    const { model, workbook, service, timer } = await confirmed();
    workbook.listeners.clear();
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    expect(timer.waiting).toBe(0);
    await model.submit("north", "2025-09");
    expect(service.received).toEqual([]);
    expect(shown(model).notice?.sentence).toContain("has now been read again");
    expect(overdue(model)).toBeUndefined();
    await model.submit("north", "2025-09");
    expect(JSON.stringify(service.submitted)).toContain("2025-08-31");
  });

  it("is not made where the tables have changed and Excel has told nobody", async () => {
    const { model, workbook, service } = await confirmed();
    workbook.listeners.clear();
    workbook.type(0, lastSupervision, "Seen on");
    await model.submit("north", "2025-09");
    expect(service.received).toEqual([]);
    expect(shown(model)).toMatchObject({ live: { state: "refused" }, busy: undefined });
    expect(shown(model).notice?.sentence).toContain("choose Check now");
  });
});

describe("a pane that nobody looks at", () => {
  it("hears nothing before the first check", async () => {
    const { model, workbook } = await confirmed();
    await model.rest();
    const again = open(workbook);
    await again.model.start();
    expect(workbook.listeners.size).toBe(0);
    await again.model.checkNow();
    expect(workbook.listeners.size).toBe(1);
  });

  it("hears nothing once it is closed, and reads again when it is opened", async () => {
    const { model, workbook, timer } = await confirmed();
    expect(workbook.listeners.size).toBe(1);
    workbook.type(2, lastSupervision, 45_900);
    await settled();
    await model.rest();
    expect(workbook.listeners.size).toBe(0);
    expect(timer.waiting).toBe(0);
    await model.wake();
    expect(workbook.listeners.size).toBe(1);
    await timer.pass(1000);
    expect(overdue(model)).toBeUndefined();
  });
});
