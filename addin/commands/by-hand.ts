import type { Reading, Survey } from "../workbook.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { keys, marks, recall } from "./remembered.ts";

/**
 * Where a workbook is calculated by hand no status turns out of date by itself, neither by an edit nor by the day. So none
 * is written there, and those that stand are taken away: whatever else were put in their place would have to be worked out,
 * and an empty cell is empty at once.
 */
export const noMarksByHand =
  "Excel calculates this workbook by hand, so a status could not turn out of date by itself. Use this list, or choose Automatic under Formulas, Calculation Options, and check again.";

export const takenAway = "The statuses of an earlier check have been taken away.";

/** `because`: why they could not be taken away. */
export function stillThere(because: string): string {
  return `Go by this list: the statuses in the sheet may be out of date and could not be taken away. ${because}`;
}

const mayBeOutOfDate =
  "Excel calculates this workbook by hand, so the statuses in it may be out of date. Check now, or choose Automatic under Formulas, Calculation Options.";

/** What is said of statuses that stand in a workbook calculated by hand, before the next check. */
export function statusesByHand(survey: Survey): readonly string[] {
  return survey.isCalculatedByHand && hasMarks(survey) ? [mayBeOutOfDate] : [];
}

/** Of marks that a check wrote: what is said of them now. */
export function withStatusesByHand<Marking extends { readonly because: readonly string[] }>(
  marking: Marking,
  survey: Survey,
): Marking {
  const others = marking.because.filter((sentence) => sentence !== mayBeOutOfDate);
  return { ...marking, because: [...others, ...statusesByHand(survey)] };
}

function hasMarks({ remembered }: Survey): boolean {
  return (recall(marks, remembered, keys.marks) ?? []).length > 0;
}

/** What is said where such a workbook works out some of what was read. */
export function inputsByHand({ workbook }: Reading, understood: Understood): readonly string[] {
  if (!usesFormulas(workbook.sheets, understood)) return [];
  return ["Formulas work out some of what this list was made from: press F9 in the sheet, then check again."];
}

/** Whether a formula stands behind something that was read: it may draw upon any cell of the workbook. */
export function usesFormulas(sheets: Reading["workbook"]["sheets"], { inputs, places }: Understood): boolean {
  const bySheet = new Map(sheets.map((sheet) => [sheet.name, sheetCells(sheet)]));
  return inputs.some(({ tableId, rowId, cells }) => {
    const sheet = bySheet.get(places.get(placeKey(tableId, rowId))?.sheet ?? "");
    return cells.some(({ row, column }) => sheet?.cellAt(row, column).formula !== undefined);
  });
}
