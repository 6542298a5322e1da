import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { knownDay, type KnownDay } from "./random-days.ts";
import {
  everyMonthName,
  isFigure,
  isNumber,
  isYear,
  namesOfMonths,
  ordinals,
  plainText,
  tokensOf,
} from "./random-tokens.ts";

/**
 * A second opinion on a date cell. It finds nothing by itself: given the days that were read, it says whether the text
 * holds them, in that order, each in a form of the policy readings (section 6), with nothing unexplained beside them. It
 * walks over words and numbers and shares nothing with the product, so the two are unlikely to be wrong alike.
 */
interface Explained {
  readonly text: string;
  readonly days: readonly PlainDate[];
  readonly booking: boolean;
  readonly gridMonth: string | undefined;
}

type Walk = Pick<Explained, "booking" | "gridMonth"> & {
  readonly tokens: readonly string[];
  readonly days: readonly KnownDay[];
  readonly refused: Set<string>;
};

export function isExplained({ text, days, booking, gridMonth }: Explained): boolean {
  const walk = { tokens: tokensOf(plainText(text)), days: days.map(knownDay), refused: new Set<string>() };
  return isExplainedFrom({ ...walk, booking, gridMonth }, 0, 0);
}

function isExplainedFrom(walk: Walk, at: number, day: number): boolean {
  if (at === walk.tokens.length) return day === walk.days.length;
  const key = `${at} ${day}`;
  if (walk.refused.has(key)) return false;
  const next = walk.days[day];
  const dateEnds = next === undefined ? [] : endsOfDate(walk, at, next);
  const isRight =
    dateEnds.some((end) => isExplainedFrom(walk, end, day + 1)) ||
    endsOfNote(walk, at).some((end) => isExplainedFrom(walk, end, day));
  if (!isRight) walk.refused.add(key);
  return isRight;
}

function endsOfDate(walk: Walk, at: number, day: KnownDay): number[] {
  const { tokens, gridMonth } = walk;
  const full = [endOfFigures(tokens, at, day), endOfIso(tokens, at, day), endOfNamed(tokens, at, day)];
  const yearless =
    gridMonth === undefined || knownMonth(gridMonth) !== `${day.year} ${day.month}`
      ? []
      : [endOfFiguresInMonth(tokens, at, day), endOfNamedInMonth(tokens, at, day)];
  return [...full, ...yearless].filter((end) => end !== undefined);
}

function knownMonth(gridMonth: string): string {
  const { year, month } = knownDay(`${gridMonth}-01`);
  return `${year} ${month}`;
}

const separators = ["/", ".", "-"];

function endOfFigures(tokens: readonly string[], at: number, day: KnownDay): number | undefined {
  const [date, separator = "", month, again, year] = tokens.slice(at, at + 5);
  const isDate = isFigure(date, day.date) && isFigure(month, day.month) && isYear(year, day.year);
  if (!isDate || !separators.includes(separator) || again !== separator) return undefined;
  const runsOn = [separator, ":"].includes(tokens[at + 5] ?? "") && isNumber(tokens[at + 6]);
  return runsOn ? undefined : at + 5;
}

function endOfIso(tokens: readonly string[], at: number, day: KnownDay): number | undefined {
  const [year, dash, month, again, date, letter] = tokens.slice(at, at + 6);
  const isDate = year === String(day.year) && isFigure(month, day.month) && isFigure(date, day.date);
  if (!isDate || dash !== "-" || again !== "-") return undefined;
  if (letter !== "T" && letter !== "t") return at + 5;
  const timeEnd = endOfClock(tokens, at + 6);
  if (timeEnd === undefined) return at + 5;
  const fractionEnd = tokens[timeEnd] === "." && isNumber(tokens[timeEnd + 1]) ? timeEnd + 2 : timeEnd;
  return endOfZone(tokens, fractionEnd);
}

function endOfZone(tokens: readonly string[], at: number): number {
  if (tokens[at]?.toUpperCase() === "Z") return at + 1;
  if (!["+", "-"].includes(tokens[at] ?? "") || !isNumber(tokens[at + 1])) return at;
  return tokens[at + 2] === ":" && isNumber(tokens[at + 3]) ? at + 4 : at + 2;
}

/** At most two spaces, dashes, strokes or stops. */
function afterGap(tokens: readonly string[], at: number): number {
  let end = at;
  while (end < at + 2 && [" ", ...separators].includes(tokens[end] ?? "")) end++;
  return end;
}

function endOfNamedInMonth(tokens: readonly string[], at: number, day: KnownDay): number | undefined {
  if (!isFigure(tokens[at], day.date)) return undefined;
  const isMonth = (word: string): boolean => namesOfMonths[day.month - 1]?.includes(word) ?? false;
  const word = (tokens[at + 1] ?? "").toLowerCase();
  if (isMonth(word)) return at + 2;
  const hasOrdinal = ordinals.some((ordinal) => word.startsWith(ordinal));
  if (hasOrdinal && isMonth(word.slice(2))) return at + 2;
  const nameAt = afterGap(tokens, hasOrdinal && word.length === 2 ? at + 2 : at + 1);
  return isMonth((tokens[nameAt] ?? "").toLowerCase()) ? nameAt + 1 : undefined;
}

function endOfNamed(tokens: readonly string[], at: number, day: KnownDay): number | undefined {
  const monthEnd = endOfNamedInMonth(tokens, at, day);
  if (monthEnd === undefined) return undefined;
  const yearAt = afterGap(tokens, monthEnd);
  if (!isYear(tokens[yearAt], day.year)) return undefined;
  const next = tokens[yearAt + 1] ?? "";
  const runsOn = [...separators, ":"].includes(next) && isNumber(tokens[yearAt + 2]);
  const opensNext = everyMonthName.has((tokens[afterGap(tokens, yearAt + 1)] ?? "").toLowerCase());
  if (runsOn || opensNext || ordinals.includes(next.toLowerCase())) return undefined;
  return isHour(tokens, yearAt) ? undefined : yearAt + 1;
}

