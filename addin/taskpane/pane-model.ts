import { AnswerKeeper } from "../sample/answer-keeper.ts";
import { Checks } from "./checks.ts";
import { CorrectionsHere } from "./corrections.ts";
import { Opening } from "./opening.ts";
import { PaneCore } from "./pane-core.ts";
import type { PageId } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";
import { Submissions } from "./submissions.ts";
import type { Wanted } from "./wanted-findings.ts";

/** The pane without its picture: ribbon buttons and components both ask it to do things, and it tells what to show. */
export type PaneModel = ReturnType<typeof paneModel>;

export function paneModel(shell: PaneShell) {
  const pane = new PaneCore(shell);
  const checks: Checks = new Checks(pane, (found) => {
    opening.showUnconfirmed(found);
  });
  const submissions = new Submissions(pane, checks.whyNotToSubmit);
  const { sendWaiting } = submissions;
  const answers = new AnswerKeeper(shell.audits);
  const opening = new Opening(pane, { checkNow: checks.checkNow, sendWaiting, somebodyElse: answers.letGo });
  const { subscribe, state, act, asAt } = pane;
  const { doing, canCancel, cancel, tryAgain, faultFrom, tellOfFault, guarded } = pane;
  const { start, signIn, confirm, lookAgain, forget } = opening;
  const { checkNow, sentNow, clear, rest, wake, lookAtDay, lookAtMarks } = checks;
  const { correct, undoCorrection, settleDates } = new CorrectionsHere(pane, checks.readAgain);
  const { submit, trySending, takeBack } = submissions;
  return {
    ...{ subscribe, state, act, asAt },
    ...{ doing, canCancel, cancel, tryAgain, faultFrom, tellOfFault, guarded },
    ...{ start, signIn, confirm, lookAgain, forget },
    ...{ checkNow, sentNow, clear, rest, wake, lookAtDay, lookAtMarks },
    ...{ correct, undoCorrection, settleDates },
    ...{ submit, trySending, takeBack },
    ...lookingAround(pane),
    /** What the next press needs is fetched while somebody reads. */
    fetchAhead: (): void => {
      checks.fetchAhead();
      submissions.fetchAhead();
    },
    /** What lies beside runs that were submitted, for the page that asks for it. */
    audits: shell.audits,
    answers,
    /** The instant it is, in ISO's form, for what is dated here. */
    now: shell.now,
    openRollUp: shell.openRollUp,
  };
}

/** What changes nothing but what is looked at. */
function lookingAround({ shell, state, show, change, guarded }: PaneCore) {
  return {
    goTo: async (sheet: string, cell: { readonly row: number; readonly column: number }): Promise<void> => {
      await guarded(async () => {
        const done = await shell.workbook.goTo(sheet, cell);
        if (done.done) return;
        const [now, notice] = [state(), { tone: "error", sentence: done.because } as const];
        if (now.screen === "confirm") show({ ...now, notice });
        else change({ notice });
      });
    },
    turnTo: (page: PageId): void => {
      change({ page });
    },
    /** Narrows the lists; they stay so while another page is looked at. */
    ask: (asked: Wanted): void => {
      change({ asked });
    },
    dismiss: (): void => {
      const now = state();
      if (now.screen === "check" || now.screen === "confirm") show({ ...now, notice: undefined });
    },
  };
}
