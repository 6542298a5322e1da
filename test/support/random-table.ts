import type { Area } from "../../shared/tracker/grid.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { GridCell } from "./grid.ts";
import { blankDraft, workerNames, type Column, type Draft } from "./random-columns.ts";
import type { Hand, KnownChild } from "./random-child.ts";
import type { Dice } from "./random-dice.ts";
import type { KnownRow } from "./random-tracker-truth.ts";

/** One table of children as rows of cells, with the place and the meaning of every child in it. */
export interface KnownTable {
  readonly rows: readonly (readonly GridCell[])[];
  readonly merges: readonly Area[];
  /** As the manager would confirm it. */
  readonly layout: TableLayout;
  /** In the order of rows, which count from 1. */
  readonly children: readonly { readonly row: number; readonly known: KnownRow }[];
}

export interface TableWish {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly count: number;
  /** Rows above the table, headings not included. */
  readonly above: readonly (readonly GridCell[])[];
  readonly headings: "one-row" | "grouped";
  readonly left: number;
  readonly quirks: readonly Quirk[];
  readonly holds?: "cases" | "mixed";
}

export type Quirk =
  "separators" | "closed-block" | "headings-again" | "blank-rows" | "total" | "siblings" | "duplicates" | "footnote";

interface Line {
  readonly cells: readonly GridCell[];
  readonly draft?: Draft;
  /** A line between the children that says whose they are, or that they are closed. */
  readonly title?: string;
}

export function randomTable(wish: TableWish, hand: Hand, dice: Dice): KnownTable {
  const lines = linesOf(wish, hand, dice);
  const headings = headingRows(wish, dice);
  const firstRow = wish.above.length + headings.rows.length;
  const siblings = wish.quirks.includes("siblings") ? mergeSiblings(lines, wish, { firstRow, dice }) : [];
  let underClosed = false;
  const children: KnownTable["children"][number][] = [];
  for (const [at, { draft, title }] of lines.entries()) {
    if (title !== undefined) underClosed = title === closedTitle;
    if (draft !== undefined) children.push({ row: firstRow + at + 1, known: { child: draft.known, underClosed } });
  }
  const padding = Array<GridCell>(wish.left).fill("");
  const footnotes: GridCell[][] = wish.quirks.includes("footnote") ? [[], ["Green: seen this month. Red: chase."]] : [];
  return {
    rows: [
      ...wish.above,
      ...[...headings.rows, ...lines.map(({ cells }) => cells), ...footnotes].map((row) => [...padding, ...row]),
    ],
    merges: [...bannerMerges(wish, dice), ...headings.merges, ...siblings, ...titleMerges(lines, wish, firstRow)],
    layout: layoutOf(wish, firstRow, lines.length),
    children,
  };
}

/** A title above the table may run across it. */
function bannerMerges({ above, columns, holds }: TableWish, dice: Dice): Area[] {
  const isTitle = holds !== "mixed" && above[0]?.length === 1 && dice.chance(50);
  return isTitle ? [{ row: 0, column: 0, rows: 1, columns: columns.length }] : [];
}

const closedTitle = "Closed cases";

function linesOf(wish: TableWish, hand: Hand, dice: Dice): Line[] {
  const { columns, count, quirks } = wish;
  const lines: Line[] = [];
  const drafts: Draft[] = [];
  const addChild = (again?: Draft): void => {
    const draft = typedDraft(columns, again, { hand, dice });
    drafts.push(draft);
    lines.push({ cells: columns.map((column) => draft.cells.get(column) ?? ""), draft });
  };
  for (let at = 0; at < count; at++) {
    if (at % 5 === 0) lines.push(...linesBetween(wish, at === 0, dice));
    addChild(quirks.includes("duplicates") && at > 0 && dice.chance(15) ? dice.pick(drafts) : undefined);
  }
  if (quirks.includes("closed-block")) {
    lines.push(titleLine(closedTitle, columns));
    addChild();
  }
  if (quirks.includes("total")) lines.push(totalLine(columns, count));
  return lines;
}

/** What stands above a block of children. */
function linesBetween({ columns, quirks }: TableWish, isFirst: boolean, dice: Dice): Line[] {
  const lines: Line[] = [];
  if (quirks.includes("blank-rows") && !isFirst) lines.push({ cells: [] });
  if (quirks.includes("separators")) lines.push(titleLine(dice.pick(workerNames), columns));
  if (quirks.includes("headings-again") && !isFirst) lines.push({ cells: columns.map(({ heading }) => heading) });
  return lines;
}

