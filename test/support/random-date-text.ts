import type { Dice } from "./random-dice.ts";
import { isoOf, spelled, spelledWithoutYear, type KnownDay } from "./random-days.ts";

/** Texts of date cells whose meaning is known, because they are put together from it. */

export interface KnownDate {
  readonly day: KnownDay;
  readonly group: boolean;
}

interface KnownText {
  readonly text: string;
  readonly dates: readonly KnownDate[];
  /** So tightly written, or so full of notes, that to ask is as good an answer. */
  readonly mayAsk: boolean;
}

/** What may stand beside a date and changes nothing, as the readings list it. */
const notes = [
  ...["individual", "ind", "held", "done", "completed", "discussed", "discussion", "sup", "supervision", "case sup"],
  ...["CS", "CD", "case discussion", "by phone", "with JO", "via Teams", "on teams", "tel call", "telephone", "video"],
  ...["virtual", "at office", "f2f", "recorded", "1:1", "1-1", "1-2-1", "sup and case discussion", "held & recorded"],
] as const;
const initials = ["JO", "TM", "A.B.", "K.L.M", "RAO", "T", "ABCD", "Á.É", "JO/TM", "(JO)", "[TM]"] as const;
const weekdays = ["Mon", "Tues", "Wednesday", "Thu", "thurs", "FRI", "Sat.", "Sunday,"] as const;
const times = ["14:30", "2pm", "2.30pm", "2:30 pm", "at 10 AM", "09:15:00", "11.45 a.m", "9am"] as const;
const groupNotes = ["group", "grp", "GS", "mapping", "group sup", "Group Supervision", "(group)", "(grp sup)"] as const;
const joiners = [", ", " & ", "; ", " + ", " and ", " / ", "\n", " - ", " , ", ",", ";", "&", "\r\n"] as const;
const tightJoiners = ["-", "/", ".", ":", "+"] as const;

/** One date or more, with what people write beside them. */
export function datesText(days: readonly KnownDate[], dice: Dice): KnownText {
  // A note that stands first belongs to the first date; any other to the date just before it.
  const isNotedAhead = days[0]?.group === true && dice.chance(50);
  const isNotedTwice = isNotedAhead && dice.chance(5);
  let text = (isNotedAhead ? `${dice.pick(groupNotes)} ` : "") + leading(dice);
  let mayAsk = isNotedTwice;
  for (const [index, { day, group }] of days.entries()) {
    const isTight = index > 0 && dice.chance(3);
    const isNoted = index === 0 && isNotedAhead ? isNotedTwice : group;
    text += joiner(index, isTight, dice) + spelled(day, dice) + (isNoted ? ` ${dice.pick(groupNotes)}` : "");
    text += trailing(dice);
    mayAsk ||= isTight;
  }
  return { text, dates: days, mayAsk };
}

function joiner(index: number, isTight: boolean, dice: Dice): string {
  if (isTight) return dice.pick(tightJoiners);
  return (index === 0 ? "" : dice.pick(joiners)) + weekdayAhead(dice);
}

function leading(dice: Dice): string {
  const kind = dice.int(0, 11);
  if (kind === 0) return `${dice.pick(initials)} `;
  if (kind === 1) return `${dice.pick(notes)} `;
  if (kind === 2) return dice.pick(["w/c ", "week commencing ", "W/C ", "w/c: ", "- ", "+", "("]);
  return "";
}

function weekdayAhead(dice: Dice): string {
  return dice.chance(10) ? `${dice.pick(weekdays)} ` : "";
}

function trailing(dice: Dice): string {
  const kind = dice.int(0, 11);
  if (kind === 0) return ` ${dice.pick(times)}`;
  if (kind === 1) return ` ${dice.pick(initials)}`;
  if (kind === 2) return ` ${dice.pick(notes)}`;
  if (kind === 3) return dice.pick([".", " -", ")", " (JO)", " : held", ": held", " , "]);
  return "";
}

