import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { checkAgain, mayMatter } from "../commands/check-again.ts";
import type { Checked } from "../commands/check.ts";
import { CellIsOpen, type SheetEdit } from "../workbook.ts";
import { behindWords, type CheckScreen, type Live, type Notice } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";

/** What the pane does about edits in the sheet: it reads and checks again by itself, on this computer alone. */

/** Whether an edit may have changed what the list says; during the first check there is no list yet to tell by. */
export function mayHaveChanged({ checked, busy }: CheckScreen, edit: SheetEdit): boolean {
  if (edit.isOwn) return false;
  return checked === undefined ? busy === "checking" : mayMatter(edit, checked);
}

/** What to show once it is checked again; undefined while somebody types in a cell, when Excel answers nobody. */
export async function checkedAgain(
  { checked: before, live, me }: CheckScreen,
  { workbook, now }: Pick<PaneShell, "workbook" | "now">,
  asAt: PlainDate,
): Promise<Partial<CheckScreen> | undefined> {
  if (before === undefined) return {};
  const since = sinceCheckNow(before, live, asAt);
  const { newDay } = since;
  try {
    const answer = await checkAgain({ workbook, personId: me?.personId, asAt, before });
    switch (answer.kind) {
      case "same":
        return { live: since.at === undefined ? undefined : { state: "checked-again", at: since.at, newDay } };
      case "refused":
        return { live: { state: "refused", because: answer.because, ...since } };
      case "checked":
        return { checked: answer.checked, corrections: undefined, live: { state: "checked-again", at: now(), newDay } };
    }
  } catch (error) {
    if (error instanceof CellIsOpen) return undefined;
    console.error(error);
    return { live: { state: "refused", because: "The sheet could not be read again: choose Check now.", ...since } };
  }
}

function sinceCheckNow({ outcome }: Checked, live: Live | undefined, asAt: PlainDate) {
  return { at: live?.at, newDay: asAt > outcome.asAt ? asAt : live?.newDay };
}

/** A submission says what was read: never what somebody has changed since. Excel does not tell of every edit, so it is read once more. */
export async function whyNotToSubmit(
  screen: CheckScreen,
  shell: PaneShell,
  isBehind: boolean,
): Promise<Partial<CheckScreen> | undefined> {
  if (screen.live?.state === "refused") return { notice: notReadAgain(screen.live) };
  if (isBehind) return { notice: { tone: "info", sentence: isBeingRead } };
  if (screen.checked === undefined) return undefined;
  const changed = await checkedAgain(screen, shell, screen.checked.outcome.asAt);
  if (changed === undefined) throw new CellIsOpen();
  if (changed.live?.state === "refused") return { ...changed, notice: notReadAgain(changed.live) };
  return changed.checked === undefined ? undefined : { ...changed, notice: { tone: "warning", sentence: wasEdited } };
}

const isBeingRead = "The tracker was edited a moment ago and is being read again: look at the list, then submit.";
const wasEdited =
  "The tracker was edited since this list was made, and has now been read again: look at the list, then submit.";

function notReadAgain(live: Extract<Live, { state: "refused" }>): Notice {
  return { tone: "warning", sentence: `${behindWords(live)} ${live.because} Then submit.` };
}
