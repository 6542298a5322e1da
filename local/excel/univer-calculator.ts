import { createRequire } from "node:module";

import type * as NodePreset from "@univerjs/preset-sheets-node-core";
import type * as Presets from "@univerjs/presets";

import { around, area } from "./area.ts";
import type { Calculator } from "./calculator.ts";
import { forgetShown } from "./entry.ts";
import { onThisDay, withDay } from "./formula-text.ts";
import { forEngine } from "./quoted-text.ts";
import type { Area, Cell, CellValue, Sheet, Workbook } from "./model.ts";

type Engine = ReturnType<typeof Presets.createUniver>["univerAPI"];
type Snapshot = Parameters<Engine["createWorkbook"]>[0] & { id: string };
interface EngineCell {
  v?: CellValue | null;
  t?: number | null;
  f?: string;
}

/** What the engine made of a formula, to tell whether its inputs have changed since. */
interface Outcome {
  formula: string;
  value: CellValue | undefined;
}

const errors = /^#(N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|CALC!|SPILL!)$/;

/**
 * Works out formulas with Univer, the engine of the workbench's grid. A value that came with the file stays as long as the
 * engine sees no change in what the formula is made of, and where the engine does not know a function.
 */
export class UniverCalculator implements Calculator {
  private readonly outcomes = new WeakMap<Cell, Outcome>();
  private baseline: { snapshot: Snapshot; cells: FormulaCell[] } | undefined;
  private queue: Promise<void> = Promise.resolve();

  remember(workbook: Workbook): void {
    const cells = formulaCells(workbook);
    // As on no day at all: whatever depends on the day counts as changed.
    if (cells.length > 0) this.baseline = { snapshot: snapshotOf(workbook, 0), cells };
  }

