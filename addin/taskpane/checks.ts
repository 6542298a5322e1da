import type { Choices } from "../../shared/contract/results.ts";
import type { CheckAnswer } from "../commands/check.ts";
import type { FoundTracker } from "../commands/find-tracker.ts";
import { referencePatternOf } from "../commands/reference-pattern-of.ts";
import type { SheetEdit } from "../workbook.ts";
import { LiveCheck } from "./live-check.ts";
import type { PaneCore } from "./pane-core.ts";
import { noticeOf, type CheckScreen, type Notice } from "./pane-state.ts";
import { outboxOf } from "./submissions.ts";

// The commands know the tracker's whole vocabulary: they are fetched while the first picture of the pane is drawn.
const checking = () => import("../commands/check.ts");
const checkingHere = () => import("../commands/check-here.ts");
const checkingAgain = () => import("./checking-again.ts");
const marking = () => import("../commands/mark.ts");

/** What was said of an earlier check is over with the next one. */
const sinceCheck = { corrections: undefined, cannotWait: undefined, live: undefined, notice: undefined };

/** A tracker that is not set up as it now stands. */
type Unconfirmed = Exclude<FoundTracker, { kind: "confirmed" }>;

/** Check now, and the checks on this computer that follow each edit. */
export class Checks {
  readonly #pane: PaneCore;
  readonly #showUnconfirmed: (found: Unconfirmed) => void;
  readonly #live: LiveCheck;
  #choices: Choices = {};
  #callOffWatch: (() => Promise<void>) | undefined;

  constructor(pane: PaneCore, showUnconfirmed: (found: Unconfirmed) => void) {
    this.#pane = pane;
    this.#showUnconfirmed = showUnconfirmed;
    this.#live = new LiveCheck({ after: pane.shell.after, again: () => this.#checkAgain() });
  }

  readonly checkNow = async (): Promise<void> => {
    await this.#pane.whileBusy("checking", async (screen) => {
      // Edits are heard from before it is read: none falls between the two.
      const [{ check }] = await Promise.all([checking(), this.#pane.askWhoIsHere(), this.#watch()]);
      this.#live.rest();
      const { shell, me, asAt } = this.#pane;
      const { council } = screen.tracker;
      const answer = await check({
        ...{ workbook: shell.workbook, client: shell.client, personId: me?.personId },
        ...{ asAt: asAt(council), choices: this.#choices, referencePattern: referencePatternOf(me, council) },
      });
      await this.#showCheck(answer);
    });
  };

  readonly clear = async (): Promise<void> => {
    await this.#pane.act("clearing", async (_, { workbook }) => {
      const { clearMarks } = await marking();
      const change = await clearMarks(workbook);
      const notice: Notice = change.done
        ? { tone: "success", sentence: `Every mark is taken away. ${change.left ?? "The list stays here."}` }
        : { tone: "error", sentence: change.because };
      return { notice };
    });
  };

  /** Nobody looks at the pane: edits are heard no more. */
  readonly rest = async (): Promise<void> => {
    this.#live.rest();
    const callOff = this.#callOffWatch;
    this.#callOffWatch = undefined;
    // Where Excel cannot be asked any more, there is nothing left that would tell.
    await callOff?.().catch(() => undefined);
  };

  /** The pane is looked at again: what was edited meanwhile is found by reading. */
  readonly wake = async (): Promise<void> => {
    const state = this.#pane.state();
    if (state.screen !== "check" || state.checked === undefined) return;
    await this.#watch();
    this.#live.edited();
  };

  /** A submission says what was read, and never what somebody has changed since. */
  readonly whyNotToSubmit = async (screen: CheckScreen): Promise<Notice | undefined> =>
    (await checkingAgain()).whyNotToSubmit(screen, this.#live.isBehind);

  async #showCheck(answer: CheckAnswer): Promise<void> {
    switch (answer.kind) {
      case "checked": {
        if (answer.by.service) {
          this.#choices = answer.outcome.choices;
          // Fetched while there is a connection: without one it could not be, and the check here is for that day.
          checkingHere().catch(() => undefined);
        }
        const outbox = await outboxOf(answer.found);
        this.#pane.change({ busy: undefined, tracker: answer.found.tracker, checked: answer, outbox, ...sinceCheck });
        return;
      }
      case "failed": {
        const notice = noticeOf(answer.failure);
        if (answer.failure.kind === "signed-out") this.#pane.show({ screen: "signed-out", notice });
        else this.#pane.change({ busy: undefined, notice });
        return;
      }
      case "to-confirm":
      case "none":
        this.#showUnconfirmed(answer);
    }
  }

  /** Where Excel tells of no edits, the list stays as it was until Check now. */
  async #watch(): Promise<void> {
    try {
      this.#callOffWatch ??= await this.#pane.shell.workbook.watch((edit) => void this.#heard(edit));
    } catch (error) {
      console.error(error);
    }
  }

  async #heard(edit: SheetEdit): Promise<void> {
    const { mayHaveChanged } = await checkingAgain();
    const state = this.#pane.state();
    if (state.screen !== "check" || !mayHaveChanged(state, edit)) return;
    this.#live.edited();
    this.#pane.show({ ...state, live: { state: "edited", at: state.live?.at } });
  }

  /** Not while something else is done: that was begun with the list as it is. */
  async #checkAgain(): Promise<"done" | "later"> {
    const screen = this.#pane.state();
    if (screen.screen !== "check" || screen.checked === undefined) return "done";
    if (screen.busy !== undefined) return "later";
    const { checkedAgain } = await checkingAgain();
    if (this.#pane.hasDayTurned) await this.#pane.askWhoIsHere();
    const changed = await checkedAgain(screen, this.#pane.shell, this.#pane.asAt(screen.tracker.council));
    const now = this.#pane.state();
    if (changed === undefined || (now.screen === "check" && now.busy !== undefined)) return "later";
    if (now.screen === "check" && now.checked === screen.checked) this.#pane.show({ ...now, ...changed });
    return "done";
  }
}
