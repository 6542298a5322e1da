import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { DateEntry } from "../../shared/contract/entries.ts";
import type { Cell, DateContext } from "../../shared/tracker/read-date.ts";
import {
  closedText,
  datesOfMonthText,
  datesText,
  displacedText,
  dressed,
  newText,
  nothingText,
  plannedWords,
  type KnownDate,
} from "./random-date-text.ts";
import { daysAfter, isoOf, knownDay, serialOf, spelled, type KnownDay } from "./random-days.ts";
import type { Dice } from "./random-dice.ts";
import { noisy, unreadableText, yearlessText } from "./random-unreadable.ts";

/** A cell of a date column with the one right reading of it. */
export interface KnownCell {
  readonly cell: Cell;
  readonly context: DateContext;
  readonly kind: DateEntry["kind"];
  readonly dates: readonly (readonly [on: PlainDate, group: boolean])[];
  /** To ask is as good an answer. */
  readonly mayAsk: boolean;
}

type Truth = Pick<KnownCell, "kind"> & { readonly value: Cell["value"] } & Partial<KnownCell> & {
    readonly formula?: string;
  };

export function randomContext(dice: Dice): DateContext {
  const asAt = dice.pick(["2025-09-15", "2024-02-29", "2026-01-02", "2025-12-31"]) as PlainDate;
  const context = { asAt, date1904: dice.chance(30) };
  if (dice.chance(15)) return { ...context, column: "booking" };
  const gridMonth = dice.chance(15) ? daysAfter(asAt, -dice.int(0, 700)).slice(0, 7) : undefined;
  return { ...context, column: "event", gridMonth };
}

/** Any day that is plausible, most of them of the last two years. */
function randomDay(asAt: PlainDate, dice: Dice): KnownDay {
  if (dice.chance(80)) return knownDay(daysAfter(asAt, -dice.int(-30, 700)));
  const year = dice.int(1990, Number(asAt.slice(0, 4)) + 5);
  return knownDay(daysAfter(`${year}-01-01` as PlainDate, dice.int(0, 364)));
}

export function randomDateCell(dice: Dice): KnownCell {
  const context = randomContext(dice);
  const { value, formula, ...truth } = truthOf(context, dice);
  const isShort = typeof value === "string" && value.length < 200;
  const shown = isShort && truth.kind !== "blank" ? dressed(value, dice) : value;
  return {
    cell: formula === undefined ? { value: shown } : { value, formula },
    context,
    dates: [],
    mayAsk: false,
    ...truth,
  };
}

function truthOf(context: DateContext, dice: Dice): Truth {
  const kind = dice.int(0, 99);
  if (kind < 45) return written(context, dice);
  if (kind < 55) return unreadable(context, dice);
  if (kind < 60) return { kind: "unreadable", value: noisy(withYears(context, dice), dice) };
  if (kind < 66) return displaced(context, dice);
  if (kind < 70) return { kind: "closed", value: closedText(randomDay(context.asAt, dice), dice) };
  if (kind < 74) return { kind: "nothing", value: nothingText(dice) };
  if (kind < 77) return { kind: "new", value: newText(dice) };
  if (kind < 80) return { kind: "blank", value: dice.pick(["", " ", "\u00a0", "'", "\u200b ", "\n"]) };
  if (kind < 92) return numbered(context, dice);
  if (kind < 95) return { kind: "unreadable", value: dice.pick([true, false, ...errors]) };
  return kind < 99 ? workedOut(context, dice) : rarity(context, dice);
}

/** Beside a day without its year a number could be one. */
function withYears(context: DateContext, dice: Dice): string {
  return datesText(knownDates(context, dice), dice).text;
}

const errors = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#SPILL!", "#CALC!", " #N/A"] as const;

function knownDates({ asAt }: DateContext, dice: Dice): KnownDate[] {
  return Array.from({ length: dice.pick([1, 1, 1, 1, 2, 2, 3]) }, () => ({
    day: randomDay(asAt, dice),
    group: dice.chance(15),
  }));
}

function ofDates({ text, dates, mayAsk }: ReturnType<typeof datesText>): Truth {
  return { kind: "dates", value: text, dates: dates.map(({ day, group }) => [isoOf(day), group]), mayAsk };
}

function written(context: DateContext, dice: Dice): Truth {
  const { gridMonth } = context;
  if (gridMonth === undefined || dice.chance(40)) return ofDates(datesText(knownDates(context, dice), dice));
  const days = knownDates(context, dice).map(({ group }) => {
    // "1-1" is no first of January but one to one.
    return { day: knownDay(`${gridMonth}-${dice.int(2, 28)}`), group };
  });
  return ofDates(datesOfMonthText(days, dice));
}

