import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { Choices } from "../../shared/contract/results.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { CheckAnswer } from "../commands/check.ts";
import type { SupervisionConsent } from "../commands/consent.ts";
import type { Correction } from "../commands/correct-entry.ts";
import type { Confirmed, FoundTracker } from "../commands/find-tracker.ts";
import type { Outbox } from "../commands/outbox.ts";
import { referencePatternOf } from "../commands/reference-pattern-of.ts";
import { LiveCheck } from "./live-check.ts";
import { noticeOf, type Busy, type CheckScreen, type Notice, type PageId, type PaneState } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";
import type { Asked } from "./wanted-findings.ts";
import { CellIsOpen, type SheetEdit } from "../workbook.ts";

// The commands know the tracker's whole vocabulary: they are fetched while the first picture of the pane is drawn.
const checking = () => import("../commands/check.ts");
const checkingHere = () => import("../commands/check-here.ts");
const checkingAgain = () => import("./checking-again.ts");
const finding = () => import("../commands/find-tracker.ts");
const correcting = () => import("../commands/correct-entry.ts");
const submitting = () => import("./submitting.ts");
const forgetting = () => import("../commands/forget.ts");
const marking = () => import("../commands/mark.ts");

/** What has moved is said when it is followed: the next time it is where it was. */
function followed(notices: readonly string[]): Notice | undefined {
  return notices.length === 0 ? undefined : { tone: "info", sentence: notices.join(" ") };
}

const nobodySignedIn: Notice = { tone: "info", sentence: "Nobody signed in: try again when you are ready." };
const forgotten: Notice = {
  tone: "success",
  sentence: "This workbook is forgotten: nothing of this add-in is left in it. Save the workbook.",
};

async function outboxOf({ survey }: Confirmed): Promise<Outbox> {
  return (await submitting()).outboxIn(survey.remembered);
}

/** What was said of an earlier check is over with the next one. */
const sinceCheck = { corrections: undefined, cannotWait: undefined, live: undefined, notice: undefined };

export interface ConfirmAnswers {
  readonly council: string;
  readonly team: string;
  readonly supervision: SupervisionConsent;
}

/** The pane without its picture: ribbon buttons and components both ask it to do things, and it tells what to show. */
export class PaneModel {
  #state: PaneState = { screen: "loading" };
  #me: Me | undefined;
  #choices: Choices = {};
  readonly #shell: PaneShell;
  readonly #listeners = new Set<() => void>();
  readonly #live: LiveCheck;
  #callOffWatch: (() => Promise<void>) | undefined;

  constructor(shell: PaneShell) {
    this.#shell = shell;
    this.#live = new LiveCheck({ after: shell.after, again: () => this.#checkAgain() });
  }

  /** What lies beside runs that were submitted, for the page that asks for it. */
  get audits(): PaneShell["audits"] {
    return this.#shell.audits;
  }

  /** The instant it is, in ISO's form, for what is dated here. */
  readonly now = (): string => this.#shell.now();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): PaneState => this.#state;

