import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { fieldHeadings } from "../../shared/tracker/vocabulary/headings.ts";
import type { GridCell } from "./grid.ts";
import {
  dayAgo,
  typedBeginning,
  typedCareLeaver,
  typedClosure,
  typedDay,
  typedDiscussion,
  typedMatch,
  typedPlan,
  typedStatus,
  typedType,
  type Hand,
  type KnownChild,
  type KnownEntry,
} from "./random-child.ts";
import { datesOfMonthText } from "./random-date-text.ts";
import { daysAfter, isoOf, knownDay } from "./random-days.ts";
import type { Dice } from "./random-dice.ts";

/** A row that is being typed: its cells by column, and what is meant by them. */
export interface Draft {
  readonly on: PlainDate;
  readonly cells: Map<Column, GridCell>;
  known: KnownChild;
}

export interface Column {
  readonly heading: string;
  /** Of the vocabulary; undefined for a column that is none of them. */
  readonly field: string | undefined;
  readonly shape: "single" | "series" | "month";
  /** Above it, in a month grid. */
  readonly month?: string;
  /** Types the cell of one child and notes what it means. */
  readonly type: (draft: Draft, hand: Hand, dice: Dice) => GridCell;
}

const nobody: KnownChild = {
  ...{ ref: undefined, opened: undefined, allocated: undefined, closed: undefined, last: undefined, series: undefined },
  ...{ type: undefined, status: undefined, plans: [], planSays: undefined, addedPlan: undefined, isMatched: false },
  ...{ hasExemptReason: false, exemptEnd: undefined },
};

export function blankDraft(hand: Hand, dice: Dice): Draft {
  return { on: dayAgo(hand, dice), cells: new Map(), known: nobody };
}

/** A heading of the vocabulary for a table of children, dressed as people dress it. */
function headingFor(field: string, dice: Dice): string {
  const known = fieldHeadings.find((one) => one.field === field && one.tables.includes("cases"));
  return dressedHeading(dice.pick<string>(known?.headings ?? []), dice);
}

function dressedHeading(heading: string, dice: Dice): string {
  if (dice.chance(70)) return heading;
  return dice.pick([
    heading.toUpperCase(),
    heading.toLowerCase(),
    `${heading} `,
    `${heading}:`,
    heading.replace(" ", "\n"),
    `${heading} (dd/mm/yy)`,
  ]);
}

function column(field: string | undefined, heading: string, type: Column["type"]): Column {
  return { field, heading, shape: "single", type };
}

function noted<Truth>(
  draft: Draft,
  typed: { cell: GridCell; truth: Truth },
  note: (truth: Truth) => Partial<KnownChild>,
) {
  draft.known = { ...draft.known, ...note(typed.truth) };
  return typed.cell;
}

const childNames = [
  "A. Abara",
  "Bea Brook",
  "Cal Creed",
  "Dee Dunn",
  "Eli Eastgate",
  "Fern Farrow",
  "May Marsh",
] as const;
export const workerNames = ["Jo Okarra", "Amma Tarnbrook", "T. Marlowe", "ELLERBY, Sam", "Ines Quill"] as const;

