import { anyOf } from "./cell-text.ts";
import {
  absenceWords,
  cancelledWords,
  groupWords,
  noteWords,
  oneToOneTokens,
  plannedWords,
} from "./vocabulary/date-words.ts";

/** What may stand beside a full date without changing it. Each pattern is tried where the one before it ended. */

const wordEnd = String.raw`(?![\p{L}\p{N}])`;

const separators = /[ ,;&+/\-:.()[\]]+/uy;
const group = new RegExp(String.raw`(?:${anyOf(groupWords)})(?: (?:supervision|sup))?${wordEnd}`, "iuy");
const oneToOne = new RegExp(String.raw`(?:${anyOf(oneToOneTokens)})(?![\d/.:\-])`, "uy");
const time =
  /(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m)?|(?:1[0-2]|[1-9])(?:\.[0-5]\d)? ?[ap]\.?m)(?![\p{L}\p{N}])/iuy;
const weekday =
  /(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)[., ]{0,2}(?=\d)/iuy;
const notes = new RegExp(String.raw`(?:${anyOf(noteWords)})${wordEnd}`, "iuy");
const notesAndBookings = new RegExp(String.raw`(?:${anyOf([...noteWords, ...plannedWords])})${wordEnd}`, "iuy");
/** In capitals they are nobody's initials: they turn the note round, also where they touch the date ("12/3/25DNA"). */
const noInitials = [
  ...["no", "not", "nil", "none", "n/a", "n/k"],
  ...[...cancelledWords, ...plannedWords, ...absenceWords],
].map((word) => word.toUpperCase());
const initials = new RegExp(String.raw`(?!(?:${anyOf(noInitials)})${wordEnd})\p{Lu}(?:\.?\p{Lu}){0,3}${wordEnd}`, "uy");

interface Leftover {
  readonly end: number;
  readonly group: boolean;
}

/** The permitted leftover that starts at `start`; undefined when what stands there is not permitted. */
export function leftoverAt(text: string, start: number, booking: boolean): Leftover | undefined {
  const groupEnd = endOf(group, text, start);
  if (groupEnd !== undefined) return { end: groupEnd, group: true };
  const end =
    endOf(separators, text, start) ??
    oneToOneEnd(text, start) ??
    endOf(time, text, start) ??
    endOf(weekday, text, start) ??
    endOf(booking ? notesAndBookings : notes, text, start) ??
    endOf(initials, text, start);
  return end === undefined ? undefined : { end, group: false };
}

export function oneToOneEnd(text: string, start: number): number | undefined {
  return endOf(oneToOne, text, start);
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
