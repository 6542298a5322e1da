import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { Choices } from "../../shared/contract/results.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { CheckAnswer } from "../commands/check.ts";
import type { SupervisionConsent } from "../commands/consent.ts";
import type { Correction } from "../commands/correct-entry.ts";
import type { FoundTracker } from "../commands/find-tracker.ts";
import type { SubmitAnswer } from "../commands/submit.ts";
import { noticeOf, type Busy, type CheckScreen, type Notice, type PageId, type PaneState } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";

// The commands know the tracker's whole vocabulary: they are fetched while the first picture of the pane is drawn.
const checking = () => import("../commands/check.ts");
const checkingHere = () => import("../commands/check-here.ts");
const finding = () => import("../commands/find-tracker.ts");
const correcting = () => import("../commands/correct-entry.ts");
const submitting = () => import("../commands/submit.ts");
const marking = () => import("../commands/mark.ts");

function sentAtLast(runId: string): Notice {
  return {
    tone: "success",
    sentence: `The run that waited in this workbook is submitted: run ${runId}. Save the workbook.`,
  };
}

/** What has moved is said when it is followed: the next time it is where it was. */
function followed(notices: readonly string[]): Notice | undefined {
  return notices.length === 0 ? undefined : { tone: "info", sentence: notices.join(" ") };
}

/** What was said of an earlier check is over with the next one. */
const sinceCheck = { corrections: undefined, receipt: undefined, notice: undefined };

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

  constructor(shell: PaneShell) {
    this.#shell = shell;
  }

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
      if (await this.#shell.signIn()) await this.start();
      else
        this.#show({
          screen: "signed-out",
          notice: { tone: "info", sentence: "Nobody signed in: try again when you are ready." },
        });
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
      const asAt = this.#asAt(screen.tracker.council);
      const answer = await check({ workbook, client, personId: this.#me?.personId, asAt, choices: this.#choices });
      this.#showCheck(screen, answer);
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

  readonly submit = async (teamName: string, month: string): Promise<void> => {
    await this.#whileBusy("submitting", async (screen) => {
      if (screen.checked === undefined) return;
      const { submit } = await submitting();
      const { workbook, client, newId } = this.#shell;
      this.#showSubmission(screen, await submit({ workbook, client, newId, checked: screen.checked, teamName, month }));
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
      this.#show({ ...screen, ...changed });
    });
  };

  readonly turnTo = (page: PageId): void => {
    const state = this.#state;
    if (state.screen === "check") this.#show({ ...state, page });
  };

  readonly dismiss = (): void => {
    const state = this.#state;
    if (state.screen === "check" || state.screen === "confirm") this.#show({ ...state, notice: undefined });
  };

  #showFailedStart(failure: Failure): void {
    this.#show(failure.kind === "signed-out" ? { screen: "signed-out" } : { screen: "error", failure });
  }

  async #openFor(me: Me): Promise<void> {
    const council = me.councils.find(({ teams }) => teams.length > 0);
    if (council === undefined) {
      this.#show({ screen: "no-team", me });
      return;
    }
    const { findTracker } = await finding();
    const found = await findTracker(this.#shell.workbook, council.today, me.personId);
    if (found.kind === "confirmed") {
      this.#show({ screen: "check", tracker: found.tracker, me, notice: followed(found.notices) });
      await this.#sendWaiting();
    } else this.#showUnconfirmed(found);
  }

  /** A workbook that is set up can be checked here; setting one up needs to know who asks. */
  async #openOffline(failure: Failure): Promise<void> {
    const { findTracker } = await finding();
    const found = await findTracker(this.#shell.workbook, this.#shell.today(), undefined);
    if (found.kind === "confirmed") this.#show({ screen: "check", tracker: found.tracker, notice: noticeOf(failure) });
    else this.#show({ screen: "error", failure });
  }

  #showUnconfirmed(found: Exclude<FoundTracker, { kind: "confirmed" }>): void {
    if (found.kind === "none") this.#show({ screen: "no-tracker", me: this.#me, notices: found.notices });
    else if (this.#me !== undefined) this.#show({ screen: "confirm", found, me: this.#me });
  }

  async #sendWaiting(): Promise<void> {
    const { sendWaiting } = await submitting();
    const { workbook, client } = this.#shell;
    for (const answer of await sendWaiting({ workbook, client })) {
      if (this.#state.screen !== "check") return;
      this.#showSubmission(this.#state, answer);
      // Nothing is checked yet, so the receipt beside the list cannot be seen.
      if (answer.kind === "sent") this.#show({ ...this.#state, notice: sentAtLast(answer.run.runId) });
    }
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

  #showSubmission(screen: CheckScreen, answer: SubmitAnswer): void {
    switch (answer.kind) {
      case "sent":
        this.#show({ ...screen, receipt: answer.run, notice: undefined });
        return;
      case "waiting": {
        const sentence = `${answer.failure.sentence} The run waits in this workbook: save it, and it is sent when you next open this pane.`;
        this.#show({ ...screen, notice: { ...noticeOf(answer.failure), tone: "warning", sentence } });
        return;
      }
      case "refused":
        this.#show({ ...screen, notice: noticeOf(answer.failure) });
        return;
      case "not-kept":
        this.#show({ ...screen, notice: { tone: "error", sentence: answer.because } });
    }
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
      console.error(error);
      const sentence = "Something went wrong in this pane: close it, open it again, and try once more.";
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
