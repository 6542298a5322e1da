import { describe, expect, it } from "vitest";
import { readToBeSent } from "../../addin/commands/read-to-be-sent.ts";
import "../../addin/taskpane/checking-again.ts";
import type { CheckRequest, Me } from "../../shared/contract/routes.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { me, on, open, Service, settled } from "./opened-pane.ts";
import { asAt, judgingClient } from "./support.ts";

/** The small caseload with such references; the last two rows are the same child. */
function tracker() {
  const grid = smallTracker();
  const refs = ["Case ID", "ABCD-1234", "EFGH-5678", "EFGH-5678"];
  const sheets = grid.sheets.map((sheet) => {
    const values = sheet.values.map((row, index) => row.with(0, refs[index] ?? ""));
    return { ...sheet, values, formulas: values };
  });
  return new MemoryWorkbook({ ...grid, sheets });
}

const withPattern = (referencePattern: string): Me => ({
  ...me,
  councils: me.councils.map((council) => ({ ...council, referencePattern })),
});

/** A pane for this person, confirmed and checked, and what the service was sent. */
async function checkedFor(who: Me, workbook = tracker()) {
  const service = new Service();
  service.person = who;
  const sent: CheckRequest[] = [];
  service.check = (council, request) => {
    sent.push(request);
    return judgingClient.check(council, request);
  };
  const { model, timer } = open(workbook, service);
  await model.start();
  if (model.state().screen === "confirm") {
    const { layouts } = on(model, "confirm").found;
    const supervision = { checks: false, marks: false };
    await model.confirm(layouts, { council: "haringey", team: "north", supervision });
  } else await model.checkNow();
  const { checked } = on(model, "check");
  if (checked === undefined) throw new Error("Nothing was checked.");
  return { model, timer, service, workbook, checked, sent };
}

function refsSent(requests: readonly CheckRequest[]): (string | undefined)[] {
  const tables = requests.flatMap((request) => request.tables);
  return tables.flatMap((table) => (table.holds === "cases" ? table.rows.map(({ caseRef }) => caseRef) : []));
}

describe("a tracker with letters in its references", () => {
  it("is checked without them where the council has set no pattern", async () => {
    const { sent, checked } = await checkedFor(me);
    expect(refsSent(sent)).toEqual([undefined, undefined, undefined]);
    expect(checked.understood.refusedRefs.map(({ ref }) => ref)).toEqual(["ABCD-1234", "EFGH-5678", "EFGH-5678"]);
    expect(checked.outcome.results.filter(({ check }) => check === "HGY-CASE")).toHaveLength(3);
    expect(checked.outcome.exclusions).toEqual([]);
  });

  it("is checked with those that look as the council's pattern says", async () => {
    const { sent, checked } = await checkedFor(withPattern("AAAA-9999"));
    expect(refsSent(sent)).toEqual(["ABCD-1234", "EFGH-5678", "EFGH-5678"]);
    expect(checked.understood.refusedRefs).toEqual([]);
    expect(checked.outcome.results.map(({ subject }) => subject)).toContainEqual(
      expect.objectContaining({ ref: "ABCD-1234" }),
    );
    expect((await checkedFor(withPattern("AAA-9999"))).checked.understood.refusedRefs).toHaveLength(3);
  });

  it("knows two rows of one child by them", async () => {
    const { checked } = await checkedFor(withPattern("AAAA-9999"));
    expect(checked.outcome.exclusions).toEqual([{ tableId: "t1", rowId: "r4", reason: "duplicate" }]);
  });

  it("is read by the same pattern when it is checked again on this computer", async () => {
    const { model, timer, workbook } = await checkedFor(withPattern("AAAA-9999"));
    workbook.type(1, 5, 45_880);
    await settled();
    await timer.pass(1_000);
    const { checked, live } = on(model, "check");
    expect(live?.state).toBe("checked-again");
    expect(checked?.understood.refusedRefs).toEqual([]);
  });

  it("is read by it when the service goes away, and without it where nobody has told the pane", async () => {
    const { model, service, workbook } = await checkedFor(withPattern("AAAA-9999"));
    const offline = new Service();
    offline.isOffline = true;
    service.check = offline.check;
    await model.checkNow();
    expect(on(model, "check").checked).toMatchObject({ by: { service: false }, understood: { refusedRefs: [] } });

    const later = open(workbook, offline).model;
    await later.start();
    await later.checkNow();
    const { checked } = on(later, "check");
    expect(checked?.by.service).toBe(false);
    expect(checked?.understood.refusedRefs).toHaveLength(3);
  });

  it("is shown beforehand as it is sent", async () => {
    const { workbook } = await checkedFor(me);
    const shown = async (who: Me) =>
      (await readToBeSent(workbook, asAt, who)).flatMap(({ fields }) =>
        fields.flatMap(({ field, words }) => (field === "caseRef" ? [words] : [])),
      );
    expect(await shown(me)).toEqual([]);
    expect(await shown(withPattern("AAAA-9999"))).toEqual(["ABCD-1234"]);
  });
});
