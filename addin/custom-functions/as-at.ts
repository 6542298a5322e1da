import { serialFromDay } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { isPlausible } from "../../shared/tracker/read-date.ts";
import { onlyDay } from "./only-day.ts";
import type { Given } from "./given.ts";

export type AsAtRead = { readonly asAt: PlainDate } | { readonly refused: string };

const give = "Give asAt, the day that the answer speaks for, such as TODAY().";

/**
 * The day a function is asked about. `today` is the computer's own day; it is never the answer, only a measure of what
 * can be meant.
 */
export function readAsAt(given: Given | undefined, today: PlainDate): AsAtRead {
  if (given?.kind !== "cell" || given.value === "") return { refused: give };
  if (typeof given.value === "number" && looksLike1904(given.value, today)) {
    return {
      refused:
        "This workbook seems to count days from 1904, which formulas cannot read rightly. Use Check in the pane.",
    };
  }
  const day = onlyDay(given.value, today);
  if (day !== undefined && isPlausible(day, today)) return { asAt: day };
  return { refused: `asAt is not a day that can be read. ${give}` };
}

/**
 * Excel gives a function the bare number of a day and not the workbook's date system, and only a workbook can say which
 * it has. But TODAY() gives itself away: counted from 1904 it is 1,462 less than it should be. A day either side, for
 * computers whose own day is another than London's.
 */
function looksLike1904(serial: number, today: PlainDate): boolean {
  return Math.abs(Math.floor(serial) - serialFromDay(today, 1904)) <= 1;
}