const typers: Record<string, Column["type"]> = {
  name: (_draft, _hand, dice) => dice.pick(childNames),
  familyRef: (_draft, _hand, dice) => `Family ${dice.int(1, 9)}`,
  dob: (_draft, hand, dice) => typedDay(daysAfter(hand.asAt, -dice.int(300, 6000)), hand, dice).cell,
  worker: (_draft, _hand, dice) => dice.pick(workerNames),
  team: (_draft, _hand, dice) => dice.pick(["Pod 1", "Pod 2", "North"]),
  planType: (draft, _hand, dice) => noted(draft, typedPlan(dice), (truth) => truth),
  careLeaver: (draft, _hand, dice) => noted(draft, typedCareLeaver(dice), (truth) => truth),
  longTermMatch: (draft, hand, dice) => noted(draft, typedMatch(hand, dice), (truth) => truth),
  status: (draft, _hand, dice) => noted(draft, typedStatus(dice), (truth) => truth),
  discussionType: (draft, _hand, dice) => noted(draft, typedType(dice), (truth) => truth),
  dateClosed: (draft, hand, dice) => noted(draft, typedClosure(hand, dice), (closed) => ({ closed })),
  dateOpened: (draft, hand, dice) => {
    const day = daysAfter(draft.on, -dice.pick([-5, 0, 1, 30, 90, 200]));
    return noted(draft, typedBeginning(day > hand.asAt ? draft.on : day, hand, dice), (opened) => ({ opened }));
  },
  dateAllocated: (draft, hand, dice) =>
    noted(draft, typedBeginning(dayAgo(hand, dice), hand, dice), (allocated) => ({ allocated })),
  lastDiscussion: (draft, hand, dice) => noted(draft, typedDiscussion(draft.on, hand, dice), (last) => ({ last })),
  rag: (_draft, _hand, dice) => dice.pick(["Red", "Amber", "Green", "R", "A", "G"]),
  notes: (_draft, _hand, dice) =>
    dice.pick(["", "see file", "TM to chase, next sup 3/9/25", "closed to CP 1/2/25", "=not a formula"]),
  supervisor: (_draft, _hand, dice) => dice.pick(["M. Hartwell", "K. Osei"]),
  seenAlone: (_draft, _hand, dice) => dice.pick(["Y", "N", ""]),
  lastVisit: (_draft, hand, dice) => typedDay(daysAfter(hand.asAt, -dice.int(0, 40)), hand, dice).cell,
  lastSeen: (_draft, hand, dice) => typedDay(daysAfter(hand.asAt, -dice.int(0, 40)), hand, dice).cell,
  nextDue: (draft, hand, dice) => {
    const { cell } = typedDay(daysAfter(draft.on, 28), { ...hand, texts: 0 }, dice);
    return typeof cell === "number" ? { value: cell, formula: "=H5+28" } : cell;
  },
};

export function fieldColumn(field: string, dice: Dice): Column {
  const type = typers[field];
  if (type === undefined) throw new RangeError(`Nobody types ${field}`);
  return column(field, headingFor(field, dice), type);
}

/** A case system's numbers: some are as large as the serial number of a date. */
export function refColumn(dice: Dice): Column {
  const first = dice.pick([1_000_000, 45_000, 300_000, 9_000_000]);
  const style = dice.int(0, 4);
  let next = 0;
  return column("caseRef", headingFor("caseRef", dice), (draft) => {
    const number = first + ++next * 7;
    // Brothers and sisters may differ behind the point alone.
    const styles = [number, String(number), `M${number}`, ` ${number} `, first + Math.ceil(next / 3) + (next % 3) / 10];
    const ref = styles[style] ?? number;
    return noted(draft, { cell: ref, truth: String(ref).trim() }, (ref) => ({ ref }));
  });
}

/** A reason and an end: only both together exempt. */
export function exemptionColumns(dice: Dice): Column[] {
  const reason = column("exemptReason", headingFor("exemptReason", dice), (draft, _hand, thrown) => {
    const hasExemptReason = thrown.chance(20);
    const cell = hasExemptReason ? "Court order" : thrown.pick(["", "-", "n/a"]);
    return noted(draft, { cell, truth: { hasExemptReason } }, (truth) => truth);
  });
  const until = column("exemptUntil", headingFor("exemptUntil", dice), (draft, hand, thrown) => {
    if (!thrown.chance(40)) return "";
    const exemptEnd = daysAfter(hand.asAt, thrown.pick([-1, 0, 1, 40]));
    return noted(draft, typedDay(exemptEnd, hand, thrown), () => ({ exemptEnd }));
  });
  return [reason, until];
}

const strangers: readonly (readonly [heading: string, holds: "date" | "text" | "number" | "mark"])[] = [
  ...([
    ["No.", "number"],
    ["Address", "text"],
    ["School", "text"],
    ["Ethnicity", "text"],
    ["Chronology updated", "date"],
  ] as const),
  ...([
    ["Last CPC", "date"],
    ["Next review", "date"],
    ["CLA start", "date"],
    ["Supervision order expiry", "date"],
  ] as const),
  ...([
    ["Supervised contact", "mark"],
    ["Last core group", "date"],
    ["Days since sup", "number"],
    ["Sup overdue?", "mark"],
  ] as const),
  ...([
    ["Weeks since last sup", "number"],
    ["LAC review", "date"],
    ["Last PEP", "date"],
    ["Court hearing", "date"],
  ] as const),
  ...([
    ["Supervision notes", "text"],
    ["Sup with IRO", "date"],
    ["Strategy meeting", "date"],
    ["Genogram", "mark"],
  ] as const),
  ...([
    ["NHS No", "number"],
    ["UPN", "number"],
    ["Permanence plan", "text"],
    ["Last discussed with IRO", "date"],
  ] as const),
];

