import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellName, cellPosition, columnIndex, columnLetters } from "../../../shared/tracker/columns.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { Area, CellValue, SheetGrid } from "../../../shared/tracker/grid.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { withRowsAsTheyAre } from "../../../shared/tracker/table-rows.ts";
import { workbookGrid } from "../../support/grid.ts";
import { proofTimeout, runsOf } from "../../support/random-dice.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

/** A sheet of one of the trackers with the one table that is on it, from A1. */
interface Piece {
  readonly sheet: SheetGrid;
  readonly layout: TableLayout;
}

function piecesOf(name: string, sheets: readonly string[]): Piece[] {
  const expected = expectedOutcome(name);
  const workbook = workbookOf(expected);
  const { layouts } = findLayouts(workbook, expected.asAt);
  return sheets.map((sheetName) => {
    const sheet = workbook.sheets.find((each) => each.name === sheetName);
    const layout = layouts.find((each) => each.name === sheetName);
    if (sheet === undefined || layout === undefined) throw new Error(sheetName);
    return { sheet: fromA1(sheet), layout };
  });
}

function fromA1(sheet: SheetGrid): SheetGrid {
  const width = sheet.left + (sheet.values[0]?.length ?? 0);
  const blank = Array.from({ length: sheet.top }, () => Array<CellValue>(width).fill(""));
  const padded = sheet.values.map((row) => [...Array<CellValue>(sheet.left).fill(""), ...row]);
  return { ...sheet, top: 0, left: 0, values: [...blank, ...padded], hiddenColumns: new Set() };
}

const pieces = [
  ...piecesOf("F1-hgy-clean-table-2025-02-28", ["Caseload"]),
  ...piecesOf("F2-bnt-pod-tracker-2025-02-28", ["Pod tracker"]),
  ...piecesOf("F3-hgy-sheet-per-worker", ["HU", "KA"]),
  ...piecesOf("F4-bnt-month-grid", ["1-1 log"]),
  ...piecesOf("F5-bnt-1904-lac-cl", ["LAC"]),
  ...piecesOf("F6-full-set.haringey", ["Staff", "1-1 log", "Group log", "Agreements", "Audits", "Observations"]),
  ...piecesOf("F8-hgy-legacy-colours", ["Duty"]),
  ...piecesOf("F10-hostile.haringey", ["Protected", "Groups"]),
];

interface Shift {
  readonly rows: number;
  readonly columns: number;
}

function shiftedArea(area: Area, { rows, columns }: Shift): Area {
  return { ...area, row: area.row + rows, column: area.column + columns };
}

function shiftedLayout(layout: TableLayout, { rows, columns: by }: Shift): TableLayout {
  const letters = (column: string): string => columnLetters(columnIndex(column) + by);
  const cell = (name: string): string => {
    const position = cellPosition(name);
    return position === undefined ? name : cellName(position.row + rows, position.column + by);
  };
  const change = <To>(record: object, to: (value: never, key: string) => To): Record<string, To> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value as never, key)]));
  const { series, months, cells, dataRows } = layout;
  return {
    ...layout,
    name: "Composed",
    headerRows: layout.headerRows.map((row) => row + rows),
    dataRows: [dataRows[0] + rows, dataRows[1] + rows],
    columns: change(layout.columns, letters),
    ...(series && { series: change(series, (list: string[]) => list.map(letters)) }),
    ...(months && {
      months: change(months, (byColumn: Record<string, string>) =>
        Object.fromEntries(Object.entries(byColumn).map(([column, month]) => [letters(column), month])),
      ),
    }),
    ...(cells && { cells: change(cells, cell) }),
  };
}

interface Placed extends Shift {
  readonly piece: Piece;
}

/** One sheet with each piece at its place, and a title in the cell above the first column where one is wanted. */
function composed(placed: readonly Placed[], titles: ReadonlyMap<number, string> = new Map()): SheetGrid {
  const height = Math.max(...placed.map(({ piece, rows }) => rows + piece.sheet.values.length));
  const width = Math.max(...placed.map(({ piece, columns }) => columns + (piece.sheet.values[0]?.length ?? 0)));
  const values = Array.from({ length: height }, () => Array<CellValue>(width).fill(""));
  for (const [row, title] of titles) values[row]?.splice(0, 1, title);
  for (const { piece, rows, columns } of placed) {
    piece.sheet.values.forEach((row, index) => values[rows + index]?.splice(columns, row.length, ...row));
  }
  return {
    ...{ name: "Composed", visibility: "visible", isProtected: false, top: 0, left: 0, values, formulas: values },
    merges: placed.flatMap(({ piece, ...shift }) => piece.sheet.merges.map((area) => shiftedArea(area, shift))),
    tables: placed.flatMap(({ piece, ...shift }) =>
      piece.sheet.tables.map((table, index) => ({
        ...table,
        name: `${table.name} ${shift.rows} ${shift.columns} ${index}`,
        area: shiftedArea(table.area, shift),
      })),
    ),
    hiddenColumns: new Set(),
  };
}

function withoutOrder(layouts: readonly TableLayout[]): string[] {
  return layouts.map((layout) => JSON.stringify(layout, sortedKeys)).sort();
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function expectFound(sheet: SheetGrid, placed: readonly Placed[]): void {
  const asAt = expectedOutcome("F4-bnt-month-grid").asAt;
  const workbook = workbookGrid(sheet);
  const { layouts } = findLayouts(workbook, asAt);
  expect(withoutOrder(layouts)).toEqual(
    withoutOrder(placed.map(({ piece: { layout }, ...shift }) => shiftedLayout(layout, shift))),
  );
  // Whichever of them is the one that was confirmed, it keeps its own rows.
  for (const layout of layouts) expect(withRowsAsTheyAre(workbook, [layout])).toEqual([layout]);
}

const piece = fc.constantFrom(...pieces);
const settings = { seed: 20_250_915, numRuns: runsOf(25, 20) };

describe("the tables of any two sheets put on one", () => {
  it(
    "are found below each other as they were found alone, whatever blank rows and title stand between them",
    () => {
      fc.assert(
        fc.property(piece, piece, fc.integer({ min: 1, max: 4 }), fc.boolean(), (upper, lower, blank, isTitled) => {
          // Two lists under the same headings are one list, with its headings typed again.
          fc.pre(upper.layout.holds !== lower.layout.holds);
          const rows = upper.sheet.values.length + blank + (isTitled ? 1 : 0);
          const placed = [
            { piece: upper, rows: 0, columns: 0 },
            { piece: lower, rows, columns: 0 },
          ];
          const titles = isTitled ? new Map([[rows - 1, "What comes next"]]) : new Map<number, string>();
          expectFound(composed(placed, titles), placed);
        }),
        settings,
      );
    },
    proofTimeout,
  );

  it(
    "are found beside each other as they were found alone, from whatever row the right one begins",
    () => {
      fc.assert(
        fc.property(piece, piece, fc.integer({ min: 1, max: 2 }), fc.nat({ max: 6 }), (left, right, gap, rows) => {
          const placed = [
            { piece: left, rows: 0, columns: 0 },
            { piece: right, rows, columns: (left.sheet.values[0]?.length ?? 0) + gap },
          ];
          expectFound(composed(placed), placed);
        }),
        settings,
      );
    },
    proofTimeout,
  );

  it(
    "are found wherever on the sheet they begin",
    () => {
      fc.assert(
        fc.property(piece, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (alone, rows, columns) => {
          const placed = [{ piece: alone, rows, columns }];
          expectFound(composed(placed), placed);
        }),
        settings,
      );
    },
    proofTimeout,
  );
});
