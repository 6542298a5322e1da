import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { GridTable, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";
import { sheetOf, type GridCell } from "./grid.ts";
import { randomHand, typedDay, type Hand } from "./random-child.ts";
import {
  exemptionColumns,
  fieldColumn,
  monthColumns,
  refColumn,
  seriesColumns,
  strangerColumn,
  trapColumn,
  workerNames,
  type Column,
} from "./random-columns.ts";
import { daysAfter } from "./random-days.ts";
import type { Dice } from "./random-dice.ts";
import { randomTable, type KnownTable, type Quirk, type TableWish } from "./random-table.ts";

/** A workbook of any of the shapes in which team managers keep their caseload, with everything in it known. */
export interface KnownTracker {
  readonly shape: Shape;
  readonly workbook: WorkbookGrid;
  readonly asAt: PlainDate;
  /** In the order of sheets and rows. */
  readonly tables: readonly KnownTable[];
}

const shapes = [
  ...["clean-table", "pod-tracker", "sheet-per-worker", "month-matrix", "left-to-right", "several-tables", "export"],
  "hand-made",
] as const;
type Shape = (typeof shapes)[number];

export function randomTracker(dice: Dice): KnownTracker {
  const asAt = dice.pick(["2025-09-15", "2025-02-28", "2026-01-02", "2024-05-31"]) as PlainDate;
  const hand = randomHand(asAt, dice);
  const shape = dice.pick(shapes);
  const { sheets, tables } = makers[shape](hand, dice);
  const extra = dice.chance(30) ? [otherSheet(hand, dice)] : [];
  return {
    shape,
    asAt,
    tables,
    workbook: { fileName: "tracker.xlsx", date1904: hand.date1904, sheets: [...sheets, ...extra] },
  };
}

interface Made {
  readonly sheets: readonly SheetGrid[];
  readonly tables: readonly KnownTable[];
}

type Maker = (hand: Hand, dice: Dice) => Made;

const makers: Record<Shape, Maker> = {
  "clean-table": (hand, dice) => {
    const columns = [refColumn(dice), ...shuffled([...usualColumns(dice), fieldColumn("lastDiscussion", dice)], dice)];
    const quirks: Quirk[] = dice.chance(30) ? ["duplicates"] : [];
    return onOneSheet(wish({ columns, quirks, count: dice.int(4, 20) }, dice), hand, dice);
  },
  "pod-tracker": (hand, dice) => {
    const parts = ["familyRef", "worker", "lastDiscussion"].map((field) => fieldColumn(field, dice));
    const columns = [refColumn(dice), ...shuffled([...parts, ...usualColumns(dice)], dice)];
    const above = [["Pod 2 caseload"], ["Updated by the Team Manager"], []].slice(0, dice.int(0, 3));
    const quirks: Quirk[] = ["siblings", ...someOf<Quirk>(["total", "footnote", "blank-rows"], dice)];
    return onOneSheet(wish({ columns, above, headings: "grouped", quirks, count: dice.int(5, 18) }, dice), hand, dice);
  },
  "sheet-per-worker": (hand, dice) => {
    const columns = [
      refColumn(dice),
      fieldColumn("name", dice),
      ...someColumns(dice, 3),
      ...seriesColumns(dice.int(2, 12), dice),
    ];
    const made = Array.from({ length: dice.int(1, 3) }, (_, at) => {
      const sheet = `Sheet ${at + 1}`;
      const count = dice.int(1, 8);
      return onOneSheet(
        wish({ sheet, columns, above: workerDetails(hand, dice), holds: "mixed", count }, dice),
        hand,
        dice,
      );
    });
    return { sheets: made.flatMap(({ sheets }) => sheets), tables: made.flatMap(({ tables }) => tables) };
  },
  "month-matrix": (hand, dice) => {
    const columns = [
      refColumn(dice),
      fieldColumn("name", dice),
      ...someColumns(dice, 2),
      ...monthColumns(dice.int(3, 12), hand),
    ];
    const made = onOneSheet(wish({ columns, count: dice.int(4, 12) }, dice), hand, dice);
    return { ...made, sheets: [...made.sheets, staffMatrix(hand, dice)] };
  },
  "left-to-right": (hand, dice) => {
    const both = dice.chance(20) ? [fieldColumn("lastDiscussion", dice)] : [];
    const columns = [refColumn(dice), ...usualColumns(dice), ...both, ...seriesColumns(dice.int(2, 12), dice)];
    return onOneSheet(
      wish({ columns, quirks: someOf<Quirk>(["total", "duplicates"], dice), count: dice.int(4, 15) }, dice),
      hand,
      dice,
    );
  },
  "several-tables": (hand, dice) => {
    const ref = refColumn(dice);
    const columns = [ref, ...usualColumns(dice), fieldColumn("lastDiscussion", dice)];
    const first = randomTable(wish({ columns, left: 0, count: dice.int(2, 8) }, dice), hand, dice);
    const others = [ref, fieldColumn("worker", dice), fieldColumn("status", dice), fieldColumn("lastDiscussion", dice)];
    const above = [...first.rows, [], ["Team North"]];
    const second = randomTable(wish({ columns: others, left: 0, above, count: dice.int(2, 8) }, dice), hand, dice);
    const merges = [...first.merges, ...second.merges];
    return { sheets: [sheetOf(second.rows, { merges })], tables: [first, second] };
  },
  export: (hand, dice) => {
    const noise = Array.from({ length: dice.int(10, 25) }, () => strangerColumn(dice));
    const columns = [
      refColumn(dice),
      ...shuffled([...usualColumns(dice), ...noise, fieldColumn("lastDiscussion", dice)], dice),
    ];
    const texts = { ...hand, texts: 100 };
    return onOneSheet(
      wish({ columns: distinct(columns), quirks: ["duplicates"], count: dice.int(8, 25) }, dice),
      texts,
      dice,
    );
  },
  "hand-made": (hand, dice) => {
    const columns = [
      fieldColumn("name", dice),
      ...shuffled([...someColumns(dice, 3), fieldColumn("lastDiscussion", dice)], dice),
    ];
    const quirks: Quirk[] = [
      "separators",
      ...someOf<Quirk>(["headings-again", "closed-block", "blank-rows", "total"], dice),
    ];
    return onOneSheet(wish({ columns, quirks, count: dice.int(5, 18) }, dice), { ...hand, texts: 80 }, dice);
  },
};

function wish(parts: Partial<TableWish> & Pick<TableWish, "columns" | "count">, dice: Dice): TableWish {
  const asked = { sheet: "Caseload", above: [], headings: "one-row" as const, quirks: [], ...parts };
  const left = parts.left ?? (dice.chance(15) ? 1 : 0);
  return { ...asked, left, columns: distinct(asked.columns) };
}

function onOneSheet(wanted: TableWish, hand: Hand, dice: Dice): Made {
  const table = randomTable(wanted, hand, dice);
  const { headerRows } = table.layout;
  const top = (headerRows.at(-1) ?? 1) - 1;
  const isExcelTable =
    wanted.above.length === 0 && wanted.quirks.every((quirk) => quirk === "duplicates") && dice.chance(50);
  const area = { row: top, column: wanted.left, rows: table.rows.length - top, columns: wanted.columns.length };
  const tables: GridTable[] = isExcelTable ? [{ name: "Cases", area, hasTotalsRow: false }] : [];
  // Formatting far below the data belongs to what Excel says is used.
  const below = Array.from({ length: isExcelTable || dice.chance(80) ? 0 : dice.int(1, 30) }, () => [""]);
  const sheet = sheetOf([...table.rows, ...below], { name: wanted.sheet, merges: table.merges, tables });
  const hiddenColumns = new Set(dice.chance(20) ? [wanted.left + wanted.columns.length - 1] : []);
  return { sheets: [cropped({ ...sheet, hiddenColumns }, wanted.left)], tables: [table] };
}

/** What Excel says is used begins at the first filled column. */
function cropped(sheet: SheetGrid, left: number): SheetGrid {
  const cut = <Cell>(rows: readonly (readonly Cell[])[]): Cell[][] => rows.map((row) => row.slice(left));
  const isBare = left > 0 && sheet.values.every((row) => row.slice(0, left).every((value) => value === ""));
  return isBare ? { ...sheet, left, values: cut(sheet.values), formulas: cut(sheet.formulas) } : sheet;
}

/** One column for each field and each heading: what a second one would mean is another test's business. */
function distinct(columns: readonly Column[]): Column[] {
  const keyOf = ({ heading }: Column): string => heading.replace(/[^a-z0-9]+/giu, "").toLowerCase();
  const isKnown = ({ field }: Column): boolean => field !== undefined;
  return columns.filter((column, at) => {
    const before = columns.slice(0, at);
    const isSame = before.some(({ field, shape }) => isKnown(column) && shape === "single" && field === column.field);
    const rivals = isKnown(column) ? before.filter(isKnown) : [...before, ...columns.filter(isKnown)];
    return !isSame && !rivals.some((rival) => keyOf(rival) === keyOf(column));
  });
}

const clockFields = ["planType", "careLeaver", "longTermMatch", "status", "discussionType", "dateClosed"] as const;
const otherFields = [
  "name",
  "dob",
  "worker",
  "team",
  "rag",
  "notes",
  "supervisor",
  "seenAlone",
  "lastVisit",
  "lastSeen",
  "nextDue",
] as const;

function usualColumns(dice: Dice): Column[] {
  const beginnings = someOf(["dateOpened", "dateAllocated"], dice, 70).map((field) => fieldColumn(field, dice));
  const strangers = Array.from({ length: dice.int(0, 3) }, () => strangerColumn(dice));
  const traps = dice.chance(15) ? [trapColumn(dice)] : [];
  const exemptions = dice.chance(15) ? exemptionColumns(dice) : [];
  return [...beginnings, ...someColumns(dice, 6), ...strangers, ...traps, ...exemptions];
}

function someColumns(dice: Dice, atMost: number): Column[] {
  const fields = shuffled([...someOf([...clockFields], dice), ...someOf([...otherFields], dice, 30)], dice);
  return fields.slice(0, atMost).map((field) => fieldColumn(field, dice));
}

function someOf<T>(all: readonly T[], dice: Dice, percent = 45): T[] {
  return all.filter(() => dice.chance(percent));
}

/** Pairs of columns that speak of each other stay side by side in meaning, wherever they stand. */
function shuffled<T>(all: readonly T[], dice: Dice): T[] {
  const rest = [...all];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(dice.int(0, rest.length - 1), 1));
  return order;
}

