import type { Dice } from "./random-dice.ts";
import { monthName, monthNames, spelled, spelledWithoutYear, type KnownDay } from "./random-days.ts";

/** Texts that look like dates and must never be read as one. */

/** `asAtYear`: no day beyond its fifth year is plausible. */
export function unreadableText(day: KnownDay, asAtYear: number, dice: Dice): string {
  const { year, month, date } = day;
  const name = monthName(month, dice);
  const yearAfter = dice.pick([` ${year}`, ` ${String(year).slice(2)}`, `-${String(year).slice(2)}`]);
  const family = dice.int(0, 7);
  if (family === 0) return dice.pick([name, name + yearAfter, `${name}, ${year}`, `early ${name}`]);
  if (family === 1) return impossible(year, dice);
  if (family === 2) return outOfRange(day, asAtYear, dice);
  // Day and month the other way round, or year first with strokes.
  if (family === 3)
    return dice.pick([`${name} ${date} ${year}`, `${name} ${date}, ${year}`, `${year}/${month}/${date}`]);
  if (family === 4)
    return dice.pick([`${date}/${month}.${year}`, `${date}/${month}/${year % 10}`, `${date}/${month}/0${year}`]);
  if (family === 5)
    return dice.pick(["see notes", "Exempt", "no idea", "July", "last week", "ask JO", "x", "2025", "45722"]);
  return noisy(spelled(day, dice), dice);
}

/** A day and month with no year: unreadable unless a month stands above. */
export function yearlessText(anyDay: KnownDay, dice: Dice): string {
  // "1-1" is no first of January but one to one.
  const day = anyDay.month === 1 ? { ...anyDay, date: Math.max(2, anyDay.date) } : anyDay;
  const yearless = spelledWithoutYear(day, dice);
  const [, name = ""] = monthNames[day.month - 1] ?? [];
  const hour = dice.int(1, 12);
  return dice.pick([
    yearless,
    "6.3",
    `${yearless} ${dice.pick(["held", "JO", "1:1", "(group)"])}`,
    `${yearless} and ${spelled(day, dice)}`,
    `${spelled(day, dice)}, ${yearless}`,
    // The hour is no year.
    `${day.date} ${name} ${String(hour).padStart(2, "0")}${dice.pick([" AM", "PM", " P.M.", "am", " pm", ":30", ".30pm"])}`,
    `${day.date} ${name}, ${String(hour + 12)}`,
    `${day.date}-${day.date + 1}/${day.month}/${day.year}`,
  ]);
}

function impossible(year: number, dice: Dice): string {
  const [date, month] = dice.pick([
    ...([
      [30, 2],
      [31, 4],
      [31, 6],
      [31, 9],
      [31, 11],
      [0, 1],
      [1, 0],
      [32, 1],
      [1, 13],
      [13, 31],
    ] as const),
  ]);
  const separator = dice.pick(["/", ".", "-"]);
  return [date, month, year].join(separator) + dice.pick(["", " JO", " (group)", ", 1/2/2025"]);
}

function outOfRange({ month, date }: KnownDay, asAtYear: number, dice: Dice): string {
  const year = dice.pick(["0025", "1989", "1900", "1066", "9999", String(asAtYear + 6), String(asAtYear + 20)]);
  return dice.pick([`${date}/${month}/${year}`, `${date} ${monthName(month, dice)} ${year}`]);
}

const strangeWords = [
  ...["or", "maybe", "not seen", "see notes", "cancelld", "nearly", "x2", "approx", "circa", "NO", "of"],
  ...["12", "3rd", "2025", "№ 4", "آب", "ужe", "週", "👍", "½", "@JO", "#4", "£5", "50%", "un"],
] as const;
const marks = [
  "\u200e",
  "\u200f",
  "\u202e",
  "\u0000",
  "\u0007",
  "\u001b",
  "\u007f",
  "\u00ad",
  "\u0301",
  "\ud800",
] as const;
const foreignZeros = [0x0660, 0x06f0, 0x0966, 0xff10, 0x1d7ce] as const;

/** A date with something beside it that nobody has explained. */
export function noisy(text: string, dice: Dice): string {
  const kind = dice.int(0, 5);
  if (kind === 0) return text + dice.pick(["?", " ?", "??", " (?)", "*", "!", "~", " NOT", " not"]);
  if (kind === 1) return dice.pick(["=", "@", "?", "~", "<", "x", "#"]) + text;
  if (kind === 2) return withMark(text, dice);
  if (kind === 3) return inForeignDigits(text, dice);
  return dice.chance(50) ? `${text} ${dice.pick(strangeWords)}` : `${dice.pick(strangeWords)} ${text}`;
}

function withMark(text: string, dice: Dice): string {
  const at = dice.int(0, text.length);
  return text.slice(0, at) + dice.pick(marks) + text.slice(at);
}

function inForeignDigits(text: string, dice: Dice): string {
  const zero = dice.pick(foreignZeros);
  return text.replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));
}
