import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { SupervisionConsent } from "../commands/consent.ts";
import type { Confirmed, FoundTracker } from "../commands/find-tracker.ts";
import type { PaneCore } from "./pane-core.ts";
import type { Change } from "../workbook.ts";
import { noticeOf, type CheckScreen, type Notice, type PaneState } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";
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

/** Statuses that nobody brings up to date are told of as soon as somebody looks. */
async function toldOnOpening({ notices, survey }: Confirmed): Promise<readonly string[]> {
  const { statusesByHand } = await import("../commands/by-hand.ts");
  return [...notices, ...statusesByHand(survey)];
}

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

/** What stands in the workbook, to be shown. */
interface Opened {
  readonly state: PaneState;
  /** Whose waiting runs are sent then. */
  readonly sendsFor?: string;
}

/** With what the service has against a sign-in that it was given; without one there is nothing to say. */
function signedOut({ sentence, reference }: Failure): PaneState {
  return { screen: "signed-out", ...(reference !== undefined && { notice: { tone: "warning", sentence, reference } }) };
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
    await this.#pane.looking(async (shell): Promise<Opened> => {
      const answer = await shell.client.me();
      this.#pane.me = answer.ok ? answer.value : undefined;
      if (answer.ok) {
        this.#isHere(answer.value);
        return await this.#openFor(answer.value, shell);
      }
      const { failure } = answer;
      if (failure.kind === "offline") return await this.#openOffline(failure, shell);
      return { state: failure.kind === "signed-out" ? signedOut(failure) : { screen: "error", failure } };
    }, this.#show);
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
    const again = (): Promise<void> => this.confirm(layouts, answers);
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
    }, again);
  };

  /** Shows again what was confirmed, and what the person has agreed to, so that either can be changed. */
  readonly lookAgain = async (): Promise<void> => {
    const look = async ({ tracker }: CheckScreen, { workbook }: PaneShell): Promise<FoundTracker> => {
      const { lookAgain } = await finding();
      return await lookAgain(workbook, this.#pane.asAt(tracker.council));
    };
    await this.#pane.whileBusy("looking", look, (found) => {
      if (found.kind !== "confirmed") this.showUnconfirmed(found);
    });
  };

  /** Takes everything of ours out of the workbook, and begins again as with one that was never seen. */
  readonly forget = async (): Promise<void> => {
    const { show, change, looking } = this.#pane;
    const forgetIt = async (_: CheckScreen, { workbook }: PaneShell): Promise<Change> => {
      const { forgetWorkbook } = await forgetting();
      return await forgetWorkbook(workbook);
    };
    await this.#pane.whileBusy("forgetting", forgetIt, async (done) => {
      const { me } = this.#pane;
      if (!done.done) change({ notice: { tone: "error", sentence: done.because } });
      else if (me === undefined) show({ screen: "signed-out", notice: forgotten });
      else await looking((shell) => this.#openFor(me, shell, forgotten), this.#show, forgotten);
    });
  };

  readonly showUnconfirmed = (found: Unconfirmed): void => {
    const { show, change, me } = this.#pane;
    if (me !== undefined) show(unconfirmed(found, me));
    else if (found.kind === "none") show({ screen: "no-tracker", me, notices: found.notices });
    else change({ busy: undefined, notice: nobodyToConfirm });
  };

  readonly #show = async ({ state, sendsFor }: Opened): Promise<void> => {
    this.#pane.show(state);
    if (sendsFor !== undefined) await this.#next.sendWaiting(sendsFor);
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

  async #openFor(me: Me, { workbook }: PaneShell, notice?: Notice): Promise<Opened> {
    const council = me.councils.find(({ teams }) => teams.length > 0);
    if (council === undefined) return { state: { screen: "no-team", me } };
    const { findTracker } = await finding();
    const found = await findTracker(workbook, council.today, me.personId);
    if (found.kind !== "confirmed") return { state: unconfirmed(found, me, notice) };
    return {
      state: await toBeChecked(found, { me, notice: followed(await toldOnOpening(found)) }),
      sendsFor: me.personId,
    };
  }

  /** A workbook that is set up can be checked here; setting one up needs to know who asks. */
  async #openOffline(failure: Failure, { workbook, today }: PaneShell): Promise<Opened> {
    const { findTracker } = await finding();
    const found = await findTracker(workbook, today(), undefined);
    if (found.kind !== "confirmed") return { state: { screen: "error", failure } };
    return { state: await toBeChecked(found, { notice: noticeOf(failure) }) };
  }
}

/** A tracker that is not set up as it now stands. */
type Unconfirmed = Exclude<FoundTracker, { kind: "confirmed" }>;

/** Whoever is asked to confirm is known. */
function unconfirmed(found: Unconfirmed, me: Me, notice?: Notice): PaneState {
  return found.kind === "none"
    ? { screen: "no-tracker", me, notices: found.notices }
    : { screen: "confirm", found, me, notice };
}

async function toBeChecked(found: Confirmed, parts: Pick<CheckScreen, "me" | "notice">): Promise<CheckScreen> {
  const outbox = await outboxOf(found);
  return { screen: "check", unfolded: new Unfolded(), tracker: found.tracker, outbox, ...parts };
}
