import fc from "fast-check";
import { expect, it } from "vitest";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import { proofTimeout, runsOf } from "../support/random-dice.ts";
import { outboxIn } from "../../addin/commands/outbox.ts";
import type { WaitingRun } from "../../addin/commands/remembered.ts";
import { submission } from "../../shared/contract/routes.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { on, offline, open, refuse, Service } from "./opened-pane.ts";

/** A service that may be out of reach, or take a run and lose the answer on the way back. */
class Unsteady extends Service {
  loses = false;

  constructor() {
    super();
    const take = this.submit;
    this.submit = async (to, submission) => {
      const answer = await take(to, submission);
      return this.loses ? refuse(offline) : answer;
    };
  }
}

const month = "2025-09";
interface Tried {
  readonly workbook: MemoryWorkbook;
  readonly service: Unsteady;
  readonly panes: readonly PaneModel[];
  /** What was submitted last; undefined before, and when that was taken back. */
  last: string | undefined;
  /** Runs that somebody took back, or a newer one replaced. */
  readonly withdrawn: Set<string>;
}

/** What may happen, by either of the two panes. */
const steps: Readonly<Record<string, (tried: Tried, model: PaneModel) => Promise<void>>> = {
  edits({ workbook, service }) {
    // Two values only: what was true before is true again.
    workbook.type(1, 5, 45_850 + (service.checks % 2));
    return Promise.resolve();
  },
  checks: (_, model) => model.checkNow(),
  async submits(tried, model) {
    const before = waitingIn(tried.workbook);
    await model.submit("north", month);
    const left = waitingIn(tried.workbook).map(({ runId }) => runId);
    for (const { runId } of before) if (!left.includes(runId)) tried.withdrawn.add(runId);
    const { notice, checked } = on(model, "check");
    const isUnread = notice?.sentence.startsWith("The tracker was edited") === true;
    if (!isUnread) tried.last = JSON.stringify(checked?.understood.tables);
  },
  async tries(_, model) {
    const [waits] = on(model, "check").outbox?.waiting ?? [];
    if (waits !== undefined) await model.trySending(waits.runId);
  },
  async takesBack(tried, model) {
    const [waits] = on(model, "check").outbox?.waiting ?? [];
    if (waits === undefined) return;
    if (waitingIn(tried.workbook).some(({ runId }) => runId === waits.runId)) tried.last = undefined;
    await model.takeBack(waits.runId);
    tried.withdrawn.add(waits.runId);
  },
  serviceAnswers: ({ service }) => reach(service, { isOffline: false, loses: false }),
  serviceIsAway: ({ service }) => reach(service, { isOffline: true, loses: false }),
  answersAreLost: ({ service }) => reach(service, { isOffline: false, loses: true }),
};
const step = fc.record({ pane: fc.integer({ min: 0, max: 1 }), does: fc.constantFrom(...Object.keys(steps)) });

function reach(service: Unsteady, how: Pick<Unsteady, "isOffline" | "loses">): Promise<void> {
  Object.assign(service, how);
  return Promise.resolve();
}

function waitingIn({ remembered }: MemoryWorkbook): readonly WaitingRun[] {
  return outboxIn(remembered).waiting;
}

async function twoPanes(): Promise<Tried> {
  const workbook = new MemoryWorkbook(smallTracker());
  const service = new Unsteady();
  const first = open(workbook, service).model;
  await first.start();
  const supervision = { checks: false, marks: false };
  await first.confirm(on(first, "confirm").found.layouts, { council: "haringey", team: "north", supervision });
  const second = open(workbook, service).model;
  await second.start();
  await second.checkNow();
  return { workbook, service, panes: [first, second], last: undefined, withdrawn: new Set() };
}

it(
  "two panes on one workbook lose no run and send none as two, whatever the service does, and what was submitted last stands",
  { timeout: proofTimeout },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (actions) => {
        const tried = await twoPanes();
        const { workbook, service, withdrawn } = tried;
        for (const { pane, does } of actions) {
          const model = tried.panes[pane];
          if (model !== undefined) await steps[does]?.(tried, model);
        }
        await reach(service, { isOffline: false, loses: false });
        await open(workbook, service).model.start();

        const numbers = service.received.map((each) => each.replace("north ", ""));
        expect(numbers.filter((runId) => !service.kept.has(runId) && !withdrawn.has(runId))).toEqual([]);
        expect(waitingIn(workbook)).toEqual([]);
        const said = [...service.kept.keys()].map((runId) => saidBy(service, runId));
        expect(said.filter((each, index) => each === said[index - 1])).toEqual([]);
        if (tried.last !== undefined) expect(said.at(-1)).toBe(tried.last);
      }),
      { seed: 53, numRuns: runsOf(60, 20) },
    );
  },
);

function saidBy({ received, submitted }: Service, runId: string): string {
  const { tables } = submission.parse(submitted[received.indexOf(`north ${runId}`)]);
  return JSON.stringify(tables);
}
