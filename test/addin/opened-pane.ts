import { paneModel, type PaneModel } from "../../addin/taskpane/pane-model.ts";
import type { PaneState } from "../../addin/taskpane/pane-state.ts";
import { type PaneShell, SignInOutOfReach } from "../../addin/taskpane/shell.ts";
import type { Workbook } from "../../addin/workbook.ts";
import type { Answer, Client, Failure } from "../../shared/contract/client.ts";
import type { AuditRun, Me } from "../../shared/contract/routes.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { asAt, judgingClient, newId, person } from "./support.ts";

/** Time that passes only when the test says so; it begins at noon of the day. */
export class Timer {
  #passed = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly action: () => void }>();

  readonly now = (): string => new Date(Date.UTC(2025, 8, 15, 11) + this.#passed).toISOString();

  readonly after = (milliseconds: number, action: () => void): (() => void) => {
    const entry = { at: this.#passed + milliseconds, action };
    this.#waiting.add(entry);
    return () => this.#waiting.delete(entry);
  };

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Lets time pass, and what was begun come to its end. */
  async pass(milliseconds: number): Promise<void> {
    this.#passed += milliseconds;
    for (const entry of [...this.#waiting].filter(({ at }) => at <= this.#passed)) {
      this.#waiting.delete(entry);
      entry.action();
    }
    await settled();
  }
}

/** A few turns of the loop: whatever waits for the workbook in memory, or for a module that was there before, is through. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
}

export const me: Me = {
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
      marking: "OFFICIAL-SENSITIVE",
    },
  ],
};
export const offline: Failure = { kind: "offline", sentence: "The service cannot be reached: check the connection." };
export const refuse = <T>(failure: Failure): Promise<Answer<T>> => Promise.resolve({ ok: false, failure });
const give = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });

/** The service as the pane meets it: with the real rules, and no network. */
export class Service implements Client {
  isOffline = false;
  /** What it called its last answer. */
  reference: string | undefined;
  person: Me | undefined = me;
  checks = 0;
  /** What it has against a sign-in that it was given. */
  refusesSignIn: Failure = { kind: "signed-out", sentence: "Sign in." };
  isSignInOutOfReach = false;
  readonly received: string[] = [];
  readonly submitted: unknown[] = [];
  private held: Promise<undefined> = Promise.resolve(undefined);

  me = (): Promise<Answer<Me>> => {
    if (this.isOffline) return refuse(offline);
    return this.person === undefined ? refuse(this.refusesSignIn) : give(this.person);
  };
  check: Client["check"] = async (council, request) => {
    this.checks++;
    await this.held;
    return this.isOffline ? refuse(offline) : judgingClient.check(council, request);
  };
  /** Keeps the next answers back until what it gives is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.held = new Promise((resolve) => {
      release = () => {
        resolve(undefined);
      };
    });
    return release;
  }
  /** Why it takes no submission, though it can be reached. */
  takesNone: Failure | undefined;
  readonly kept = new Map<string, AuditRun>();
  submit: Client["submit"] = ({ runId, team }, submission) => {
    this.submitted.push(submission);
    this.received.push(`${team} ${runId}`);
    const failure = this.isOffline ? offline : this.takesNone;
    if (failure !== undefined) return refuse(failure);
    const { personId = person, name = "" } = this.person ?? {};
    const run = {
      ...{ runId, council: "haringey", team, trackerId: submission.trackerId, month: submission.month },
      ...{ asAt, receivedAt: "2025-09-15T10:00:00.000Z", submittedBy: { personId, name } },
    } as AuditRun;
    if (!this.kept.has(runId)) this.kept.set(runId, run);
    return give(this.kept.get(runId) ?? run);
  };
  rollUp: Client["rollUp"] = () => refuse(offline);
  /** Every run of the team, newest first. */
  audits: PaneShell["audits"]["audits"] = (_, { team }) => {
    const audits = [...this.kept.values()].filter((run) => run.team === team).toReversed();
    return this.isOffline ? refuse(offline) : give({ audits });
  };
}

/** What lies beside runs, where the service cannot be reached. */
export const noAudits: PaneShell["audits"] = {
  audits: () => refuse(offline),
  sample: () => refuse(offline),
  drawSample: () => refuse(offline),
  answerSample: () => refuse(offline),
};

/** A pane over a workbook in memory, on a clock that the test turns. */
export function open(workbook = new MemoryWorkbook(smallTracker()), service = new Service()) {
  return { ...openOver(workbook, service), workbook };
}

/** The same over any workbook. */
export function openOver(workbook: Workbook, service = new Service()) {
  const signIn = (): Promise<boolean> => {
    if (service.isSignInOutOfReach) return Promise.reject(new SignInOutOfReach());
    service.person ??= me;
    service.takesNone = undefined;
    return Promise.resolve(true);
  };
  const openRollUp = (): void => undefined;
  const timer = new Timer();
  const clock = { today: asAt };
  const { after, now } = timer;
  const shell = {
    workbook,
    client: service,
    audits: { ...noAudits, audits: service.audits },
    lastReference: () => service.reference,
    signIn,
    openRollUp,
    today: () => clock.today,
    newId,
    now,
    after,
  };
  return { model: paneModel(shell), service, timer, clock };
}

/** What the pane shows, which must be that screen. */
export function on<Screen extends PaneState["screen"]>(
  model: PaneModel,
  screen: Screen,
): Extract<PaneState, { screen: Screen }> {
  const state = model.state();
  if (state.screen !== screen) throw new Error(`The pane shows ${JSON.stringify(state)}`);
  return state as Extract<PaneState, { screen: Screen }>;
}

/** Confirmed and checked once. */
export async function confirmed() {
  const opened = open();
  await opened.model.start();
  const supervision = { checks: true, marks: false };
  const answers = { council: "haringey", team: "north", supervision };
  await opened.model.confirm(on(opened.model, "confirm").found.layouts, answers);
  return opened;
}
