import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { CellIsOpen } from "../workbook.ts";
import type { Busy, CheckScreen, PaneState } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";

/** What is shown, who is here, and one thing at a time: what all that the pane does stands on. */
export class PaneCore {
  readonly shell: PaneShell;
  #me: Me | undefined;
  /** The day by this computer's clock when the service last said who is here and which day it is. */
  #toldOn: PlainDate | undefined;
  #state: PaneState = { screen: "loading" };
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
    for (const listener of this.#listeners) listener();
  };

  /** Shows something else beside what stands there, if a tracker is looked at. */
  readonly change = (changed: Partial<CheckScreen>): void => {
    if (this.#state.screen === "check") this.show({ ...this.#state, ...changed });
  };

  /** One thing at a time, and what it answers is shown beside what stood there. */
  readonly act = async (
    busy: Busy,
    action: (screen: CheckScreen, shell: PaneShell) => Promise<Partial<CheckScreen>>,
  ): Promise<void> => {
    await this.whileBusy(busy, async (screen) => {
      // Meanwhile somebody may have turned to another page, or edited the tracker.
      const changed = await action(screen, this.shell);
      this.change({ busy: undefined, ...changed });
    });
  };

  /** The same, where what is done may lead to another screen. */
  readonly whileBusy = async (busy: Busy, action: (screen: CheckScreen) => Promise<void>): Promise<void> => {
    const screen = this.#state;
    if (screen.screen !== "check" || screen.busy !== undefined) return;
    this.show({ ...screen, busy, notice: undefined });
    await this.guarded(() => action({ ...screen, busy: undefined, notice: undefined }));
    const after = this.#state;
    if (after.screen === "check" && after.busy === busy) this.show({ ...after, busy: undefined });
  };

  /** A fault of ours or of Excel's is shown as a sentence, and what was there stays. */
  readonly guarded = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      const isTyping = error instanceof CellIsOpen;
      if (!isTyping) console.error(error);
      const sentence = isTyping
        ? error.message
        : "Something went wrong in this pane: close it, open it again, and try once more.";
      const state = this.#state;
      if (state.screen === "check" || state.screen === "confirm") {
        this.show({ ...state, busy: undefined, notice: { tone: "error", sentence } });
      } else this.show({ screen: "error", failure: { kind: "fault", sentence } });
    }
  };

  /** Asked before a check: a pane may stand open for days, and the day and the teams are the service's. */
  readonly askWhoIsHere = async (): Promise<void> => {
    const answer = await this.shell.client.me();
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
    const told = this.me?.councils.find((each) => each.council === council)?.today;
    return told === undefined || (this.hasDayTurned && told < here) ? here : told;
  };
}
