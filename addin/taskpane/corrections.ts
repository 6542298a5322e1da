import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { Correction } from "../commands/correct-entry.ts";
import type { PaneCore } from "./pane-core.ts";
import type { CheckScreen } from "./pane-state.ts";

const correcting = () => import("../commands/correct-entry.ts");

/** Entries to check that are put right here. */
export class CorrectionsHere {
  readonly #pane: PaneCore;

  readonly #readAgain: () => void;

  constructor(pane: PaneCore, readAgain: () => void) {
    this.#pane = pane;
    this.#readAgain = readAgain;
  }

  /** Writes one cell as it was typed here. Nothing is sent, and the list stays as it was read until the next check. */
  readonly correct = async (entry: EntryToCheck, typed: string): Promise<void> => {
    await this.#pane.act("correcting", async (screen, { workbook }) => {
      if (screen.checked === undefined) return {};
      const { correctEntry, entryKey } = await correcting();
      return withCorrection(screen, entryKey(entry), await correctEntry(workbook, screen.checked, entry, typed));
    });
  };

  readonly undoCorrection = async (entry: EntryToCheck): Promise<void> => {
    await this.#pane.act("correcting", async (screen, { workbook }) => {
      const { entryKey, undoCorrection } = await correcting();
      const key = entryKey(entry);
      const before = screen.corrections?.get(key);
      if (before?.corrected === undefined) return {};
      const change = await undoCorrection(workbook, before.corrected.undo);
      return withCorrection(screen, key, change.done ? {} : { ...before, because: change.because });
    });
  };

  /** The manager says that every date in the entry's column is right: the tracker is read again with that. */
  readonly settleDates = async (entry: EntryToCheck): Promise<void> => {
    await this.#pane.act("correcting", async ({ checked, live }, { workbook }) => {
      if (checked === undefined) return {};
      const { settleTurned } = await import("../commands/turned-columns.ts");
      const change = await settleTurned(workbook, checked.found, entry);
      if (!change.done) return { notice: { tone: "error", sentence: change.because } };
      this.#readAgain();
      return { live: { state: "edited", at: live?.at, newDay: live?.newDay } };
    });
  };
}

function withCorrection({ corrections }: CheckScreen, key: string, correction: Correction): Partial<CheckScreen> {
  return { corrections: new Map(corrections).set(key, correction) };
}
