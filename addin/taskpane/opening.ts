import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { SupervisionConsent } from "../commands/consent.ts";
import type { Confirmed, FoundTracker } from "../commands/find-tracker.ts";
import type { PaneCore } from "./pane-core.ts";
import { noticeOf, type CheckScreen, type Notice } from "./pane-state.ts";
import { outboxOf } from "./submissions.ts";
import { Unfolded } from "./unfolded.ts";

// Fetched while the first picture of the pane is drawn.
const finding = () => import("../commands/find-tracker.ts");
const forgetting = () => import("../commands/forget.ts");

const nobodySignedIn: Notice = { tone: "info", sentence: "Nobody signed in: try again when you are ready." };
const forgotten: Notice = {
  tone: "success",
  sentence: "This workbook is forgotten: nothing of this add-in is left in it. Save the workbook.",
};
const nobodyToConfirm: Notice = {
  tone: "warning",
  sentence:
    "The columns must be looked at again before this tracker is checked, and who you are cannot be asked now: try again once the service can be reached.",
};

/** What has moved is said when it is followed: the next time it is where it was. */
function followed(notices: readonly string[]): Notice | undefined {
  return notices.length === 0 ? undefined : { tone: "info", sentence: notices.join(" ") };
}

export interface ConfirmAnswers {
  readonly council: string;
  readonly team: string;
  readonly supervision: SupervisionConsent;
}

/** What is to follow once a tracker is looked at. */
interface Next {
  readonly checkNow: () => Promise<void>;
  readonly sendWaiting: (personId: string) => Promise<void>;
  /** What another person began is not this one's to send. */
  readonly somebodyElse: () => void;
}

/** Who is here and which tracker is looked at: from the first picture until it can be checked. */
export class Opening {
  readonly #pane: PaneCore;
  readonly #next: Next;
  #lastHere: string | undefined;

  constructor(pane: PaneCore, next: Next) {
    this.#pane = pane;
    this.#next = next;
  }

  /** Who is here and what stands in the workbook. */
  readonly start = async (): Promise<void> => {
    const { show, guarded, shell } = this.#pane;
    show({ screen: "loading" });
    await guarded(async () => {
      const answer = await shell.client.me();
      this.#pane.me = answer.ok ? answer.value : undefined;
      if (answer.ok) this.#isHere(answer.value);
      if (answer.ok) await this.#openFor(answer.value);
      else if (answer.failure.kind === "offline") await this.#openOffline(answer.failure);
      else if (answer.failure.kind === "signed-out") show({ screen: "signed-out" });
      else show({ screen: "error", failure: answer.failure });
    });
  };

  readonly signIn = async (): Promise<void> => {
    const { show, guarded, shell, state } = this.#pane;
    await guarded(async () => {
      const isSignedIn = await shell.signIn();
      const now = state();
      if (isSignedIn) await (now.screen === "check" ? this.#goOn() : this.start());
      else if (now.screen === "check") show({ ...now, notice: nobodySignedIn });
      else show({ screen: "signed-out", notice: nobodySignedIn });
    });
  };

  readonly confirm = async (layouts: readonly TableLayout[], answers: ConfirmAnswers): Promise<void> => {
    const { show, guarded, shell, asAt } = this.#pane;
    const state = this.#pane.state();
    if (state.screen !== "confirm") return;
    show({ ...state, busy: "confirming" });
    await guarded(async () => {
      const { confirmTracker } = await finding();
      const { workbook, newId } = shell;
      const { council, team, supervision } = answers;
      const { personId } = state.me;
      const confirmation = { council, team, personId, supervision, asAt: asAt(council), newId };
      const answer = await confirmTracker(workbook, state.found, layouts, confirmation);
      if (answer.kind === "refused") {
        show({ ...state, busy: undefined, notice: { tone: "error", sentence: answer.because } });
        return;
      }
      show({ screen: "check", unfolded: new Unfolded(), tracker: answer.tracker, me: this.#pane.me });
      await this.#next.checkNow();
    });
  };

  /** Shows again what was confirmed, and what the person has agreed to, so that either can be changed. */
  readonly lookAgain = async (): Promise<void> => {
    await this.#pane.whileBusy("looking", async ({ tracker }) => {
      const { lookAgain } = await finding();
      const found = await lookAgain(this.#pane.shell.workbook, this.#pane.asAt(tracker.council));
      if (found.kind !== "confirmed") this.showUnconfirmed(found);
    });
  };

  /** Takes everything of ours out of the workbook, and begins again as with one that was never seen. */
  readonly forget = async (): Promise<void> => {
    const { show, change, shell } = this.#pane;
    await this.#pane.whileBusy("forgetting", async () => {
      const { forgetWorkbook } = await forgetting();
      const { me } = this.#pane;
      const done = await forgetWorkbook(shell.workbook);
      if (!done.done) change({ notice: { tone: "error", sentence: done.because } });
      else if (me === undefined) show({ screen: "signed-out", notice: forgotten });
      else await this.#openFor(me, forgotten);
    });
  };

  readonly showUnconfirmed = (found: Exclude<FoundTracker, { kind: "confirmed" }>, notice?: Notice): void => {
    const { show, change, me } = this.#pane;
    if (found.kind === "none") show({ screen: "no-tracker", me, notices: found.notices });
    else if (me !== undefined) show({ screen: "confirm", found, me, notice });
    else change({ busy: undefined, notice: nobodyToConfirm });
  };

  /** Somebody had to sign in again. Whoever it was goes on where they were; anybody else begins. */
  async #goOn(): Promise<void> {
    const answer = await this.#pane.shell.client.me();
    const state = this.#pane.state();
    if (!answer.ok || answer.value.personId !== this.#pane.me?.personId || state.screen !== "check") {
      await this.start();
      return;
    }
    this.#pane.me = answer.value;
    this.#pane.show({ ...state, me: answer.value, notice: undefined });
    await this.#next.sendWaiting(answer.value.personId);
  }

  #isHere({ personId }: Me): void {
    if (this.#lastHere !== undefined && this.#lastHere !== personId) this.#next.somebodyElse();
    this.#lastHere = personId;
  }

  async #openFor(me: Me, notice?: Notice): Promise<void> {
    const council = me.councils.find(({ teams }) => teams.length > 0);
    if (council === undefined) {
      this.#pane.show({ screen: "no-team", me });
      return;
    }
    const { findTracker } = await finding();
    const found = await findTracker(this.#pane.shell.workbook, council.today, me.personId);
    if (found.kind === "confirmed") {
      await this.#showTracker(found, { me, notice: followed(found.notices) });
      await this.#next.sendWaiting(me.personId);
    } else this.showUnconfirmed(found, notice);
  }

  /** A workbook that is set up can be checked here; setting one up needs to know who asks. */
  async #openOffline(failure: Failure): Promise<void> {
    const { shell, show } = this.#pane;
    const { findTracker } = await finding();
    const found = await findTracker(shell.workbook, shell.today(), undefined);
    if (found.kind === "confirmed") await this.#showTracker(found, { notice: noticeOf(failure) });
    else show({ screen: "error", failure });
  }

  async #showTracker(found: Confirmed, parts: Pick<CheckScreen, "me" | "notice">): Promise<void> {
    const outbox = await outboxOf(found);
    this.#pane.show({ screen: "check", unfolded: new Unfolded(), tracker: found.tracker, outbox, ...parts });
  }
}