/** A column that the vocabulary does not know. */
export function strangerColumn(dice: Dice): Column {
  const [heading, holds] = dice.pick(strangers);
  return column(undefined, heading, (_draft, hand, thrown) => {
    if (holds === "date") return typedDay(daysAfter(hand.asAt, -thrown.int(-100, 200)), hand, thrown).cell;
    if (holds === "number") return thrown.int(1, 99_999);
    return holds === "mark" ? thrown.pick(["Y", "N", ""]) : thrown.pick(["", "see file", "n/a", "Elm Road Primary"]);
  });
}

/** A column whose heading may mean a discussion and does not: here it is court work. */
export function trapColumn(dice: Dice): Column {
  return column(
    undefined,
    dice.pick(["Last CS", "Supervision", "Last MO", "Last management oversight"]),
    (_draft, hand, thrown) => {
      return typedDay(daysAfter(hand.asAt, -thrown.int(0, 20)), hand, thrown).cell;
    },
  );
}

const headingsOfSeries = [
  ...[(n: number) => `Sup ${n}`, (n: number) => `Supervision ${n}`, (n: number) => `CS${n}`, (n: number) => `SUP${n}`],
];

/** Discussions from left to right: each child has had some, the latest furthest right. */
export function seriesColumns(count: number, dice: Dice): Column[] {
  const heading = dice.pick(headingsOfSeries);
  return runningColumns(
    Array.from({ length: count }, (_, at) => ({
      heading: heading(at + 1),
      field: "discussions",
      shape: "series" as const,
    })),
    (draft, hand, thrown, left) => {
      const on = daysAfter(draft.on, -30 * left);
      return thrown.chance(10) ? { cell: "", truth: { kind: "blank", dates: [] } } : typedDiscussion(on, hand, thrown);
    },
  );
}

type Heading = Pick<Column, "heading" | "field" | "shape" | "month">;
type TypeRunning = (
  draft: Draft,
  hand: Hand,
  dice: Dice,
  left: number,
) => { readonly cell: GridCell; readonly truth: KnownEntry };

function runningColumns(headings: readonly Heading[], typeOne: TypeRunning): Column[] {
  let filled = 0;
  return headings.map((heading, at) => ({
    ...heading,
    type: (draft, hand, dice) => {
      if (at === 0) filled = dice.int(0, headings.length);
      const typed =
        at >= filled
          ? { cell: "", truth: { kind: "blank", dates: [] } as const }
          : typeOne(draft, hand, dice, filled - at - 1);
      return noted(draft, typed, (truth) => ({ series: [...(at === 0 ? [] : (draft.known.series ?? [])), truth] }));
    },
  }));
}

const monthInWords = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A column for each month up to now, in which days stand without their year. */
export function monthColumns(count: number, { asAt }: Hand): Column[] {
  const [year = 0, last = 0] = asAt.split("-").map(Number);
  return Array.from({ length: count }, (_, at): Column => {
    const number = year * 12 + last - 1 - (count - 1 - at);
    const [ofYear, month] = [Math.floor(number / 12), (number % 12) + 1];
    const key = `${ofYear}-${String(month).padStart(2, "0")}`;
    return {
      heading: `${monthInWords[month - 1] ?? ""}-${String(ofYear).slice(2)}`,
      field: "discussions",
      shape: "month",
      month: key,
      type: (draft, hand, dice) => {
        const typed = typedInMonth(key, hand, dice);
        return noted(draft, typed, (truth) => ({ series: [...(at === 0 ? [] : (draft.known.series ?? [])), truth] }));
      },
    };
  });
}

function typedInMonth(key: string, hand: Hand, dice: Dice): { cell: GridCell; truth: KnownEntry } {
  const latest = key === hand.asAt.slice(0, 7) ? Number(hand.asAt.slice(8)) : 28;
  if (latest < 2 || dice.chance(40)) return { cell: "", truth: { kind: "blank", dates: [] } };
  if (dice.chance(hand.oddities)) return typedDiscussion(`${key}-02` as PlainDate, { ...hand, oddities: 100 }, dice);
  const days = [{ day: knownDay(`${key}-${dice.int(2, latest)}`), group: dice.chance(15) }];
  const { text, dates } = datesOfMonthText(days, dice);
  return { cell: text, truth: { kind: "dates", dates: dates.map(({ day, group }) => ({ on: isoOf(day), group })) } };
}
