import { describe, expect, it } from "vitest";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { confirmed, me, on, open, settled } from "./opened-pane.ts";
import { person } from "./support.ts";

describe("the pane", () => {
  it("asks a stranger to sign in, then goes on", async () => {
    const { model, service } = open();
    service.person = undefined;
    await model.start();
    on(model, "signed-out");
    await model.signIn();
    expect(on(model, "confirm").found.why).toBe("first-time");
  });

  it("says what the service has against a sign-in, and when the sign-in cannot be reached", async () => {
    const { model, service } = open();
    service.person = undefined;
    await model.start();
    expect(on(model, "signed-out").notice).toBeUndefined();
    service.isSignInOutOfReach = true;
    await model.signIn();
    expect(JSON.stringify(model.state())).toContain("The sign-in cannot be reached: check the connection");
    service.refusesSignIn = { kind: "signed-out", sentence: "The sign-in has expired.", reference: "ref-1" };
    await model.start();
    expect(on(model, "signed-out").notice).toMatchObject({ sentence: "The sign-in has expired.", reference: "ref-1" });
  });

  it("tells somebody who holds no team what to do", async () => {
    const { model, service } = open();
    service.person = { ...me, councils: [] };
    await model.start();
    expect(on(model, "no-team").me.name).toBe("Ada Marsh");
  });

  it("says when there is no tracker", async () => {
    const { model } = open(new MemoryWorkbook({ ...smallTracker(), sheets: [] }));
    await model.start();
    on(model, "no-tracker");
  });

  it("checks as soon as the layout is confirmed, and remembers it", async () => {
    const { model, workbook } = await confirmed();
    const { checked } = on(model, "check");
    expect(checked?.outcome.counts["HGY-CASE"]).toEqual({
      "past-aim": undefined,
      met: 1,
      overdue: 1,
      "check-entry": 1,
    });
    expect(workbook.remembered["tracker"]).toMatchObject({ council: "haringey", team: "north", agreedBy: [person] });
    expect(workbook.marked[0]?.columns[0]).toMatchObject({ sheet: "Caseload", column: 6, header: "Policy check" });
  });

  it("opens a known workbook without asking again", async () => {
    const { workbook } = await confirmed();
    const { model } = open(workbook);
    await model.start();
    on(model, "check");
  });

  it("checks a known workbook without the service, and says so", async () => {
    const { workbook, service } = await confirmed();
    service.isOffline = true;
    const { model } = open(workbook, service);
    await model.start();
    await model.checkNow();
    expect(on(model, "check").checked?.by).toMatchObject({ service: false });
  });

  it("stays on the page that was turned to while a check runs", async () => {
    const { model, service } = await confirmed();
    const release = service.hold();
    const checking = model.checkNow();
    model.turnTo("agenda");
    release();
    await checking;
    expect(on(model, "check")).toMatchObject({ page: "agenda", busy: undefined, checked: { kind: "checked" } });
  });

  it("asks which sheets there are while the service says who is here, and reads no cell before", async () => {
    const { model, workbook, service } = await confirmed();
    const asked: string[] = [];
    const { me } = service;
    const [survey, read] = [workbook.survey.bind(workbook), workbook.read.bind(workbook)];
    workbook.survey = () => (asked.push("sheets"), survey());
    workbook.read = (...what) => (asked.push("cells"), read(...what));
    let tell = (): void => undefined;
    service.me = () => new Promise((resolve) => (tell = () => void me().then(resolve)));
    const checking = model.checkNow();
    await settled();
    expect(asked).toEqual(["sheets"]);
    tell();
    await checking;
    expect(on(model, "check").checked).toBeDefined();
    expect(asked.lastIndexOf("sheets")).toBe(0);
    expect(asked).toContain("cells");
  });

  it("goes to the cell that settles a finding", async () => {
    const { model, workbook } = await confirmed();
    await model.goTo("Caseload", { row: 2, column: 5 });
    expect(workbook.visited).toEqual(["Caseload 2 5"]);
  });
});