function isHour(tokens: readonly string[], at: number): boolean {
  const hour = tokens[at] ?? "";
  const after = tokens[at + 1] === " " ? at + 2 : at + 1;
  return hour.length === 2 && Number(hour) <= 12 && endOfHalfDay(tokens, after) !== undefined;
}

function endOfFiguresInMonth(tokens: readonly string[], at: number, day: KnownDay): number | undefined {
  const [date, separator = "", month] = tokens.slice(at, at + 3);
  if (!isFigure(date, day.date) || !isFigure(month, day.month) || !separators.includes(separator)) return undefined;
  const runsOn = [...separators, ":"].includes(tokens[at + 3] ?? "") && isNumber(tokens[at + 4]);
  const isTime = separator === "." && endOfTime(tokens, at) !== undefined;
  return runsOn || isTime ? undefined : at + 3;
}

/** Where what starts here may end, if it is something that the readings permit beside a date. */
function endsOfNote(walk: Walk, at: number): number[] {
  const { tokens } = walk;
  const token = tokens[at] ?? "";
  if (" ,;&+/-:.()[]".includes(token)) return [at + 1];
  const ends = [endOfTime(tokens, at), endOfOneToOne(tokens, at), endOfWeekday(tokens, at), endOfInitials(walk, at)];
  return [...ends, ...endsOfPhrase(walk, at)].filter((end) => end !== undefined);
}

function endOfClock(tokens: readonly string[], at: number): number | undefined {
  const [hour = "", colon, minute = "", again, second = ""] = tokens.slice(at, at + 5);
  const isTime = /^[0-9]{1,2}$/u.test(hour) && Number(hour) < 24 && colon === ":" && /^[0-5][0-9]$/u.test(minute);
  if (!isTime) return undefined;
  return again === ":" && /^[0-5][0-9]$/u.test(second) ? at + 5 : at + 3;
}

/** "am", "p.m": where it ends. */
function endOfHalfDay(tokens: readonly string[], at: number): number | undefined {
  const [first = "", dot, last = ""] = tokens.slice(at, at + 3).map((token) => token.toLowerCase());
  if (first === "am" || first === "pm") return at + 1;
  return (first === "a" || first === "p") && dot === "." && last === "m" ? at + 3 : undefined;
}

function endOfTime(tokens: readonly string[], at: number): number | undefined {
  const clockEnd = endOfClock(tokens, at);
  const isHourOfHalfDay = /^(?:[1-9]|1[0-2])$/u.test(tokens[at] ?? "");
  const hasMinutes = tokens[at + 1] === "." && /^[0-5][0-9]$/u.test(tokens[at + 2] ?? "");
  const hourEnd = isHourOfHalfDay ? (hasMinutes ? at + 3 : at + 1) : undefined;
  const from = clockEnd ?? hourEnd;
  if (from === undefined) return undefined;
  return endOfHalfDay(tokens, tokens[from] === " " ? from + 1 : from) ?? clockEnd;
}

function endOfOneToOne(tokens: readonly string[], at: number): number | undefined {
  const next = tokens.slice(at, at + 5).join("");
  const length = next.startsWith("1-2-1") ? 5 : next.startsWith("1:1") || next.startsWith("1-1") ? 3 : 0;
  const isWhole = length > 0 && tokens[at] === "1" && tokens[at + length - 1] === "1";
  return isWhole ? at + length : undefined;
}

const weekdays = new Set([
  ...["mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs", "thursday"],
  ...["fri", "friday", "sat", "saturday", "sun", "sunday"],
]);

function endOfWeekday(tokens: readonly string[], at: number): number | undefined {
  return weekdays.has((tokens[at] ?? "").toLowerCase()) ? at + 1 : undefined;
}

const neverInitials = new Set([
  ...["NO", "NOT", "NIL", "NONE", "DNA", "CXL", "CANC", "LTS", "STS", "SICK", "TBC", "TBA", "DUE", "NEXT"],
]);

function endOfInitials({ tokens }: Walk, at: number): number | undefined {
  const token = tokens[at] ?? "";
  const isCapitals = /^\p{Lu}{1,4}$/u.test(token) && !neverInitials.has(token);
  const isPhrase = ["N/A", "N/K", "A/L", "TO BE"].includes(tokens.slice(at, at + 3).join(""));
  return isCapitals && !isPhrase && !isNumber(tokens[at + 1]) ? at + 1 : undefined;
}

const permitted = [
  ...["individual", "ind", "held", "done", "completed", "discussed", "discussion", "sup", "supervision", "case", "cs"],
  ...["cd", "by", "with", "on", "at", "via", "and", "teams", "phone", "tel", "telephone", "call", "video", "virtual"],
  ...["office", "f2f", "recorded", "w/c", "week commencing", "group", "grp", "gs", "mapping"],
].map(tokensOf);
const permittedInBookings = [
  ...["booked", "planned", "scheduled", "due", "diarised", "provisional", "to be", "next", "tbc", "tba"],
].map(tokensOf);

function endsOfPhrase({ tokens, booking }: Walk, at: number): number[] {
  return [...permitted, ...(booking ? permittedInBookings : [])]
    .filter((phrase) => phrase.every((word, index) => tokens[at + index]?.toLowerCase() === word))
    .map((phrase) => at + phrase.length)
    .filter((end) => !isNumber(tokens[end]));
}
