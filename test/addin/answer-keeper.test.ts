import { describe, expect, it } from "vitest";
import { AnswerKeeper, caseKey, type AnsweredCase } from "../../addin/sample/answer-keeper.ts";
import { paneModel } from "../../addin/taskpane/pane-model.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import type { Answer } from "../../shared/contract/client.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { me, noAudits, offline, refuse, Service, settled, Timer } from "./opened-pane.ts";
import { asAt, newId } from "./support.ts";

const by = { personId: "person-1", name: "Ada Marsh" };
const place = { council: "haringey", team: "north", runId: "run-1" };
const caseOf = (rowId: string): AnsweredCase => ({ place, seed: 7, tableId: "t1", rowId, name: `case ${rowId}` });

/** A service that keeps what it is sent, answers when the test lets it, and can be out of reach. */
class Keeping {
  isOffline = false;
  readonly sent: Readonly<Record<string, string>>[] = [];
  #seconds = 0;
  #cases: Sample["cases"] = ["r2", "r3"].map((rowId) => ({ tableId: "t1", rowId }));
  readonly held: (() => void)[] = [];
  holds = false;

  answerSample = async (
    _: unknown,
    { rowId }: { readonly rowId: string },
    { answers }: { readonly answers: Record<string, string> },
  ): Promise<Answer<Sample>> => {
    if (this.holds) await new Promise<void>((resolve) => this.held.push(resolve));
    this.sent.push(answers);
    if (this.isOffline) return await refuse(offline);
    const at = `2025-09-15T11:00:0${this.#seconds++}.000Z`;
    this.#cases = this.#cases.map((each) => (each.rowId === rowId ? { ...each, answered: { by, at, answers } } : each));
    return { ok: true, value: { seed: 7, size: 2, by, at, questions: [], cases: this.#cases } };
  };
}

function open() {
  const service = new Keeping();
  const keeper = new AnswerKeeper(service);
  const answered = () =>
    keeper
      .state()
      .samples.get("run-1 7")
      ?.cases.map((each) => each.answered?.answers);
  return { service, keeper, answered };
}

describe("answers of a sample", () => {
  it("are let go of once the service has them", async () => {
    const { keeper, answered } = open();
    await keeper.keep(caseOf("r2"), { clear: "yes" });
    expect(keeper.state().unkept.size).toBe(0);
    expect(answered()).toEqual([{ clear: "yes" }, undefined]);
  });

  it("that cannot be kept stay, with the reason, until they are sent again", async () => {
    const { service, keeper, answered } = open();
    service.isOffline = true;
    await keeper.keep(caseOf("r2"), { clear: "yes" });
    await keeper.keep(caseOf("r3"), { clear: "no" });
    const unkept = keeper.state().unkept.get(caseKey(caseOf("r2")));
    expect(unkept).toMatchObject({ answers: { clear: "yes" }, sending: 0, failure: offline });
    service.isOffline = false;
    await keeper.tryAgain();
    expect(keeper.state().unkept.size).toBe(0);
    expect(answered()).toEqual([{ clear: "yes" }, { clear: "no" }]);
  });

  it("of one case go one after the other, so that what was chosen last is what is kept", async () => {
    const { service, keeper, answered } = open();
    service.holds = true;
    const saving = [keeper.keep(caseOf("r2"), { clear: "no" }), keeper.keep(caseOf("r2"), { clear: "yes" })];
    await settled();
    expect(keeper.state().unkept.get(caseKey(caseOf("r2")))).toMatchObject({ answers: { clear: "yes" }, sending: 2 });
    expect(service.held).toHaveLength(1);
    service.holds = false;
    service.held[0]?.();
    await Promise.all(saving);
    expect(service.sent).toEqual([{ clear: "no" }, { clear: "yes" }]);
    expect(answered()?.[0]).toEqual({ clear: "yes" });
  });

  it("are not sent any more once they are let go of", async () => {
    const { service, keeper } = open();
    service.holds = true;
    const saving = [keeper.keep(caseOf("r2"), { clear: "no" }), keeper.keep(caseOf("r2"), { clear: "yes" })];
    await settled();
    keeper.letGo();
    service.held[0]?.();
    await Promise.all(saving);
    await keeper.tryAgain();
    expect(service.sent).toEqual([{ clear: "no" }]);
    expect(keeper.state().unkept.size).toBe(0);
  });

  it("of one person are never sent as another's, and are still there when the same person signs in again", async () => {
    const service = new Service();
    const keeping = new Keeping();
    keeping.isOffline = true;
    const { after, now } = new Timer();
    const signIn = (): Promise<boolean> => Promise.resolve(true);
    const parts = {
      lastReference: () => undefined,
      openRollUp: () => undefined,
      today: () => asAt,
      newId,
      now,
      after,
      signIn,
    };
    const audits = { ...noAudits, answerSample: keeping.answerSample };
    const model = paneModel({ workbook: new MemoryWorkbook(smallTracker()), client: service, audits, ...parts });
    await model.start();
    await model.answers.keep(caseOf("r2"), { clear: "yes" });
    service.person = undefined;
    await model.start();
    service.person = me;
    await model.signIn();
    expect(model.answers.state().unkept.size).toBe(1);
    service.person = { ...me, personId: "person-2" };
    await model.signIn();
    expect(model.answers.state().unkept.size).toBe(0);
  });
});
