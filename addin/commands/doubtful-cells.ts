import { isEmpty, isErrorValue } from "../../shared/tracker/cell-text.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";
import { holdsInOrder } from "./holds-in-order.ts";

/** What COUNTIF looks for, and whether it finds it in a text, which is given in small letters. */
interface Pattern {
  readonly criterion: string;
  readonly finds: (text: string) => boolean;
}

const inOrder = (...parts: readonly string[]): Pattern => ({
  criterion: `*${parts.join("*")}*`,
  finds: (text) => holdsInOrder(text, parts),
});

const beginning = (start: string): Pattern => ({ criterion: `${start}*`, finds: (text) => text.startsWith(start) });

const nothing: Pattern = { criterion: "", finds: (text) => text === "" };
/** Spaces, or a quote mark for itself: read as an empty cell. */
const nextToNothing = [
  { criterion: "?", finds: (text: string) => text.length === 1 },
  beginning(" "),
  beginning("\u00a0"),
];

const closed = inOrder("closed");
/** Every text that says closed holds one of these: points and dashes within its words are passed over when it is read. */
const closing: readonly Pattern[] = [
  closed,
  inOrder("case", "c", "l", "o", "s", "e", "d"),
  inOrder("nf", "a"),
  inOrder("n.f", "a"),
  inOrder("tx", "o", "u", "t"),
  ...["transferred", "stepped", "ceased", "ended", "archived", "leavers"].map((word) => inOrder(word)),
];

export interface Patterns {
  readonly nothing: readonly Pattern[];
  readonly closing: readonly Pattern[];
}

export const allPatterns: Patterns = { nothing: [nothing, ...nextToNothing], closing };
/** Of a large tracker less is asked: each of its statuses asks it of all rows above. */
export const fewPatterns: Patterns = { nothing: [nothing], closing: [closed] };
/** Where it is known by other means that no word has come. */
export const onlyNothing: Patterns = { nothing: [nothing], closing: [] };

/** Which of the patterns COUNTIF finds in a cell. */
export function foundIn(value: CellValue, patterns: readonly Pattern[]): readonly boolean[] {
  const text = typeof value === "string" && !isErrorValue(value) ? value.toLowerCase() : undefined;
  return patterns.map(({ finds }) => text !== undefined && finds(text));
}

/** Whether a row may be a line that closes those below it, so far as this one of its cells tells. */
export function isDoubtful(value: CellValue, patterns: Patterns): boolean {
  return isEmpty(value) || foundIn(value, patterns.closing).includes(true);
}