/** Alone in the column of names a title would be one: there it runs across. */
function titleMerges(lines: readonly Line[], { columns, left }: TableWish, firstRow: number): Area[] {
  const at = firstRead(columns);
  return lines.flatMap(({ title }, index) => {
    const merge = { row: firstRow + index, column: left + at, rows: 1, columns: Math.max(3, columns.length - at) };
    return title === undefined ? [] : [merge];
  });
}

interface Throw {
  readonly hand: Hand;
  readonly dice: Dice;
}

/** `again`: the same child on a further row. */
function typedDraft(columns: readonly Column[], again: Draft | undefined, { hand, dice }: Throw): Draft {
  const draft = blankDraft(hand, dice);
  for (const column of columns) {
    const cell = column.type(draft, hand, dice);
    const isSame = column.field === "caseRef" && again !== undefined;
    draft.cells.set(column, isSame ? (again.cells.get(column) ?? "") : cell);
    if (isSame) draft.known = { ...draft.known, ref: again.known.ref };
  }
  return draft;
}

/** In the first column that is read, where a hand-made list has it. */
function firstRead(columns: readonly Column[]): number {
  return columns.findIndex(({ field }) => field !== undefined);
}

function titleLine(title: string, columns: readonly Column[]): Line {
  const at = firstRead(columns);
  return { title, cells: columns.map((_, index) => (index === at ? title : "")) };
}

function totalLine(columns: readonly Column[], count: number): Line {
  const at = firstRead(columns);
  return { cells: columns.map((_, index) => (index === at ? "Total" : index === at + 1 ? count : "")) };
}

function headingRows({ columns, headings, above, left }: TableWish, dice: Dice): Pick<KnownTable, "rows" | "merges"> {
  const names = columns.map(({ heading }) => heading);
  if (headings === "one-row" || columns.length < 6) return { rows: [names], merges: [] };
  const split = dice.int(3, columns.length - 3);
  const groups = names.map((_, at) => (at === 0 ? "Child" : at === split ? "Oversight" : ""));
  const merge = (column: number, width: number): Area => ({
    row: above.length,
    column: left + column,
    rows: 1,
    columns: width,
  });
  return { rows: [groups, names], merges: [merge(0, split), merge(split, names.length - split)] };
}

interface MergeWish {
  readonly firstRow: number;
  readonly dice: Dice;
}

/** What a shared cell says of each child below it. */
const sharedBySiblings: Readonly<Record<string, readonly (keyof KnownChild)[]>> = {
  familyRef: [],
  worker: [],
  lastDiscussion: ["last"],
  dateOpened: ["opened"],
  planType: ["plans", "planSays"],
  status: ["status"],
};

/** Brothers and sisters next to each other share a cell: the date in it is the date of each. */
function mergeSiblings(lines: Line[], { columns, left }: TableWish, { firstRow, dice }: MergeWish): Area[] {
  const merges: Area[] = [];
  for (let at = 0; at + 1 < lines.length; at++) {
    const [first, second] = [lines[at]?.draft, lines[at + 1]?.draft];
    if (first === undefined || second === undefined || !dice.chance(30)) continue;
    columns.forEach((column, index) => {
      const shared = sharedBySiblings[column.field ?? ""];
      if (shared === undefined) return;
      merges.push({ row: firstRow + at, column: left + index, rows: 2, columns: 1 });
      second.cells.set(column, "");
      const said = Object.fromEntries(shared.map((key) => [key, first.known[key]]));
      second.known = { ...second.known, ...said };
    });
    lines[at + 1] = { cells: columns.map((column) => second.cells.get(column) ?? ""), draft: second };
    at++;
  }
  return merges;
}

function layoutOf(
  { sheet, columns, left, headings, holds = "cases" }: TableWish,
  firstRow: number,
  count: number,
): TableLayout {
  const letters = (column: Column): string => columnLetters(left + columns.indexOf(column));
  const ofShape = (shape: Column["shape"]): Column[] => columns.filter((column) => column.shape === shape);
  const single = ofShape("single").flatMap((column) =>
    column.field === undefined ? [] : [[column.field, letters(column)]],
  );
  const [series, months] = [ofShape("series"), ofShape("month")];
  const isGrouped = headings === "grouped" && columns.length >= 6;
  return {
    name: sheet,
    holds,
    headerRows: isGrouped ? [firstRow - 1, firstRow] : [firstRow],
    dataRows: [firstRow + 1, firstRow + count],
    columns: Object.fromEntries(single) as Record<string, string>,
    ...(series.length > 0 && { series: { discussions: series.map(letters) } }),
    ...(months.length > 0 && {
      months: { discussions: Object.fromEntries(months.map((column) => [letters(column), column.month ?? ""])) },
    }),
  };
}
