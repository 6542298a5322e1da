import type { PlainDate } from "../calendar/plain-date.ts";
import { wholeWordFinder } from "./cell-text.ts";
import { childNames, mayBeAName } from "./child-names.ts";
import type { WorkbookGrid } from "./grid.ts";
import { isKnownHeading } from "./known-headings.ts";
import { holdsChildren, type TableLayout } from "./layout.ts";
import { monthOfSheet } from "./month-of-sheet.ts";
import { tidyName } from "./names.ts";
import { readPlanCell } from "./read-plan.ts";
import { calledAside } from "./sheets-left-out.ts";

/**
 * Tables of children of whom no cell says whose they are, on sheets that may be named after their workers; none where it is
 * one sheet alone, where each holds one child, or where a sheet is named after a child.
 */
export function sheetsOfWorkers(
  workbook: Pick<WorkbookGrid, "sheets">,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
): readonly TableLayout[] {
  const may = layouts.filter((layout) => isOfNobody(layout) && mayNameAWorker(layout.name, asAt));
  const sheets = new Set(may.map(({ name }) => name));
  if (sheets.size < 2 || may.every(({ dataRows: [first, last] }) => first === last)) return [];
  const names = layouts.flatMap((layout) => [...childNames(workbook, layout).values()]);
  return [...sheets].some((sheet) => isNameOfOne(sheet, names)) ? [] : may;
}

function isOfNobody(layout: TableLayout): boolean {
  return holdsChildren(layout) && layout.columns["worker"] === undefined && layout.cells?.["worker"] === undefined;
}

const mostWords = 4;
const ofOtherThings = wholeWordFinder([
  ...["case", "cases", "caseload", "caseloads", "tracker", "team", "pod", "unit", "service", "sheet", "list", "log"],
  ...["data", "export", "master", "main", "home", "index", "notes", "report", "summary", "dashboard", "overview"],
  ...["child", "children", "young people", "family", "families", "sibling", "siblings", "plan", "plans", "supervision"],
  ...["open", "new", "current", "all", "other", "allocated", "unallocated", "allocation", "duty", "waiting", "cover"],
  ...["worker", "workers", "staff", "north", "south", "east", "west", "court", "review", "reviews", "visits"],
]);

function mayNameAWorker(name: string, asAt: PlainDate): boolean {
  if (/\d/u.test(name) || !mayBeAName(name) || name.trim().split(/\s+/u).length > mostWords) return false;
  if (ofOtherThings.test(name) || isKnownHeading(name) || calledAside(name) !== undefined) return false;
  const plan = readPlanCell(name);
  return monthOfSheet(name, asAt) === undefined && plan.kind === "plans" && plan.plans.length === 0;
}

/** Every word of a sheet's name is in the name of one child: the child's own sheet, such as "Robin H", or a family's, "Hollows". */
function isNameOfOne(sheet: string, names: readonly string[]): boolean {
  const words = wordsOf(sheet);
  return names.some((name) => {
    const own = wordsOf(name).flatMap((word) => [word, `${word}s`]);
    const isInitial = (word: string): boolean => word.length === 1 && own.some((each) => each.startsWith(word));
    return words.some((word) => own.includes(word)) && words.every((word) => own.includes(word) || isInitial(word));
  });
}

function wordsOf(name: string): string[] {
  return tidyName(name).split(" ");
}

/** Whose children a table holds by the name of its sheet, as the manager has said; never a child's name. */
export function workerOfSheet(workbook: Pick<WorkbookGrid, "sheets">, layout: TableLayout): string | undefined {
  if (layout.workerInSheetName !== true || !isOfNobody(layout)) return undefined;
  return isNameOfOne(layout.name, [...childNames(workbook, layout).values()]) ? undefined : layout.name.trim();
}
