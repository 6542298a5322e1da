import { describe, expect, it } from "vitest";
import "../../addin/commands/check-here.ts";
import "../../addin/taskpane/checking-again.ts";
import { insertSheets } from "../../addin/commands/insert-sheet.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import { createClient, type Fetch } from "../../shared/contract/client.ts";
import { on, open, Service, settled } from "./opened-pane.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { asAt, countRoundTrips, openTracker } from "./support.ts";

const cancelled = { tone: "info", sentence: "Cancelled: nothing was changed." };

/** Lets so many questions through and keeps the next one waiting, until it is let go. */
class Gate {
  #left = Infinity;
  #release: () => void = () => undefined;
  isHolding = false;

  holdAfter(questions: number): void {
    this.#left = questions;
  }

  readonly pass = async (): Promise<void> => {
    this.#left--;
    if (this.#left >= 0 || this.isHolding) return;
    this.isHolding = true;
    await new Promise<void>((resolve) => {
      this.#release = resolve;
    });
  };

  open(): void {
    this.#left = Infinity;
    this.#release();
  }

  /** Until something is kept waiting here, or the work has come to its end: whether it is kept waiting. */
  async holds(work: Promise<void>): Promise<boolean> {
    const done = work.then(() => "done");
    const turn = (): Promise<string> => new Promise((resolve) => setImmediate(resolve, "turn"));
    while (!this.isHolding && (await Promise.race([done, turn()])) === "turn");
    return this.isHolding;
  }
}

/** A tracker that was checked once, where whatever is asked of Excel and of the service goes through the gate. */
async function gated() {
  const gate = new Gate();
  const workbook = new MemoryWorkbook(smallTracker());
  const service = new Service();
  const through = <Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) => {
    return async (...given: Given): Promise<Answer> => {
      await gate.pass();
      return await ask(...given);
    };
  };
  for (const name of ["survey", "read", "mark", "clear", "remember", "insertSheet"] as const) {
    Object.assign(workbook, { [name]: through((workbook[name] as () => Promise<unknown>).bind(workbook)) });
  }
  for (const name of ["me", "check", "submit", "audits"] as const) {
    Object.assign(service, { [name]: through(service[name] as () => Promise<unknown>) });
  }
  const opened = open(workbook, service);
  await opened.model.start();
  const answers = { council: "haringey", team: "north", supervision: { checks: true, marks: false } };
  await opened.model.confirm(on(opened.model, "confirm").found.layouts, answers);
  return { ...opened, gate };
}

/** Whatever a person would miss, or would not want to find. */
function standing({ workbook, service }: Awaited<ReturnType<typeof gated>>): string {
  const { remembered, marked, inserted } = workbook;
  return JSON.stringify([remembered, marked, inserted, service.received]);
}

const page = { title: "Agenda", facts: [], sections: [], marking: "PROTECT", drawn: "" };
const works: Readonly<Record<string, (model: PaneModel) => Promise<void>>> = {
  "Check now": (model) => model.checkNow(),
  "Clear marks": (model) => model.clear(),
  "looking at the columns again": (model) => model.lookAgain(),
  "inserting an agenda": (model) =>
    model.act("inserting", async (_, { workbook }) => {
      await insertSheets(workbook, [{ name: "Agenda", page }]);
      return {};
    }),
  submitting: (model) => model.submit("north", "2025-09"),
};

describe.each(Object.entries(works))("%s", (name, begin) => {
  it("can be cancelled wherever it waits until it writes or sends, and then leaves everything as it was", async () => {
    let [couldBe, couldNot] = [0, 0];
    for (let questions = 0; ; questions++) {
      const opened = await gated();
      const { model, gate } = opened;
      const [before, list] = [standing(opened), on(model, "check").checked];
      gate.holdAfter(questions);
      const work = begin(model);
      if (!(await gate.holds(work))) break;
      if (!model.canCancel()) {
        couldNot++;
        model.cancel();
        gate.open();
        await work;
        expect(on(model, "check").notice).not.toEqual(cancelled);
        continue;
      }
      couldBe++;
      model.cancel();
      await work;
      const { notice, busy, checked } = on(model, "check");
      expect({ notice, busy }).toEqual({ notice: cancelled, busy: undefined });
      expect(checked).toBe(list);
      // The answer comes all the same, and nobody takes it.
      gate.open();
      await settled();
      expect(standing(opened)).toBe(before);
      expect(on(model, "check").checked).toBe(list);
    }
    expect(couldBe).toBeGreaterThan(0);
    expect(couldNot > 0).toBe(name !== "looking at the columns again");
  });
});