  /** Who is here and what stands in the workbook. */
  readonly start = async (): Promise<void> => {
    this.#show({ screen: "loading" });
    await this.#guarded(async () => {
      const answer = await this.#shell.client.me();
      this.#me = answer.ok ? answer.value : undefined;
      if (answer.ok) await this.#openFor(answer.value);
      else if (answer.failure.kind === "offline") await this.#openOffline(answer.failure);
      else this.#showFailedStart(answer.failure);
    });
  };

  readonly signIn = async (): Promise<void> => {
    await this.#guarded(async () => {
      const isSignedIn = await this.#shell.signIn();
      const state = this.#state;
      if (isSignedIn) await (state.screen === "check" ? this.#goOn() : this.start());
      else if (state.screen === "check") this.#show({ ...state, notice: nobodySignedIn });
      else this.#show({ screen: "signed-out", notice: nobodySignedIn });
    });
  };

  readonly confirm = async (layouts: readonly TableLayout[], answers: ConfirmAnswers): Promise<void> => {
    const { council, team, supervision } = answers;
    const state = this.#state;
    if (state.screen !== "confirm") return;
    this.#show({ ...state, busy: "confirming" });
    await this.#guarded(async () => {
      const { confirmTracker } = await finding();
      const { workbook, newId } = this.#shell;
      const { personId } = state.me;
      const confirmation = { council, team, personId, supervision, asAt: this.#asAt(council), newId };
      const answer = await confirmTracker(workbook, state.found, layouts, confirmation);
      if (answer.kind === "refused")
        this.#show({ ...state, busy: undefined, notice: { tone: "error", sentence: answer.because } });
      else {
        this.#show({ screen: "check", tracker: answer.tracker, me: this.#me });
        await this.checkNow();
      }
    });
  };

  /** Shows again what was confirmed, and what the person has agreed to, so that either can be changed. */
  readonly lookAgain = async (): Promise<void> => {
    await this.#whileBusy("looking", async (screen) => {
      const { lookAgain } = await finding();
      const found = await lookAgain(this.#shell.workbook, this.#asAt(screen.tracker.council));
      if (found.kind !== "confirmed") this.#showUnconfirmed(found);
    });
  };

  readonly checkNow = async (): Promise<void> => {
    await this.#whileBusy("checking", async (screen) => {
      const { check } = await checking();
      const { workbook, client } = this.#shell;
      // From before it is read: no edit falls between the two.
      await this.#watch();
      this.#live.rest();
      const { council } = screen.tracker;
      const answer = await check({
        ...{ workbook, client, personId: this.#me?.personId, asAt: this.#asAt(council), choices: this.#choices },
        referencePattern: referencePatternOf(this.#me, council),
      });
      const outbox = answer.kind === "checked" ? await outboxOf(answer.found) : screen.outbox;
      this.#showCheck({ ...screen, outbox }, answer);
    });
  };

  readonly clear = async (): Promise<void> => {
    await this.#whileBusy("clearing", async (screen) => {
      const { clearMarks } = await marking();
      const change = await clearMarks(this.#shell.workbook);
      const notice: Notice = change.done
        ? { tone: "success", sentence: "Every mark is taken away. The list stays here." }
        : { tone: "error", sentence: change.because };
      this.#show({ ...screen, notice });
    });
  };

  readonly submit = async (team: string, month: string, unkept = false): Promise<void> => {
    await this.act("submitting", async (screen, shell) => {
      const unread = (await checkingAgain()).whyNotToSubmit(screen, this.#live.isBehind);
      if (unread !== undefined) return { notice: unread };
      return await (await submitting()).submitTeam(screen, shell, { team, month, unkept });
    });
  };

  readonly trySending = async (runId: string): Promise<void> => {
    await this.act("submitting", async (screen, shell) =>
      (await submitting()).tryWaiting(screen, shell, (run) => run.runId === runId),
    );
  };

  readonly takeBack = async (runId: string): Promise<void> => {
    await this.act("submitting", async (screen, shell) => (await submitting()).takeRunBack(screen, shell, runId));
  };

  /** Takes everything of ours out of the workbook, and begins again as with one that was never seen. */
  readonly forget = async (): Promise<void> => {
    await this.#whileBusy("forgetting", async (screen) => {
      const { forgetWorkbook } = await forgetting();
      const change = await forgetWorkbook(this.#shell.workbook);
      if (!change.done) this.#show({ ...screen, notice: { tone: "error", sentence: change.because } });
      else if (this.#me === undefined) this.#show({ screen: "signed-out", notice: forgotten });
      else await this.#openFor(this.#me, forgotten);
    });
  };

  readonly goTo = async (sheet: string, cell: { readonly row: number; readonly column: number }): Promise<void> => {
    await this.#guarded(async () => {
      const change = await this.#shell.workbook.goTo(sheet, cell);
      const state = this.#state;
      if (!change.done && state.screen === "check")
        this.#show({ ...state, notice: { tone: "error", sentence: change.because } });
    });
  };

  /** Writes one cell as it was typed here. Nothing is sent, and the list stays as it was read until the next check. */
  readonly correct = async (entry: EntryToCheck, typed: string): Promise<void> => {
    await this.#whileBusy("correcting", async (screen) => {
      if (screen.checked === undefined) return;
      const { correctEntry, entryKey } = await correcting();
      const correction = await correctEntry(this.#shell.workbook, screen.checked, entry, typed);
      this.#showCorrection(screen, entryKey(entry), correction);
    });
  };

  readonly undoCorrection = async (entry: EntryToCheck): Promise<void> => {
    await this.#whileBusy("correcting", async (screen) => {
      const { entryKey, undoCorrection } = await correcting();
      const key = entryKey(entry);
      const before = screen.corrections?.get(key);
      if (before?.corrected === undefined) return;
      const change = await undoCorrection(this.#shell.workbook, before.corrected.undo);
      this.#showCorrection(screen, key, change.done ? {} : { ...before, because: change.because });
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
    if (this.#state.screen !== "check" || this.#state.checked === undefined) return;
    await this.#watch();
    this.#live.edited();
  };

  readonly openRollUp = (): void => {
    this.#shell.openRollUp();
  };

  /** One thing at a time, and what it answers is shown beside what stood there. */
  readonly act = async (
    busy: Busy,
    action: (screen: CheckScreen, shell: PaneShell) => Promise<Partial<CheckScreen>>,
  ): Promise<void> => {
    await this.#whileBusy(busy, async (screen) => {
      const changed = await action(screen, this.#shell);
      // Meanwhile somebody may have turned to another page, or edited the tracker.
      const now = this.#state;
      if (now.screen === "check") this.#show({ ...now, busy: undefined, ...changed });
    });
  };

  readonly turnTo = (page: PageId): void => {
    const state = this.#state;
    if (state.screen === "check") this.#show({ ...state, page });
  };

  /** Narrows the lists; they stay so while another page is looked at. */
  readonly ask = (asked: Asked): void => {
    const state = this.#state;
    if (state.screen === "check") this.#show({ ...state, asked });
  };

  readonly dismiss = (): void => {
    const state = this.#state;
    if (state.screen === "check" || state.screen === "confirm") this.#show({ ...state, notice: undefined });
  };

  #showFailedStart(failure: Failure): void {
    this.#show(failure.kind === "signed-out" ? { screen: "signed-out" } : { screen: "error", failure });
  }

  /** Somebody had to sign in again. Whoever it was goes on where they were; anybody else begins. */
  async #goOn(): Promise<void> {
    const answer = await this.#shell.client.me();
    const state = this.#state;
    if (!answer.ok || answer.value.personId !== this.#me?.personId || state.screen !== "check") {
      await this.start();
      return;
    }
    this.#me = answer.value;
    this.#show({ ...state, me: answer.value, notice: undefined });
    await this.#sendWaiting(answer.value);
  }

  async #openFor(me: Me, notice?: Notice): Promise<void> {
    const council = me.councils.find(({ teams }) => teams.length > 0);
    if (council === undefined) {
      this.#show({ screen: "no-team", me });
      return;
    }
    const { findTracker } = await finding();
    const found = await findTracker(this.#shell.workbook, council.today, me.personId);
    if (found.kind === "confirmed") {
      const outbox = await outboxOf(found);
      this.#show({ screen: "check", tracker: found.tracker, me, outbox, notice: followed(found.notices) });
      await this.#sendWaiting(me);
    } else this.#showUnconfirmed(found, notice);
  }

  /** A workbook that is set up can be checked here; setting one up needs to know who asks. */
  async #openOffline(failure: Failure): Promise<void> {
    const { findTracker } = await finding();
    const found = await findTracker(this.#shell.workbook, this.#shell.today(), undefined);
    if (found.kind === "confirmed") {
      const outbox = await outboxOf(found);
      this.#show({ screen: "check", tracker: found.tracker, outbox, notice: noticeOf(failure) });
    } else this.#show({ screen: "error", failure });
  }

  #showUnconfirmed(found: Exclude<FoundTracker, { kind: "confirmed" }>, notice?: Notice): void {
    if (found.kind === "none") this.#show({ screen: "no-tracker", me: this.#me, notices: found.notices });
    else if (this.#me !== undefined) this.#show({ screen: "confirm", found, me: this.#me, notice });
  }

  /** Only what this person submitted: somebody else's run would become theirs. */
  async #sendWaiting({ personId }: Me): Promise<void> {
    const state = this.#state;
    if (state.screen !== "check" || state.outbox?.waiting.some(({ by }) => by === personId) !== true) return;
    await this.act("submitting", async (screen, shell) =>
      (await submitting()).tryWaiting(screen, shell, ({ by }) => by === personId),
    );
  }

  #showCheck(screen: CheckScreen, answer: CheckAnswer): void {
    if (answer.kind === "checked") {
      if (answer.by.service) {
        this.#choices = answer.outcome.choices;
        // Fetched while there is a connection: without one it could not be, and the check here is for that day.
        checkingHere().catch(() => undefined);
      }
      this.#show({ ...screen, tracker: answer.found.tracker, checked: answer, ...sinceCheck });
    } else if (answer.kind === "failed") {
      if (answer.failure.kind === "signed-out") this.#show({ screen: "signed-out", notice: noticeOf(answer.failure) });
      else this.#show({ ...screen, notice: noticeOf(answer.failure) });
    } else this.#showUnconfirmed(answer);
  }

  #showCorrection(screen: CheckScreen, key: string, correction: Correction): void {
    this.#show({ ...screen, corrections: new Map(screen.corrections).set(key, correction) });
  }

  /** Where Excel tells of no edits, the list stays as it was until Check now. */
  async #watch(): Promise<void> {
    try {
      this.#callOffWatch ??= await this.#shell.workbook.watch((edit) => void this.#heard(edit));
    } catch (error) {
      console.error(error);
    }
  }

  async #heard(edit: SheetEdit): Promise<void> {
    const { mayHaveChanged } = await checkingAgain();
    const state = this.#state;
    if (state.screen !== "check" || !mayHaveChanged(state, edit)) return;
    this.#live.edited();
    this.#show({ ...state, live: { ...state.live, state: "edited" } });
  }

  /** Not while something else is done: that was begun with the list as it is. */
  async #checkAgain(): Promise<"done" | "later"> {
    const screen = this.#state;
    if (screen.screen !== "check" || screen.checked === undefined) return "done";
    if (screen.busy !== undefined) return "later";
    const { checkedAgain } = await checkingAgain();
    const changed = await checkedAgain(screen, this.#shell, this.#asAt(screen.tracker.council));
    const now = this.#state;
    if (changed === undefined || (now.screen === "check" && now.busy !== undefined)) return "later";
    if (now.screen === "check" && now.checked === screen.checked) this.#show({ ...now, ...changed });
    return "done";
  }

  /** The council's own day; by this computer's clock only when the service cannot say. */
  #asAt(council: string): PlainDate {
    return this.#me?.councils.find((each) => each.council === council)?.today ?? this.#shell.today();
  }

  async #whileBusy(busy: Busy, action: (screen: CheckScreen) => Promise<void>): Promise<void> {
    const screen = this.#state;
    if (screen.screen !== "check" || screen.busy !== undefined) return;
    this.#show({ ...screen, busy, notice: undefined });
    await this.#guarded(() => action({ ...screen, busy: undefined, notice: undefined }));
    const after = this.#state;
    if (after.screen === "check" && after.busy === busy) this.#show({ ...after, busy: undefined });
  }

  /** A fault of ours or of Excel's is shown as a sentence, and what was there stays. */
  async #guarded(action: () => Promise<void>): Promise<void> {
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
        this.#show({ ...state, busy: undefined, notice: { tone: "error", sentence } });
      } else this.#show({ screen: "error", failure: { kind: "fault", sentence } });
    }
  }

  #show(state: PaneState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
