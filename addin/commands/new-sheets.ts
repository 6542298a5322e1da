import type { Survey } from "../workbook.ts";
import type { RememberedTracker } from "./remembered.ts";

/** The names of the visible sheets, to be remembered when a tracker is confirmed. */
export function visibleSheets({ sheets }: Survey): string[] {
  return sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name);
}

/** Visible sheets that were not there when the tracker was confirmed; none where it is not known which were. */
export function newSheets(survey: Survey, { sheets, layouts }: RememberedTracker): string[] {
  if (sheets === undefined) return [];
  const known = new Set([...sheets, ...layouts.map(({ name }) => name)]);
  return visibleSheets(survey).filter((name) => !known.has(name));
}

/** "Sheet Pod B is new …", once for all of them; undefined where there is none. */
export function newSheetWords([first, ...more]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  const [are, they] =
    more.length === 0
      ? [`Sheet ${first} is`, "it belongs"]
      : [`Sheets ${[first, ...more].join(", ")} are`, "they belong"];
  return `${are} new since this tracker was set up and not checked: look again if ${they} to it.`;
}
