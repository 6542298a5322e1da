import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { Cancelled } from "../cancelled.ts";
import { councilHeld } from "../commands/council-held.ts";
import { CellIsOpen } from "../workbook.ts";
import { faultOf, type Fault } from "./fault.ts";
import type { Busy, CheckScreen, Notice, PaneState } from "./pane-state.ts";
import { type PaneShell, SignInOutOfReach } from "./shell.ts";
import { Work, type Doing } from "./work.ts";

const faultSentence =
  "Something went wrong in this pane: try again. If it happens twice, copy the details for whoever helps you with it.";

/** What is shown, who is here, and one thing at a time: what all that the pane does stands on. */
export class PaneCore {
  readonly shell: PaneShell;
  #me: Me | undefined;
  /** The day by this computer's clock when the service last said who is here and which day it is. */
  #toldOn: PlainDate | undefined;
  #state: PaneState = { screen: "loading" };
  #work: Work | undefined;
  /** What ended in a fault, from its beginning. */
  #again: (() => Promise<void>) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(shell: PaneShell) {
    this.shell = shell;
  }

  /** Undefined until the service has said. */
  get me(): Me | undefined {
    return this.#me;
  }

  set me(me: Me | undefined) {
    this.#me = me;
    this.#toldOn = this.shell.today();
  }

  /** The pane has stood open over a midnight since the service last said which day it is. */
  get hasDayTurned(): boolean {
    return this.#toldOn !== this.shell.today();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): PaneState => this.#state;

  readonly show = (state: PaneState): void => {
    this.#state = state;
    this.#tell();
  };

  /** Shows something else beside what stands there, if a tracker is looked at. */
  readonly change = (changed: Partial<CheckScreen>): void => {
    if (this.#state.screen === "check") this.show({ ...this.#state, ...changed });
  };

  /** What is being waited for; undefined while nothing is. */
  readonly doing = (): Doing | undefined => this.#work?.doing;

  /** What is being done can be cancelled still. */
  readonly canCancel = (): boolean => this.#work?.canCancel === true;

  readonly cancel = (): void => this.#work?.cancel();

  /** One thing at a time, and what it answers is shown beside what stood there. */
  readonly act = async (
    busy: Busy,
    action: (screen: CheckScreen, shell: PaneShell) => Promise<Partial<CheckScreen>>,
  ): Promise<void> => {
    await this.whileBusy(busy, action, (changed) => {
      // Meanwhile somebody may have turned to another page, or edited the tracker.
      this.change({ busy: undefined, ...changed });
    });
  };

  /** The same, where what is done may lead to another screen: nothing is shown of what was cancelled. */
  readonly whileBusy = async <Answer>(
    busy: Busy,
    action: (screen: CheckScreen, shell: PaneShell) => Promise<Answer>,
    shows: (answer: Answer) => Promise<void> | void,
  ): Promise<void> => {
    const screen = this.#state;
    if (screen.screen !== "check" || screen.busy !== undefined) return;
    this.show({ ...screen, busy, notice: undefined });
    const calm = { ...screen, busy: undefined, notice: undefined };
    await this.guarded(
      () => this.#seeThrough((shell) => action(calm, shell), shows),
      () => this.whileBusy(busy, action, shows),
    );
    const after = this.#state;
    if (after.screen === "check" && after.busy === busy) this.show({ ...after, busy: undefined });
  };

  /** Something that the whole pane waits for. */
  readonly looking = async <Answer>(
    action: (shell: PaneShell) => Promise<Answer>,
    shows: (answer: Answer) => Promise<void> | void,
    before?: Notice,
  ): Promise<void> => {
    this.show({ screen: "loading", notice: before });
    await this.guarded(
      () => this.#seeThrough(action, shows),
      () => this.looking(action, shows, before),
    );
  };

  async #seeThrough<Answer>(
    action: (shell: PaneShell) => Promise<Answer>,
    shows: (answer: Answer) => Promise<void> | void,
  ): Promise<void> {
    const work = new Work(this.#tell);
    this.#work = work;
    try {
      const answer = await action(work.within(this.shell));
      work.settle();
      await shows(answer);
    } finally {
      if (this.#work === work) this.#work = undefined;
    }
  }

  /** A fault of ours or of Excel's is shown as a sentence, and what was there stays. */
  readonly guarded = async (action: () => Promise<void>, again?: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      if (error instanceof Cancelled) this.#showCancelled(error.message);
      else if (error instanceof CellIsOpen || error instanceof SignInOutOfReach) this.#showFailure(error.message);
      else {
        console.error(error);
        this.#again = again ?? (() => this.guarded(action));
        this.#showFailure(faultSentence, this.faultFrom(error));
      }
    }
  };

  /** Something failed that nobody waited for: there is nothing to begin once more. */
  readonly tellOfFault = (error: Error): Promise<void> =>
    this.guarded(
      () => Promise.reject(error),
      () => Promise.resolve(),
    );

  /** What ended in a fault is begun once more. */
  readonly tryAgain = async (): Promise<void> => {
    const again = this.#again ?? (() => Promise.resolve());
    this.#again = undefined;
    this.#dismiss();
    await again();
  };

  /** What can be told of something that nobody expected. */
  readonly faultFrom = (error: unknown): Fault => {
    const { newId, now, lastReference } = this.shell;
    const state = this.#state;
    const busy = "busy" in state ? state.busy : undefined;
    return faultOf(error, {
      ...{ reference: newId(), at: now(), screen: state.screen, busy: busy ?? "nothing", service: lastReference() },
    });
  };

  #showFailure(sentence: string, fault?: Fault): void {
    const state = this.#state;
    const reference = fault && { reference: fault.reference };
    if (state.screen === "check" || state.screen === "confirm") {
      const notice = { tone: "error" as const, sentence, ...reference, ...(fault && { details: fault.details }) };
      this.show({ ...state, busy: undefined, notice });
    } else {
      const failure = { kind: "fault" as const, sentence, ...reference };
      this.show({ screen: "error", failure, ...(fault && { details: fault.details }) });
    }
  }

  #showCancelled(sentence: string): void {
    const notice: Notice = { tone: "info", sentence };
    const state = this.#state;
    if (state.screen === "loading") this.show({ screen: "stopped", notice: state.notice ?? notice });
    else this.change({ busy: undefined, notice });
  }

  #dismiss(): void {
    const state = this.#state;
    if (state.screen === "check" || state.screen === "confirm") this.show({ ...state, notice: undefined });
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  /** Asked before a check: a pane may stand open for days, and the day and the teams are the service's. */
  readonly askWhoIsHere = async ({ client }: Pick<PaneShell, "client"> = this.shell): Promise<void> => {
    const answer = await client.me();
    // Anybody else begins anew, by signing in.
    if (!answer.ok || (this.me !== undefined && this.me.personId !== answer.value.personId)) return;
    const saysTheSame = JSON.stringify(answer.value) === JSON.stringify(this.me);
    // Told again on this day, whatever it says.
    this.me = answer.value;
    // Nothing is drawn anew for an answer that says the same.
    if (!saysTheSame) this.change({ me: answer.value });
  };

  /** The council's own day; by this computer's clock only when the service cannot say, or last said it on an earlier day. */
  readonly asAt = (council: string): PlainDate => {
    const here = this.shell.today();
    const told = councilHeld(this.me, council)?.today;
    return told === undefined || (this.hasDayTurned && told < here) ? here : told;
  };
}
