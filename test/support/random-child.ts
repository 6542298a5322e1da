import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { DateEntry } from "../../shared/contract/entries.ts";
import type { GridCell } from "./grid.ts";
import { closedText, datesText, displacedText, newText, nothingText } from "./random-date-text.ts";
import { daysAfter, isoOf, knownDay, serialOf, spelled } from "./random-days.ts";
import type { Dice } from "./random-dice.ts";

/** A row of a child as it is typed, and what whoever typed it meant. */

export interface KnownEntry {
  readonly kind: DateEntry["kind"];
  readonly dates: readonly { readonly on: PlainDate; readonly group: boolean }[];
}

type PlanWord = "CIN" | "CP" | "LAC" | "CARE_LEAVER" | "COURT";

/** What the columns of the discussion clock say of a child; undefined where the tracker has no such column. */
export interface KnownChild {
  readonly ref: string | undefined;
  readonly opened: KnownEntry | undefined;
  readonly allocated: KnownEntry | undefined;
  readonly closed: KnownEntry | undefined;
  readonly last: KnownEntry | undefined;
  readonly series: readonly KnownEntry[] | undefined;
  readonly type: "blank" | "individual" | "group" | "unreadable" | undefined;
  readonly status: "blank" | "open" | "closed" | "doubtful" | undefined;
  readonly plans: readonly PlanWord[];
  readonly planSays: "closed" | "doubtful" | undefined;
  readonly addedPlan: PlanWord | undefined;
  readonly isMatched: boolean;
  readonly hasExemptReason: boolean;
  readonly exemptEnd: PlainDate | undefined;
}

/** How one manager types: the same hand all over a workbook. */
export interface Hand {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
  /** In a hundred: dates typed as text. */
  readonly texts: number;
  /** In a hundred: dates that hold something else. */
  readonly oddities: number;
}

interface Typed<Truth> {
  readonly cell: GridCell;
  readonly truth: Truth;
}

export function randomHand(asAt: PlainDate, dice: Dice): Hand {
  return { asAt, date1904: dice.chance(10), texts: dice.pick([0, 5, 30, 100]), oddities: dice.pick([0, 2, 8, 15]) };
}

/** Days ago at which something turns, and a few besides. */
const turning = [
  0, 1, 2, 27, 28, 29, 30, 31, 32, 55, 56, 57, 83, 84, 85, 88, 89, 90, 91, 92, 93, 94, 120, 200, 400,
] as const;

export function dayAgo({ asAt }: Hand, dice: Dice): PlainDate {
  return daysAfter(asAt, -(dice.chance(70) ? dice.pick(turning) : dice.int(0, 500)));
}

/** One day, as a true date or as text. */
export function typedDay(on: PlainDate, hand: Hand, dice: Dice): Typed<KnownEntry> {
  const truth = entryOf("dates", on);
  if (dice.chance(hand.texts)) return { cell: spelled(knownDay(on), dice), truth };
  const serial = serialOf(knownDay(on), hand.date1904);
  const value = dice.chance(5) ? serial + 0.625 : serial;
  return { cell: dice.chance(3) ? { value, formula: "=VLOOKUP(A2,Log!A:C,3,FALSE)" } : value, truth };
}

function entryOf(kind: KnownEntry["kind"], on?: PlainDate): KnownEntry {
  return { kind, dates: on === undefined ? [] : [{ on, group: false }] };
}

/** The cell of a discussion: usually its day, sometimes what people type instead. */
export function typedDiscussion(on: PlainDate, hand: Hand, dice: Dice): Typed<KnownEntry> {
  if (!dice.chance(hand.oddities)) return dice.chance(15) ? typedDates(on, hand, dice) : typedDay(on, hand, dice);
  const day = knownDay(on);
  switch (dice.int(0, 8)) {
    case 0:
    case 1:
      return { cell: nothingText(dice), truth: entryOf("nothing") };
    case 2:
      return { cell: newText(dice), truth: entryOf("new") };
    case 3:
      return { cell: closedText(day, dice), truth: entryOf("closed") };
    case 4: {
      const kind = dice.pick(["cancelled", "planned", "absence"] as const);
      return { cell: displacedText(kind, spelled(day, dice), dice), truth: entryOf(kind) };
    }
    case 5:
      return {
        cell: dice.pick(["see notes", "12/3 and 9/4", "Mar-25", "03/13/2025", "#REF!", "12/3/25?"]),
        truth: entryOf("unreadable"),
      };
    case 6:
      return typedDay(daysAfter(hand.asAt, dice.int(1, 40)), hand, dice);
    case 7:
      return { cell: { value: serialOf(day, hand.date1904), formula: "=G2+28" }, truth: entryOf("unreadable") };
    default:
      return { cell: "", truth: entryOf("blank") };
  }
}

/** One day or more with notes beside them. */
function typedDates(on: PlainDate, { asAt }: Hand, dice: Dice): Typed<KnownEntry> {
  const days = [{ on, group: dice.chance(30) }];
  if (dice.chance(30)) days.push({ on: daysAfter(on, -dice.int(1, 60)), group: dice.chance(20) });
  if (dice.chance(20)) days.unshift({ on: daysAfter(on, -dice.int(1, 60)), group: dice.chance(20) });
  const written = datesText(
    days.filter((one) => one.on <= asAt).map((one) => ({ day: knownDay(one.on), group: one.group })),
    dice,
  );
  if (written.mayAsk) return typedDates(on, { asAt } as Hand, dice);
  const dates = written.dates.map(({ day, group }) => ({ on: isoOf(day), group }));
  return { cell: written.text, truth: { kind: "dates", dates } };
}