describe("opening a workbook", () => {
  it("can be cancelled, and is begun again from there", async () => {
    const { workbook, gate, service, model: first } = await gated();
    await first.rest();
    for (const questions of [0, 1, 2]) {
      const { model } = open(workbook, service);
      gate.isHolding = false;
      gate.holdAfter(questions);
      const opening = model.start();
      expect((await gate.holds(opening)) && model.canCancel()).toBe(true);
      model.cancel();
      await opening;
      expect(on(model, "stopped").notice).toEqual(cancelled);
      gate.open();
      await settled();
      on(model, "stopped");
      await model.start();
      on(model, "check");
    }
  });
});

describe("forgetting the workbook", () => {
  it("can be cancelled until something is taken away; what is then read of it, too", async () => {
    const { model, workbook, gate } = await gated();
    const before = JSON.stringify(workbook.remembered);
    gate.holdAfter(0);
    const first = model.forget();
    expect((await gate.holds(first)) && model.canCancel()).toBe(true);
    model.cancel();
    await first;
    gate.open();
    await settled();
    expect(on(model, "check").notice).toEqual(cancelled);
    expect(JSON.stringify(workbook.remembered)).toBe(before);
    gate.isHolding = false;
    // Surveys, readings and writings of what is forgotten, then the survey of a workbook that is new.
    gate.holdAfter(6);
    const second = model.forget();
    expect((await gate.holds(second)) && model.canCancel()).toBe(true);
    model.cancel();
    await second;
    expect(workbook.remembered).toEqual({});
    expect(on(model, "stopped").notice.sentence).toMatch(/^This workbook is forgotten/);
  });
});

describe("what was cancelled", () => {
  it("is an answer of the service that is waited for no more, and no fault of the connection", async () => {
    const signals: AbortSignal[] = [];
    const fetch: Fetch = (_, { signal }) => {
      signals.push(signal as AbortSignal);
      return new Promise((__, reject) => {
        (signal as AbortSignal).addEventListener("abort", () => {
          reject(new DOMException("Aborted", "AbortError"));
        });
      });
    };
    const client = createClient({ base: "/api", fetch, token: () => Promise.resolve("token") });
    const ending = new AbortController();
    const asked = client.check("haringey", { asAt, tables: [] }, ending.signal);
    await settled();
    ending.abort(new RangeError("enough"));
    await expect(asked).rejects.toThrow("enough");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    const { model, service } = await gated();
    service.check = (...asked) => client.check(...asked);
    const checking = model.checkNow();
    while (signals.length < 2) await settled();
    model.cancel();
    await checking;
    expect(on(model, "check").notice).toEqual(cancelled);
    expect(signals.at(-1)?.aborted).toBe(true);
  });

  it("is read no further where a large sheet comes in chunks", async () => {
    const excel = openTracker("F1-hgy-clean-table", { maxPayloadBytes: 12_000 });
    const uninstall = excel.installGlobals();
    try {
      const survey = await officeWorkbook.survey();
      const what = survey.sheets.map(({ name }) => ({ sheet: name }));
      const trips = countRoundTrips(excel);
      await officeWorkbook.read(survey, what);
      const whole = trips();
      const ending = new AbortController();
      const reading = officeWorkbook.read(survey, what, ending.signal);
      await Promise.resolve();
      ending.abort(new RangeError("enough"));
      await expect(reading).rejects.toThrow("enough");
      await settled();
      expect(trips() - whole).toBeLessThan(whole / 2);
    } finally {
      uninstall();
      excel.close();
    }
  });

  it("leaves a list that is behind to be read again, and not to be submitted", async () => {
    const { model, workbook, service, gate, timer } = await gated();
    workbook.type(2, 5, 45_900);
    await settled();
    gate.holdAfter(2);
    const checking = model.checkNow();
    expect(await gate.holds(checking)).toBe(true);
    model.cancel();
    await checking;
    gate.open();
    await model.submit("north", "2025-09");
    expect(service.received).toEqual([]);
    await timer.pass(1000);
    expect(on(model, "check").live?.state).toBe("checked-again");
  });
});