function workerDetails(hand: Hand, dice: Dice): GridCell[][] {
  const started = typedDay(daysAfter(hand.asAt, -dice.int(30, 2000)), hand, dice).cell;
  const details: GridCell[][] = [
    ["Worker:", dice.pick(workerNames)],
    ["Role", dice.pick(["SW", "NQSW", "PA"])],
    ["Start date", started],
  ];
  return [...details, ...(dice.chance(50) ? [[]] : [])];
}

function staffMatrix(hand: Hand, dice: Dice): SheetGrid {
  const months = monthColumns(dice.int(3, 12), hand);
  const headings = ["Worker", "Role", "Start date", ...months.map(({ heading }) => heading)];
  const rows = workerNames.map((name): GridCell[] => {
    return [
      name,
      "SW",
      typedDay(daysAfter(hand.asAt, -900), hand, dice).cell,
      ...months.map(() => dice.pick(["", "8", "held"])),
    ];
  });
  return sheetOf([headings, ...rows], { name: "Staff" });
}

/** A sheet that holds no child: a key, a list of dates, or nothing. */
function otherSheet(hand: Hand, dice: Dice): SheetGrid {
  const lists: GridCell[][][] = [
    [["Key"], ["Green", "seen"], ["Red", "chase"]],
    [
      ["Holiday", "From", "To"],
      ["Half term", 45_000, 45_007],
    ],
    [],
    [
      ["Date", "Chair", "Room"],
      [typedDay(hand.asAt, hand, dice).cell, "M. Hartwell", "2"],
    ],
  ];
  return sheetOf(dice.pick(lists), { name: "Other", visibility: dice.pick(["visible", "hidden", "very-hidden"]) });
}
