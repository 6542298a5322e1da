import { lastRow } from "./area.ts";
import type { Area, Sheet } from "./model.ts";
import { shownText } from "./shown-text.ts";

/** Hides every row below the heading whose cell does not show one of the texts, as a filter by values does. */
export function filterByText(
  sheet: Sheet,
  area: Area,
  column: number,
  keep: { shown: readonly string[]; date1904: boolean },
): void {
  const wanted = new Set(keep.shown.map((text) => text.toLowerCase()));
  for (let row = area.row + 1; row <= lastRow(area); row++) {
    const text = shownText(sheet.cell(row, column), keep.date1904).toLowerCase();
    if (!wanted.has(text)) sheet.hiddenRows.add(row);
  }
}

export function showAllRows(sheet: Sheet, area: Area): void {
  for (let row = area.row; row <= lastRow(area); row++) sheet.hiddenRows.delete(row);
}
