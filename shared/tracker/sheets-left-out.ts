import { wholeWordFinder } from "./cell-text.ts";
import type { SheetGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { closedWords, openWords } from "./vocabulary/status-words.ts";

/** Why nothing is read from a sheet. */
export type WhyLeftOut =
  | "empty"
  | "hidden"
  | "very-hidden"
  | "headings-only"
  | "no-known-headings"
  | "words-not-known"
  | "template"
  | "leavers";

export interface SheetLeftOut {
  readonly sheet: string;
  readonly why: WhyLeftOut;
}

const pattern = wholeWordFinder(["template", "copy me", "do not use"]);
const gone = wholeWordFinder([...closedWords, "archive", "closures"]);
const open = wholeWordFinder(openWords);
const careLeavers = /care[ -]?leavers/giu;

/** Whether a sheet is called a pattern to copy, or a list of those who have gone; care leavers have not. */
export function calledAside(name: string): "template" | "leavers" | undefined {
  if (pattern.test(name)) return "template";
  return gone.test(name.replace(careLeavers, "")) && !open.test(name) ? "leavers" : undefined;
}

/** The reason for which a sheet gives nothing; undefined where its tables hold rows. */
export function whyLeftOut(
  { visibility, values, top }: SheetGrid,
  found: readonly TableLayout[],
  looksLikeATable: boolean,
): WhyLeftOut | undefined {
  if (visibility !== "visible") return visibility;
  if (values.length === 0) return "empty";
  if (looksLikeATable) return "words-not-known";
  if (found.length === 0) return "no-known-headings";
  const bottom = top + values.length;
  return found.every(({ dataRows: [first] }) => first > bottom) ? "headings-only" : undefined;
}
