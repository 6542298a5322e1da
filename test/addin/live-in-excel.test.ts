import { afterEach, describe, expect, it } from "vitest";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { keys } from "../../addin/commands/remembered.ts";
import "../../addin/taskpane/checking-again.ts";
import { paneModel, type PaneModel } from "../../addin/taskpane/pane-model.ts";
import type { CheckScreen } from "../../addin/taskpane/pane-state.ts";
import type { HeadlessExcel } from "../../local/excel/headless.ts";
import { copyPaste, deleteRow, insertRow, sortRows, typeIn } from "../../local/excel/manager.ts";
import type { Sheet } from "../../local/excel/model.ts";
import { noAudits, on, Service, Timer } from "./opened-pane.ts";
import { asAt, countRoundTrips, newId, openTracker } from "./support.ts";

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

interface Opened {
  readonly excel: HeadlessExcel;
  readonly sheet: Sheet;
  readonly model: PaneModel;
  readonly service: Service;
  readonly timer: Timer;
  /** Lets events arrive, then a second pass, then what that began come to its end. */
  readonly secondLater: () => Promise<void>;
}

/** F1 with the pane beside it, confirmed and checked, over the real office.js. */
async function opened(): Promise<Opened> {
  const excel = openTracker("F1-hgy-clean-table");
  const uninstall = excel.installGlobals();
  const [service, timer] = [new Service(), new Timer()];
  const { after, now } = timer;
  const never = (): void => undefined;
  const asked = {
    lastReference: () => undefined,
    signIn: () => Promise.resolve(true),
    openRollUp: never,
    today: () => asAt,
    newId,
  };
  const model = paneModel({ workbook: officeWorkbook, client: service, audits: noAudits, ...asked, now, after });
  close = () => {
    uninstall();
    excel.close();
  };
  await model.start();
  const answers = { council: "haringey", team: "north", supervision: { checks: false, marks: false } };
  await model.confirm(on(model, "confirm").found.layouts, answers);
  await excel.settle();
  const [sheet] = excel.workbook.sheets;
  if (sheet === undefined) throw new Error("No sheet");
  const secondLater = async (): Promise<void> => {
    await heard(excel);
    const until = timer.waiting;
    await timer.pass(1000);
    if (until > 0) await expect.poll(() => on(model, "check").live?.state, { timeout: 10_000 }).not.toBe("edited");
    await heard(excel);
  };
  return { excel, sheet, model, service, timer, secondLater };
}

/** Events have arrived and been thought about. */
async function heard(excel: HeadlessExcel): Promise<void> {
  await excel.settle();
  await new Promise((resolve) => setTimeout(resolve, 5));
}

const shown = (model: PaneModel): CheckScreen => on(model, "check");
const overdue = (model: PaneModel): number | undefined => shown(model).checked?.outcome.counts["HGY-CASE"]?.overdue;

/** What the manager would see of a column, and the colour rules of the sheet. */
function statuses(sheet: Sheet): unknown {
  return [...sheet.entries()].filter(([, column]) => column === 14).map(([row, , { formula }]) => [row, formula]);
}

describe("a list beside a sheet in Excel", () => {
  it("is not made anew by its own marks", async () => {
    const { excel, timer, model } = await opened();
    await heard(excel);
    expect(timer.waiting).toBe(0);
    await model.checkNow();
    await model.clear();
    await heard(excel);
    expect(timer.waiting).toBe(0);
    expect(shown(model).live).toBeUndefined();
  });

  it("follows what is typed, and leaves marks and settings as they are", async () => {
    const { excel, sheet, model, service, secondLater } = await opened();
    const before = { statuses: statuses(sheet), settings: [...excel.workbook.settings] };
    const [asked, count] = [service.checks, overdue(model) ?? 0];
    const finding = shown(model).checked?.outcome.results.find(
      ({ check, state }) => check === "HGY-CASE" && state === "overdue",
    );
    const row = Number(finding?.subject.rowId.slice(1));
    const trips = countRoundTrips(excel);
    typeIn(excel.workbook, { sheet, address: `I${row}` }, "01/09/2025");
    await secondLater();
    expect(shown(model).live?.state).toBe("checked-again");
    expect(overdue(model)).toBe(count - 1);
    expect(trips()).toBe(2);
    expect(service.checks).toBe(asked);
    expect({ statuses: statuses(sheet), settings: [...excel.workbook.settings] }).toEqual(before);
  });

  it("reads once after five hundred cells are pasted", async () => {
    const { excel, sheet, model, secondLater } = await opened();
    const trips = countRoundTrips(excel);
    for (let row = 2; row < 41; row++) {
      copyPaste(excel.workbook, { sheet, address: `A${row}:M${row}` }, { sheet, address: `A${row + 50}:M${row + 50}` });
    }
    await secondLater();
    expect(shown(model).live?.state).toBe("checked-again");
    expect(trips()).toBe(2);
  });

  it("follows rows that are sorted, deleted and inserted, and knows where they stand now", async () => {
    const { excel, sheet, model, secondLater } = await opened();
    const placeOf = (ref: string): number | undefined =>
      [...(shown(model).checked?.understood.places.values() ?? [])].find((place) => place.ref === ref)?.row;
    const ref = String(sheet.cell(10, 0)?.value);
    expect(placeOf(ref)).toBe(11);
    deleteRow(excel.workbook, sheet, 5);
    await secondLater();
    expect(placeOf(ref)).toBe(10);
    insertRow(excel.workbook, sheet, 3);
    await secondLater();
    expect(placeOf(ref)).toBe(11);
    sortRows(excel.workbook, { sheet, address: "A2:O97" }, { column: "A", descending: true });
    await secondLater();
    const now = [...sheet.entries()].find(([, column, { value }]) => column === 0 && String(value) === ref)?.[0];
    expect(placeOf(ref)).toBe((now ?? 0) + 1);
  });

  it("waits while a cell is open, without a word to anybody", async () => {
    const { excel, sheet, model, timer } = await opened();
    typeIn(excel.workbook, { sheet, address: "I3" }, "01/09/2025");
    await heard(excel);
    excel.workbook.isEditingCell = true;
    await timer.pass(1000);
    await expect.poll(() => timer.waiting).toBe(1);
    expect(shown(model)).toMatchObject({ notice: undefined, live: { state: "edited" } });
    excel.workbook.isEditingCell = false;
    await timer.pass(2000);
    await expect.poll(() => shown(model).live?.state).toBe("checked-again");
  });

  it("is heard no more once the pane is closed", async () => {
    const { excel, sheet, model, timer } = await opened();
    await model.rest();
    typeIn(excel.workbook, { sheet, address: "I3" }, "01/09/2025");
    await heard(excel);
    expect(timer.waiting).toBe(0);
    expect(excel.workbook.settings.has(`caseload-oversight.${keys.tracker}`)).toBe(true);
  });
});
