import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Choices } from "../../shared/contract/results.ts";
import type { CheckAnswer, Checked } from "../commands/check.ts";
import { councilHeld } from "../commands/council-held.ts";
import type { FoundTracker } from "../commands/find-tracker.ts";
import type { SentTables } from "../commands/what-is-sent.ts";
import { unhurried } from "../commands/unhurried.ts";
import { nextTurn } from "../next-turn.ts";
import type { SheetEdit } from "../workbook.ts";
import { LiveCheck } from "./live-check.ts";
import type { PaneCore } from "./pane-core.ts";
import { noticeOf, type CheckScreen, type Notice } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";
import { outboxOf } from "./submissions.ts";

// The commands know the tracker's whole vocabulary: they are fetched while the first picture of the pane is drawn.
const checking = () => import("../commands/check.ts");
const checkingHere = () => import("../commands/check-here.ts");
const checkingAgain = () => import("./checking-again.ts");
const readingToSend = () => import("../commands/read-to-be-sent.ts");
const marking = () => import("../commands/mark.ts");
const lookingAtMarks = () => import("../commands/marks-amiss.ts");
const showing = () => import("./shown-of-check.ts");

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
  /** By this computer's clock, when the pane was opened or last saw a day begin. */
  #day: PlainDate;
  #isResting = false;
  #callOffWatch: (() => Promise<void>) | undefined;

  constructor(pane: PaneCore, showUnconfirmed: (found: Unconfirmed) => void) {
    this.#pane = pane;
    this.#showUnconfirmed = showUnconfirmed;
    this.#day = pane.shell.today();
    this.#live = new LiveCheck({ after: pane.shell.after, again: () => this.#checkAgainOrTell() });
  }

  readonly checkNow = async (): Promise<void> => {
    const isBehind = this.#live.isBehind;
    const checkIt = async (screen: CheckScreen, shell: PaneShell): Promise<CheckAnswer> => {
      // Edits are heard from before it is read: none falls between the two.
      const watched = this.#watch();
      // It names the sheets and tells nothing of anybody: who is here may be asked meanwhile.
      const surveyed = shell.workbook.survey();
      const who = this.#pane.askWhoIsHere(shell);
      const [{ check }, survey] = await Promise.all([checking(), surveyed, who, watched]);
      this.#live.rest();
      const { me, asAt } = this.#pane;
      const { council } = screen.tracker;
      return await check({
        ...{ workbook: shell.workbook, survey, client: shell.client, personId: me?.personId },
        ...{
          asAt: asAt(council),
          choices: this.#choices,
          referencePattern: councilHeld(me, council)?.referencePattern,
        },
      });
    };
    const before = this.#list;
    await this.#pane.whileBusy("checking", checkIt, (answer) => this.#showCheck(answer));
    // What was edited before is not read yet, and a list that is behind is never submitted.
    if (isBehind && this.#list === before) this.#live.edited();
  };

  get #list(): Checked | undefined {
    const state = this.#pane.state();
    return state.screen === "check" ? state.checked : undefined;
  }

  readonly fetchAhead = (): void => {
    for (const fetched of [checking(), checkingAgain(), marking(), showing()]) fetched.catch(() => undefined);
  };

  /** What Check now would send at this moment, read for whoever asks; nothing is sent, and nothing is known of what fails. */
  readonly sentNow = async (): Promise<readonly SentTables[]> => {
    let sent: readonly SentTables[] = [];
    await this.#pane.act("looking", async ({ tracker }, shell) => {
      const [{ readToBeSent }] = await Promise.all([readingToSend(), this.#pane.askWhoIsHere(shell)]);
      sent = await readToBeSent(shell.workbook, this.#pane.asAt(tracker.council), this.#pane.me);
      return {};
    });
    return sent;
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

  /** A list that stands open over a midnight is checked again as after an edit: it would speak of yesterday. */
  readonly lookAtDay = (): void => {
    const today = this.#pane.shell.today();
    if (today === this.#day || this.#isResting) return;
    this.#day = today;
    if (this.#list !== undefined) this.#live.edited();
  };

  /** What Excel made of the statuses, where nothing else has happened since they were written. */
  readonly lookAtMarks = async (): Promise<void> => {
    const checked = this.#list;
    const isLast = (): boolean => {
      const state = this.#pane.state();
      const isQuiet = state.screen === "check" && state.busy === undefined && state.notice === undefined;
      return isQuiet && state.checked === checked && state.live === undefined && !this.#live.isBehind;
    };
    if (checked === undefined || !isLast()) return;
    try {
      const { marksAmiss } = await lookingAtMarks();
      const sentence = await marksAmiss(this.#pane.shell.workbook, checked);
      if (sentence !== undefined && isLast()) this.#pane.change({ notice: { tone: "error", sentence } });
    } catch {
      // A cell is open, or a sheet has been renamed: nothing is known of the marks.
    }
  };

  /** The manager has said something by which the same cells are read otherwise. */
  readonly readAgain = (): void => {
    this.#live.edited();
  };

  /** Nobody looks at the pane: edits are heard no more. */
  readonly rest = async (): Promise<void> => {
    this.#isResting = true;
    this.#live.rest();
    const callOff = this.#callOffWatch;
    this.#callOffWatch = undefined;
    // Where Excel cannot be asked any more, there is nothing left that would tell.
    await callOff?.().catch(() => undefined);
  };

  /** The pane is looked at again: what was edited meanwhile is found by reading. */
  readonly wake = async (): Promise<void> => {
    this.#isResting = false;
    this.#day = this.#pane.shell.today();
    const state = this.#pane.state();
    if (state.screen !== "check" || state.checked === undefined) return;
    await this.#watch();
    this.#live.edited();
  };

  /** A submission says what was read, and never what somebody has changed since. */
  readonly whyNotToSubmit = async (screen: CheckScreen, shell: PaneShell): Promise<Partial<CheckScreen> | undefined> =>
    (await checkingAgain()).whyNotToSubmit(screen, shell, this.#live.isBehind);

  async #showCheck(answer: CheckAnswer): Promise<void> {
    switch (answer.kind) {
      case "checked": {
        if (answer.by.service) {
          this.#choices = answer.outcome.choices;
          // Fetched while there is a connection: without one it could not be, and the check here is for that day.
          checkingHere().catch(() => undefined);
        }
        const outbox = await outboxOf(answer.found);
        await readyToShow(answer);
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
    this.#pane.show({ ...state, live: { state: "edited", at: state.live?.at, newDay: state.live?.newDay } });
  }

  /** Asked of the service once the day has turned, and again in a while where its own turns a little later. */
  async #dayNow(council: string): Promise<PlainDate> {
    const { shell, asAt } = this.#pane;
    const isBehind = (): boolean => plusDays(asAt(council), 1) === shell.today();
    if (this.#pane.hasDayTurned || isBehind()) await this.#pane.askWhoIsHere();
    if (isBehind()) this.#day = asAt(council);
    return asAt(council);
  }

  /** A fault is told of, and the next edit is read all the same. */
  async #checkAgainOrTell(): Promise<"done" | "later"> {
    let came: "done" | "later" = "done";
    await this.#pane.guarded(async () => {
      came = await this.#checkAgain();
    });
    return came;
  }

  /** Not while something else is done: that was begun with the list as it is. */
  async #checkAgain(): Promise<"done" | "later"> {
    const screen = this.#pane.state();
    if (screen.screen !== "check" || screen.checked === undefined) return "done";
    if (screen.busy !== undefined) return "later";
    const { checkedAgain } = await checkingAgain();
    const changed = await checkedAgain(screen, this.#pane.shell, await this.#dayNow(screen.tracker.council));
    if (changed?.checked !== undefined) await readyToShow(changed.checked);
    const now = this.#pane.state();
    if (changed === undefined || (now.screen === "check" && now.busy !== undefined)) return "later";
    if (now.screen === "check" && now.checked === screen.checked) this.#pane.show({ ...now, ...changed });
    return "done";
  }
}

async function readyToShow(checked: Checked): Promise<void> {
  const { shownInSteps } = await showing();
  await unhurried(shownInSteps(checked));
  // Drawn in a turn of its own.
  await nextTurn();
}
