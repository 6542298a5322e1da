import { describe, expect, it } from "vitest";
import type { Answer, Client, Failure } from "../../shared/contract/client.ts";
import type { AuditRun, Me } from "../../shared/contract/routes.ts";
import { PaneModel } from "../../addin/taskpane/pane-model.ts";
import type { PaneState } from "../../addin/taskpane/pane-state.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { asAt, judgingClient, newId, person } from "./support.ts";

const me: Me = {
  personId: person,
  name: "Ada Marsh",
  roles: ["manager"],
  councils: [
    {
      council: "haringey",
      name: "Haringey",
      today: asAt,
      months: ["2025-09"],
      teams: [{ team: "north", name: "North", service: "family", as: "manager" }],
      services: [],
    },
  ],
};
const offline: Failure = { kind: "offline", sentence: "The service cannot be reached: check the connection." };
const refuse = <T>(failure: Failure): Promise<Answer<T>> => Promise.resolve({ ok: false, failure });
const give = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });

class Service implements Client {
  isOffline = false;
  person: Me | undefined = me;
  readonly received: string[] = [];

  me = (): Promise<Answer<Me>> => {
    if (this.isOffline) return refuse(offline);
    return this.person === undefined ? refuse({ kind: "signed-out", sentence: "Sign in." }) : give(this.person);
  };
  check: Client["check"] = (council, request) =>
    this.isOffline ? refuse(offline) : judgingClient.check(council, request);
  submit: Client["submit"] = ({ runId, team }) => {
    this.received.push(`${team} ${runId}`);
    return this.isOffline ? refuse(offline) : give({ runId, receivedAt: "2025-09-15T10:00:00Z" } as AuditRun);
  };
  rollUp: Client["rollUp"] = () => refuse(offline);
}

function open(workbook = new MemoryWorkbook(smallTracker()), service = new Service()) {
  const signIn = (): Promise<boolean> => {
    service.person = me;
    return Promise.resolve(true);
  };
  const openRollUp = (): void => undefined;
  const model = new PaneModel({ workbook, client: service, signIn, openRollUp, today: () => asAt, newId });
  return { model, workbook, service };
}

function on<Screen extends PaneState["screen"]>(
  model: PaneModel,
  screen: Screen,
): Extract<PaneState, { screen: Screen }> {
  const state = model.state();
  if (state.screen !== screen) throw new Error(`The pane shows ${JSON.stringify(state)}`);
  return state as Extract<PaneState, { screen: Screen }>;
}

async function confirmed() {
  const opened = open();
  await opened.model.start();
  const supervision = { checks: true, marks: false };
  const answers = { council: "haringey", team: "north", supervision };
  await opened.model.confirm(on(opened.model, "confirm").found.layouts, answers);
  return opened;
}

describe("the pane", () => {
  it("asks a stranger to sign in, then goes on", async () => {
    const { model, service } = open();
    service.person = undefined;
    await model.start();
    on(model, "signed-out");
    await model.signIn();
    expect(on(model, "confirm").found.why).toBe("first-time");
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

  it("submits once, and shows the receipt", async () => {
    const { model, workbook, service } = await confirmed();
    await model.submit("North", "2025-09");
    expect(on(model, "check").receipt?.runId).toBe(newId());
    expect(service.received).toEqual([`north ${newId()}`]);
    expect(workbook.remembered["outbox"]).toBeUndefined();
  });

  it("keeps a run that cannot be sent in the workbook, and sends it under the same number next time", async () => {
    const { model, workbook, service } = await confirmed();
    service.isOffline = true;
    await model.submit("North", "2025-09");
    expect(on(model, "check").notice?.sentence).toContain("waits in this workbook");
    expect(workbook.remembered["outbox"]).toHaveLength(1);
    service.isOffline = false;
    const again = open(workbook, service);
    await again.model.start();
    expect(service.received).toEqual([`north ${newId()}`, `north ${newId()}`]);
    expect(workbook.remembered["outbox"]).toBeUndefined();
    expect(on(again.model, "check").receipt?.runId).toBe(newId());
    expect(on(again.model, "check").notice?.sentence).toContain(`is submitted: run ${newId()}`);
  });

  it("never sends a name of a child or the text of an entry", async () => {
    const { model, workbook, service } = await confirmed();
    service.isOffline = true;
    await model.submit("North", "2025-09");
    const sent = JSON.stringify(workbook.remembered["outbox"]);
    for (const kept of ["Robin", "Larkin", "Thistle", "see notes"]) expect(sent).not.toContain(kept);
    expect(sent).toContain("1234501");
  });

  it("turns a fault into a sentence and keeps what was there", async () => {
    const { model, workbook } = await confirmed();
    workbook.survey = () => Promise.reject(new TypeError("boom"));
    const silenced = console.error;
    console.error = () => undefined;
    await model.checkNow();
    console.error = silenced;
    const { notice, busy, checked } = on(model, "check");
    expect(notice?.sentence).not.toContain("boom");
    expect(busy).toBeUndefined();
    expect(checked).toBeDefined();
  });

  it("goes to the cell that settles a finding", async () => {
    const { model, workbook } = await confirmed();
    await model.goTo("Caseload", { row: 2, column: 5 });
    expect(workbook.visited).toEqual(["Caseload 2 5"]);
  });
});
