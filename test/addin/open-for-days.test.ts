import { describe, expect, it } from "vitest";
import "../../addin/taskpane/checking-again.ts";
import { behindWords } from "../../addin/taskpane/pane-state.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import { confirmed, me, on, open, settled, type Service } from "./opened-pane.ts";
import { asAt } from "./support.ts";

const dayAfter = plainDate("2025-09-16");
const monthsAfter = plainDate("2025-12-30");
const dayOf = (model: PaneModel): PlainDate | undefined => on(model, "check").checked?.outcome.asAt;

/** What the service says from then on. */
function itIs(service: Service, today: PlainDate): void {
  service.person = { ...me, councils: me.councils.map((council) => ({ ...council, today })) };
}

describe("a pane that stands open for days", () => {
  it("checks as at the day that the service says when Check now is pressed", async () => {
    const { model, service, clock } = await confirmed();
    expect(dayOf(model)).toBe(asAt);
    // Whatever the clock of this computer says.
    itIs(service, monthsAfter);
    await model.checkNow();
    expect(dayOf(model)).toBe(monthsAfter);
    expect(on(model, "check").checked?.outcome.counts["HGY-CASE"]).toEqual({ overdue: 2, "check-entry": 1 });
    expect(on(model, "check").me?.councils[0]?.today).toBe(monthsAfter);
    clock.today = plainDate("2026-01-05");
    await model.checkNow();
    expect(dayOf(model)).toBe(monthsAfter);
  });

  it("checks as at this computer's day, once it has turned, while the service cannot be reached", async () => {
    const { model, service, clock } = await confirmed();
    service.isOffline = true;
    await model.checkNow();
    expect(dayOf(model)).toBe(asAt);
    clock.today = dayAfter;
    await model.checkNow();
    expect(dayOf(model)).toBe(dayAfter);
    expect(on(model, "check").me?.councils[0]?.today).toBe(asAt);
  });

  it("never checks as at a day before the one that the service said last", async () => {
    const { model, service, clock } = await confirmed();
    itIs(service, monthsAfter);
    await model.checkNow();
    service.isOffline = true;
    clock.today = dayAfter;
    await model.checkNow();
    expect(dayOf(model)).toBe(monthsAfter);
  });

  it("asks the service for the day before it checks again after an edit, once the day has turned", async () => {
    const { model, workbook, service, timer, clock } = await confirmed();
    itIs(service, monthsAfter);
    workbook.type(2, 5, 45_900);
    await settled();
    await timer.pass(1000);
    expect(dayOf(model)).toBe(asAt);
    clock.today = dayAfter;
    workbook.type(2, 5, 45_890);
    await settled();
    await timer.pass(1000);
    expect(dayOf(model)).toBe(monthsAfter);
  });

  it("says that a day has begun, and checks again on this computer, for whoever looks at it", async () => {
    const { model, service, timer, clock } = await confirmed();
    const asked = service.checks;
    model.lookAtDay();
    expect(timer.waiting).toBe(0);
    clock.today = dayAfter;
    itIs(service, dayAfter);
    model.lookAtDay();
    await timer.pass(1000);
    expect(dayOf(model)).toBe(dayAfter);
    expect(on(model, "check").live).toMatchObject({ state: "checked-again", newDay: dayAfter });
    expect(service.checks).toBe(asked);
    model.lookAtDay();
    expect(timer.waiting).toBe(0);
    await model.checkNow();
    expect(on(model, "check").live).toBeUndefined();
  });

  it("goes on saying so after edits, until Check now, and where the sheet cannot be read again", async () => {
    const { model, workbook, service, timer, clock } = await confirmed();
    clock.today = dayAfter;
    itIs(service, dayAfter);
    model.lookAtDay();
    await timer.pass(1000);
    workbook.type(2, 5, 45_900);
    await settled();
    expect(on(model, "check").live).toMatchObject({ state: "edited", newDay: dayAfter });
    await timer.pass(1000);
    expect(on(model, "check").live).toMatchObject({ state: "checked-again", newDay: dayAfter });
    workbook.type(0, 5, "Seen on");
    await settled();
    await timer.pass(1000);
    const { live } = on(model, "check");
    expect(live && behindWords(live)).toBe("It is 16 Sep 2025, and this list was made before.");
    await model.submit("north", "2025-09");
    expect(on(model, "check").notice?.sentence).toMatch(/^It is 16 Sep 2025, and this list was made before\./);
  });

  it("asks again where the service's day begins a little later", async () => {
    const { model, service, timer, clock } = await confirmed();
    clock.today = dayAfter;
    model.lookAtDay();
    await timer.pass(1000);
    expect(dayOf(model)).toBe(asAt);
    expect(on(model, "check").live).toBeUndefined();
    itIs(service, dayAfter);
    model.lookAtDay();
    await timer.pass(1000);
    expect(dayOf(model)).toBe(dayAfter);
  });

  it("says nothing to nobody: neither while it is closed nor before the first check", async () => {
    const { model, timer, clock, workbook } = await confirmed();
    await model.rest();
    clock.today = dayAfter;
    model.lookAtDay();
    expect(timer.waiting).toBe(0);
    const unchecked = open(workbook);
    await unchecked.model.start();
    unchecked.clock.today = dayAfter;
    unchecked.model.lookAtDay();
    expect(unchecked.timer.waiting).toBe(0);
  });

  it("knows who is here once the service can be reached again", async () => {
    const { workbook, service } = await confirmed();
    service.isOffline = true;
    const { model } = open(workbook, service);
    await model.start();
    service.isOffline = false;
    service.person = { ...me, personId: "person-2" };
    await model.checkNow();
    expect(on(model, "confirm").found.why).toBe("new-person");
  });
});