function unreadable({ asAt, gridMonth }: DateContext, dice: Dice): Truth {
  const day = randomDay(asAt, dice);
  const yearless = gridMonth === undefined && dice.chance(40);
  return {
    kind: "unreadable",
    value: yearless ? yearlessText(day, dice) : unreadableText(day, Number(asAt.slice(0, 4)), dice),
  };
}

function displaced(context: DateContext, dice: Dice): Truth {
  const day = randomDay(context.asAt, dice);
  const kind = dice.pick(["cancelled", "planned", "absence"] as const);
  if (kind !== "planned" || context.column === "event") {
    return { kind, value: displacedText(kind, dice.chance(50) ? "" : spelled(day, dice), dice).trim() };
  }
  // In a column of bookings the word says nothing new.
  return {
    kind: "dates",
    value: `${dice.pick(plannedWords.slice(0, 8))} ${spelled(day, dice)}`,
    dates: [[isoOf(day), false]],
  };
}

function numbered({ asAt, date1904 }: DateContext, dice: Dice): Truth {
  if (dice.chance(80)) {
    const day = randomDay(asAt, dice);
    const timeOfDay = dice.pick([0, 0, 0, 0.25, 0.604_166_7, 0.999_99]);
    return { kind: "dates", value: serialOf(day, date1904) + timeOfDay, dates: [[isoOf(day), false]] };
  }
  const first = serialOf({ year: 1990, month: 1, date: 1 }, date1904);
  const last = serialOf({ year: Number(asAt.slice(0, 4)) + 5, month: 12, date: 31 }, date1904);
  const odd = [0, 1, -1, 6.3, 12, 60, 250_306, 20_250_306, 2025, first - 1, last + 1, -first, 1e300, NaN, Infinity];
  return { kind: "unreadable", value: dice.pick(odd) };
}

const computing = [
  ...["=I6+56", "=56+I6", "=I6-7", "=EDATE(A1,1)", "=TODAY()", "=NOW()", "=EOMONTH(A1,0)+1", "=WORKDAY(A1,3)"],
  ...['=IF(A1="","",A1+28)', "=IFERROR(today()-3,1)", "=[@[Last sup]]+28", "=WORKDAY.INTL(A1,3)", "=$B$2 + 14"],
  ...["=DATE(YEAR(A1),MONTH(A1)+3,DAY(A1))", "='Sup log'!B2-7", "=A1+B1", "=H5+$L$1", "=SUM(H5,56)", "=A1+7*B1"],
] as const;
const lookingUp = [
  ...["=A1", "=MAX(E7:P7)", "=VLOOKUP(A2,Log!A:C,3,FALSE)", '=IF(A1="x-1",B1,C1)', "='Sheet-1'!A1", "=[@[Last 1-1]]"],
  ...["=INDEX(Log!C:C,MATCH(A2,Log!A:A,0))", "=DATE(2025,3,6)", '=LOOKUP(2,1/(E7:P7<>""),E7:P7)', "=--A1", "=+A1"],
] as const;

function workedOut({ asAt, date1904, column }: DateContext, dice: Dice): Truth {
  const day = randomDay(asAt, dice);
  const isComputed = dice.chance(60);
  const formula = dice.pick<string>(isComputed ? computing : lookingUp);
  const value = dice.chance(85) ? serialOf(day, date1904) : "";
  if (isComputed && column === "event") return { kind: "unreadable", value, formula };
  return value === ""
    ? { kind: "blank", value, formula }
    : { kind: "dates", value, formula, dates: [[isoOf(day), false]] };
}

const asLongAsACellMayBe = 32_000;

function rarity(context: DateContext, dice: Dice): Truth {
  if (dice.chance(90)) return written(context, dice);
  const day = randomDay(context.asAt, dice);
  const date = spelled(day, dice);
  const repeated = (part: string): string => part.repeat(asLongAsACellMayBe / part.length);
  if (dice.chance(40)) {
    const filling = dice.pick([" ", "sup ", "JO ", ", ", "held and ", "("]);
    return { kind: "dates", value: `${date} ${repeated(filling)}`, dates: [[isoOf(day), false]] };
  }
  const filling = dice.pick([`${date} & `, "a note about the child ", "closed - ", "12/", "1-", "Mar ", "👍", "N/A "]);
  return { kind: "unreadable", value: date + " " + repeated(filling) };
}
