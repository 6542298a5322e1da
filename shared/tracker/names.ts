import { cleanText } from "./cell-text.ts";

/** Names as people write them in a log: "OKARRA, Jo", "J. Okarra", "JO" are one person of the worker list. */

const titles = new Set(["mr", "mrs", "ms", "miss", "mx", "dr"]);

/** Nobody's name is as long as a note, and a note must not take as long to read as it is. */
const longestName = 200;

/** Without titles and brackets, the first name first, in small letters. Two names that are equal now are one person. */
export function tidyName(written: string): string {
  const text = cleanText(written.slice(0, longestName)).replace(/\([^)]*\)|\[[^\]]*\]/gu, " ");
  const comma = text.indexOf(",");
  const inOrder = comma === -1 ? text : `${text.slice(comma + 1)} ${text.slice(0, comma)}`;
  return inOrder
    .replace(/[.,]/gu, " ")
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "" && !titles.has(word))
    .join(" ");
}

/** Which of the listed people a written name fits, in the first way that fits any. Takes and lists tidied names. */
export function namesFitting(tidied: string, listed: readonly string[]): string[] {
  if (tidied === "") return [];
  const equal = listed.filter((name) => name === tidied);
  if (equal.length > 0) return equal;
  const alike = listed.filter((name) => sameLastWord(tidied, name));
  if (alike.length > 0) return alike;
  return mayBeInitials(tidied) ? listed.filter((name) => initialsOf(name) === tidied) : [];
}

/** One word of two or three letters. */
export function mayBeInitials(tidied: string): boolean {
  return /^\p{L}{2,3}$/u.test(tidied);
}

/** The same last word, and first words of which one is the other, its initial or its beginning. */
function sameLastWord(one: string, other: string): boolean {
  const [a, b] = [one.split(" "), other.split(" ")];
  const [firstA = "", firstB = ""] = [a[0], b[0]];
  return a.at(-1) === b.at(-1) && (firstA.startsWith(firstB) || firstB.startsWith(firstA));
}

function initialsOf(name: string): string {
  return name
    .split(" ")
    .map((word) => Array.from(word)[0] ?? "")
    .join("");
}