/** When a case began: sometimes not known, seldom nonsense. */
export function typedBeginning(on: PlainDate, hand: Hand, dice: Dice): Typed<KnownEntry> {
  if (dice.chance(8)) return { cell: "", truth: entryOf("blank") };
  if (dice.chance(2)) return { cell: nothingText(dice), truth: entryOf("nothing") };
  if (dice.chance(2)) return { cell: "before half term", truth: entryOf("unreadable") };
  return typedDay(on, hand, dice);
}

export function typedClosure({ asAt, ...hand }: Hand, dice: Dice): Typed<KnownEntry> {
  if (dice.chance(90)) return { cell: "", truth: entryOf("blank") };
  return typedDay(daysAfter(asAt, -dice.int(0, 60)), { asAt, ...hand }, dice);
}

const planTexts: readonly (readonly [text: string, plans: readonly PlanWord[], says?: "closed" | "doubtful"])[] = [
  ...([
    ["CIN", ["CIN"]],
    ["Child in Need", ["CIN"]],
    ["S17", ["CIN"]],
    ["CP", ["CP"]],
    ["CPP", ["CP"]],
    ["CP Plan", ["CP"]],
  ] as const),
  ...([
    ["LAC", ["LAC"]],
    ["CLA", ["LAC"]],
    ["CiC", ["LAC"]],
    ["s20", ["LAC"]],
    ["CL", ["CARE_LEAVER"]],
    ["Care Leaver", ["CARE_LEAVER"]],
  ] as const),
  ...([
    ["PA only", ["CARE_LEAVER"]],
    ["PLO", ["COURT"]],
    ["CP/LAC", ["CP", "LAC"]],
    ["LAC & CP", ["CP", "LAC"]],
    ["LAC", ["LAC"]],
  ] as const),
  ...([
    ["CL, CIN", ["CIN", "CARE_LEAVER"]],
    ["LAC / CL", ["LAC", "CARE_LEAVER"]],
    ["CIN", ["CIN"]],
    ["LAC", ["LAC"]],
  ] as const),
  ...([
    ["LAC (PLO)", ["LAC", "COURT"]],
    ["UASC", []],
    ["", []],
    ["TBC", []],
    ["CL", ["CARE_LEAVER"]],
  ] as const),
  ...([
    ["Closed", [], "closed"],
    ["Closed to CP, now CIN", ["CIN", "CP"], "doubtful"],
  ] as const),
];

export function typedPlan(dice: Dice): Typed<Pick<KnownChild, "plans" | "planSays">> {
  const usual = dice.chance(90) ? planTexts.length - 3 : planTexts.length - 1;
  const [text, plans, planSays] = planTexts[dice.int(0, usual)] ?? ["", []];
  return { cell: text, truth: { plans, planSays } };
}

export function typedCareLeaver(dice: Dice): Typed<Pick<KnownChild, "addedPlan">> {
  const [cell, addedPlan] = dice.pick<readonly [string, PlanWord | undefined]>([
    ...(["", "", "", "n/a", "N", "No", "not yet known"] as const).map((text) => [text, undefined] as const),
    ...(["FR", "Relevant", "b) Former relevant", "Qualifying", "Y"] as const).map(
      (text) => [text, "CARE_LEAVER"] as const,
    ),
    ...(["Eligible", "E"] as const).map((text) => [text, "LAC"] as const),
  ]);
  return { cell, truth: { addedPlan } };
}

export function typedMatch(hand: Hand, dice: Dice): Typed<Pick<KnownChild, "isMatched">> {
  const past = daysAfter(hand.asAt, -dice.int(0, 900));
  const ahead = daysAfter(hand.asAt, dice.int(1, 90));
  const yes = ["Y", "Yes", "U1", "u4", "✓", typedDay(past, hand, dice).cell, `Yes ${spelled(knownDay(past), dice)}`];
  const no = [
    "",
    "",
    "N",
    "No",
    "TBC",
    "Perm plan",
    "U2",
    "panel 1/10/25",
    `N ${spelled(knownDay(past), dice)}`,
    typedDay(ahead, hand, dice).cell,
  ];
  const isMatched = dice.chance(40);
  return { cell: dice.pick<GridCell>(isMatched ? yes : no), truth: { isMatched } };
}

export function typedStatus(dice: Dice): Typed<Pick<KnownChild, "status">> {
  if (dice.chance(88))
    return { cell: dice.pick(["Open", "open", "Active", "Current", "ALLOCATED", "Open."]), truth: { status: "open" } };
  const [cell, status] = dice.pick([
    ["", "blank"],
    ["n/a", "blank"],
    ["Closed", "closed"],
    ["closed 3/9", "closed"],
    ["NFA", "closed"],
    ["Stepped down", "closed"],
    ["Transferred to CWD 1/9", "doubtful"],
    ["ended?? see TM", "doubtful"],
  ] as const);
  return { cell, truth: { status } };
}

export function typedType(dice: Dice): Typed<{ readonly type: NonNullable<KnownChild["type"]> }> {
  const [cell, type] = dice.pick([
    ...(["Individual", "Ind", "1:1", "CS", "Supervision", "case"] as const).map(
      (text) => [text, "individual"] as const,
    ),
    ...(["Group", "GS", "Case mapping"] as const).map((text) => [text, "group"] as const),
    ...(["", "n/a"] as const).map((text) => [text, "blank"] as const),
    ...(dice.chance(10) ? [["MO note", "unreadable"] as const] : []),
  ]);
  return { cell, truth: { type } };
}
