import { monthNames } from "./random-days.ts";

/** The text of a cell as words and numbers, by another way than the product's. */

const otherSpaces = /[\s\u200b\u2060\ufeff]/u;
const otherDashes = "‐‑‒–—―−";
const quoteMarks = " '\"‘’“”`´";

/** Every dash a hyphen, every run of spaces one space, no quote marks at the ends. */
export function plainText(text: string): string {
  let plain = "";
  for (const letter of text) {
    const shown = otherSpaces.test(letter) ? " " : otherDashes.includes(letter) ? "-" : letter;
    if (shown !== " " || !plain.endsWith(" ")) plain += shown;
  }
  while (plain !== "" && quoteMarks.includes(plain.charAt(0))) plain = plain.slice(1);
  while (plain !== "" && quoteMarks.includes(plain.charAt(plain.length - 1))) plain = plain.slice(0, -1);
  return plain;
}

/** Numbers, words, and every other letter by itself. */
export function tokensOf(text: string): string[] {
  return text.match(/[0-9]+|\p{L}+|[^]/gu) ?? [];
}

export function isFigure(token: string | undefined, value: number): boolean {
  return token !== undefined && /^[0-9]{1,2}$/u.test(token) && Number(token) === value;
}

export function isYear(token: string | undefined, year: number): boolean {
  return token === String(year) || (year >= 2000 && token === String(year).slice(2));
}

export function isNumber(token: string | undefined): boolean {
  return token !== undefined && /^[0-9]/u.test(token);
}

export const ordinals = ["st", "nd", "rd", "th"];
export const namesOfMonths = monthNames.map((names) => names.map((name) => name.toLowerCase()));
export const everyMonthName = new Set(namesOfMonths.flat());