  recalculate(workbook: Workbook, today: number): Promise<void> {
    const turn = this.queue.then(() => this.takeTurn(workbook, today));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async takeTurn(workbook: Workbook, today: number): Promise<void> {
    if (this.baseline !== undefined) {
      const { snapshot, cells } = this.baseline;
      this.baseline = undefined;
      const values = await calculated(snapshot, cells);
      cells.forEach(({ cell, formula }, index) => this.outcomes.set(cell, { formula, value: values[index] }));
    }
    const cells = formulaCells(workbook);
    if (cells.length === 0) return;
    const values = await calculated(snapshotOf(workbook, today), cells);
    const touched = new Map<Sheet, Area>();
    cells.forEach((each, index) => {
      if (this.accept(each, values[index])) touched.set(each.sheet, widened(touched.get(each.sheet), each));
    });
    for (const [sheet, of] of touched) workbook.tell({ kind: "calculated", sheet, area: of });
  }

  /** Writes the value when there is reason to; answers whether the cell shows something else now. */
  private accept({ cell, formula }: FormulaCell, value: CellValue | undefined): boolean {
    // The cell may have been written again while the engine was at work.
    if (cell.formula !== formula) return false;
    const before = this.outcomes.get(cell);
    this.outcomes.set(cell, { formula, value });
    const isSame = before?.formula === formula && before.value === value;
    if (value === undefined || (isSame && !onThisDay.test(formula))) return false;
    // A function the engine does not know: the value that came with the file is better.
    if (value === "#NAME?" && cell.value !== "") return false;
    if (cell.value === value) return false;
    cell.value = value;
    forgetShown(cell);
    if (typeof value === "string" && errors.test(value)) cell.isError = true;
    return true;
  }
}

interface FormulaCell {
  sheet: Sheet;
  row: number;
  column: number;
  cell: Cell;
  formula: string;
}

function formulaCells(workbook: Workbook): FormulaCell[] {
  return workbook.sheets.flatMap((sheet) =>
    [...sheet.entries()].flatMap(([row, column, cell]) =>
      cell.formula === undefined ? [] : [{ sheet, row, column, cell, formula: cell.formula }],
    ),
  );
}

function widened(known: Area | undefined, { row, column }: FormulaCell): Area {
  const cell = area(row, column, 1, 1);
  return known === undefined ? cell : around(known, cell);
}

let units = 0;

function snapshotOf(workbook: Workbook, today: number): Snapshot {
  const sheets = workbook.sheets.map((sheet) => {
    const cellData: Record<number, Record<number, EngineCell>> = {};
    for (const [row, column, cell] of sheet.entries()) (cellData[row] ??= {})[column] = engineCell(cell, today);
    const used = sheet.used(false) ?? area(0, 0, 1, 1);
    const size = { rowCount: used.row + used.rows + 1, columnCount: used.column + used.columns + 1 };
    return [sheet.id, { id: sheet.id, name: sheet.name, cellData, ...size }] as const;
  });
  return {
    id: `workbook-${++units}`,
    sheetOrder: workbook.sheets.map(({ id }) => id),
    sheets: Object.fromEntries(sheets),
  };
}

function engineCell(cell: Cell, today: number): EngineCell {
  if (cell.formula !== undefined) return { f: forEngine(withDay(cell.formula, today)) };
  const kinds = { string: 1, number: 2, boolean: 3 } as const;
  const value = typeof cell.value === "boolean" ? Number(cell.value) : cell.value;
  return { v: value, t: kinds[typeof cell.value as keyof typeof kinds] };
}

/** Univer's number for a calculation that something has broken off. */
const stopped = 1;
const nothingDirty = {
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
};

let engine: Promise<Engine> | undefined;

/** Loaded when there is something to work out: it takes half a second. Its ES modules do not load in Node, the others do. */
async function loadEngine(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const { createUniver, LocaleType } = require("@univerjs/presets") as typeof Presets;
  const node = require("@univerjs/preset-sheets-node-core") as typeof NodePreset;
  const formula = { initialFormulaComputing: node.CalculationMode.NO_CALCULATION };
  const locales = { [LocaleType.EN_US]: {} };
  const presets = [node.UniverSheetsNodeCorePreset({ formula })];
  const { univer, univerAPI } = createUniver({ locale: LocaleType.EN_US, locales, presets });
  // After each workbook it is given Univer starts of its own accord, a moment later, and stops what is under way then.
  // That habit can be taken away once a first workbook has woken it up and its moment has passed.
  univerAPI.createWorkbook({ id: "first" });
  univer.__getInjector().get(node.IActiveDirtyManagerService).remove(node.SetTriggerFormulaCalculationStartMutation.id);
  await new Promise((resolve) => setTimeout(resolve, 150));
  univerAPI.disposeUnit("first");
  return univerAPI;
}

/** One value for each cell, undefined where the engine has none. */
async function calculated(snapshot: Snapshot, cells: readonly FormulaCell[]): Promise<(CellValue | undefined)[]> {
  const api = await (engine ??= loadEngine());
  const book = api.createWorkbook(snapshot);
  const isDone = new Promise<void>((resolve, reject) => {
    const listener = api.getFormula().calculationEnd((state) => {
      listener.dispose();
      if ((state as number) === stopped) reject(new Error("The formula engine stopped before it was done."));
      else resolve();
    });
  });
  // The engine's own `executeCalculation` says the same after a pause of a tenth of a second.
  await api.executeCommand(
    "formula.mutation.set-formula-calculation-start",
    { ...nothingDirty, forceCalculation: true },
    { onlyLocal: true },
  );
  await isDone;
  const values = cells.map(({ sheet, row, column }) => {
    const result = book.getSheetBySheetId(sheet.id)?.getSheet().getCellMatrix().getValue(row, column);
    return valueOf(result as EngineCell | undefined);
  });
  api.disposeUnit(snapshot.id);
  return values;
}

function valueOf(result: EngineCell | undefined): CellValue | undefined {
  const value = result?.v;
  if (value === undefined || value === null) return undefined;
  return result?.t === 3 ? value === 1 || value === true : value;
}