/** Days and months of the month above them. */
export function datesOfMonthText(days: readonly KnownDate[], dice: Dice): KnownText {
  const parts = days.map(({ day, group }) => {
    const noted = group ? ` ${dice.pick(groupNotes)}` : "";
    return weekdayAhead(dice) + spelledWithoutYear(day, dice) + noted;
  });
  return { text: parts.join(dice.pick([", ", " & ", "; ", " and ", "\n"])), dates: days, mayAsk: false };
}

const cancelledWords = [
  ...["cancelled", "canceled", "canc", "cxl", "postponed", "rebooked", "re-booked", "rearranged", "re-arranged"],
  ...["rescheduled", "re-scheduled", "DNA", "did not attend", "no show", "not held", "missed", "not discussed"],
] as const;
export const plannedWords = [
  ...["booked", "planned", "scheduled", "due", "diarised", "provisional", "to be", "next", "TBC for", "tba -"],
] as const;
const absenceWords = [
  ...[
    "A/L",
    "annual leave",
    "leave",
    "sick",
    "sickness",
    "LTS",
    "sts",
    "mat leave",
    "maternity",
    "paternity",
    "absent",
  ],
] as const;

/** A word that says it was not held, is to come, or somebody was away: it wins over any date and any note. */
export function displacedText(kind: "cancelled" | "planned" | "absence", date: string, dice: Dice): string {
  const words = { cancelled: cancelledWords, planned: plannedWords, absence: absenceWords }[kind];
  const word = recased(dice.pick<string>(words), dice);
  const weaker = kind === "cancelled" && dice.chance(25) ? ` ${dice.pick(plannedWords)}` : "";
  const parts = dice.pick([
    `${word}${weaker}`,
    `${word}${weaker} ${date}`,
    `${date} ${word}${weaker}`,
    `${date} - ${word}${weaker}: see notes!`,
    `(${word}${weaker}) ${date}`,
  ]);
  return parts;
}

const closedWords = [
  ...["closed", "closed cases", "case closed", "closed nfa", "NFA", "N.F.A.", "tx out", "transferred out"],
  ...["stepped down", "ceased", "ended", "archived", "leavers", "Closed (NFA)"],
] as const;

export function closedText(day: KnownDay, dice: Dice): string {
  const word = recased(dice.pick(closedWords), dice);
  if (dice.chance(40)) return word;
  const { year, month, date } = day;
  const full = [`${date}/${month}/${year}`, `${date}.${month}.${String(year).slice(2)}`, isoOf(day)];
  const when = dice.pick([...full, spelledWithoutYear(day, dice)]);
  return word + dice.pick([" ", " - ", ": ", ", "]) + when;
}

const nothingWords = [
  ...["TBC", "tba", "TBD", "?", "??", "???", "-", "--", ".", "..", "n/a", "N/A", "na", "nk", "n/k", "Not known"],
  ...["none", "NIL", "no date", "–", "—"],
] as const;
const newWords = [
  ...["new", "New case", "n/a - new case", "N/A new", "NYA", "not yet", "Not yet discussed", "newly allocated", "NEW!"],
] as const;

export function nothingText(dice: Dice): string {
  return dice.pick(nothingWords);
}

export function newText(dice: Dice): string {
  return recased(dice.pick(newWords), dice);
}

function recased(word: string, dice: Dice): string {
  return dice.pick([word, word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]);
}

const thinSpaces = ["\u00a0", "\u2009", "  ", "\t", "\n", "\u202f", "\u3000"] as const;

/** The same to a reader, though not to a machine: other spaces, longer dashes, quote marks at the ends. */
export function dressed(text: string, dice: Dice): string {
  let dressed = text;
  if (dice.chance(10)) dressed = dressed.replaceAll(" ", dice.pick(thinSpaces));
  if (dice.chance(10)) dressed = dressed.replaceAll("-", dice.pick(["–", "—", "‑", "−"]));
  if (dice.chance(10)) dressed = dice.pick(["'", "‘", '"', " ", "\u200b"]) + dressed;
  if (dice.chance(10)) dressed += dice.pick(["'", "’", '"', " ", "\u00a0", "\n", "\ufeff"]);
  return dressed;
}
