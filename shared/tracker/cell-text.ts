import type { CellValue } from "./grid.ts";

/** With the marks that nobody sees: a tick from a telephone brings one. */
const spaces = /[\s\u200b\u2060\p{VS}\ufeff]+/gu;
const longDashes = /[\u2010-\u2015\u2212]/gu;
const quotesAndSpaces = new Set(" '\"‘’“”`´");

/** Nearly every cell has none of it, and one look is quicker than two. */
const toClean = /[^\S ]|[\u200b\u2060\p{VS}\ufeff\u2010-\u2015\u2212]| {2}/u;

/** The text of a cell as it is read: one kind of space, one kind of dash, nothing but words at its ends. */
export function cleanText(text: string): string {
  return withoutEnds(toClean.test(text) ? text.replace(spaces, " ").replace(longDashes, "-") : text);
}

/** By hand: a pattern anchored at the end is slow on the long runs that a hostile cell may hold. */
function withoutEnds(text: string): string {
  let [start, end] = [0, text.length];
  while (quotesAndSpaces.has(text.charAt(start))) start++;
  while (quotesAndSpaces.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A cell as cleaned text; a number without decimals that it does not have. */
export function textOf(value: CellValue): string {
  return typeof value === "string" ? cleanText(value) : String(value);
}

/** Anything but spaces and quote marks. */
const content = /[^\s\u200b\u2060\p{VS}\ufeff'"‘’“”`´]/u;

export function isEmpty(value: CellValue): boolean {
  return value === "" || (typeof value === "string" && !content.test(value));
}

const errorValue =
  /^#(?:REF!|VALUE!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|CONNECT!|GETTING_DATA|UNKNOWN!)$/iu;

export function isErrorValue(value: CellValue): boolean {
  return typeof value === "string" && value.startsWith("#") && errorValue.test(value.trim());
}

const punctuation = /[^\p{L}\p{N}\s]+/gu;

/** Punctuation ignored, both ways that people mean it: "N.F.A." is NFA, and "closed-NFA" is two words. */
export function withoutPunctuation(text: string): readonly [joined: string, spaced: string] {
  const lower = text.toLowerCase();
  return [tidy(lower.replace(punctuation, "")), tidy(lower.replace(punctuation, " "))];
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Membership of a list of words, punctuation and case ignored on both sides. */
export function phraseMatcher(words: readonly string[]): (text: string) => boolean {
  const known = new Set(words.flatMap((word) => withoutPunctuation(word)));
  return (text) => withoutPunctuation(text).some((form) => form !== "" && known.has(form));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

/** One of these words, the longest that fits, for a pattern. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(escapeForRegExp)
    .join("|");
}

/** Whether a text holds one of these as a whole word. No lookbehind: older Safari, which Excel on a Mac uses, has none. */
export function wholeWordFinder(words: readonly string[]): RegExp {
  return new RegExp(String.raw`(?:^|[^\p{L}\p{N}])(?:${anyOf(words)})(?![\p{L}\p{N}])`, "iu");
}
