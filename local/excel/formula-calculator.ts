import { around, area } from "./area.ts";
import type { Calculator } from "./calculator.ts";
import { FormulaError } from "./calculation/operand.ts";
import { prepare, Turn, type Prepared } from "./calculation/turn.ts";
import { forgetShown } from "./entry.ts";
import { onThisDay } from "./formula-text.ts";
import type { Area, Cell, CellValue, Sheet, Workbook } from "./model.ts";
import type { Engine } from "./univer-engine.ts";
import { snapshotOf, type FormulaCell, type Snapshot } from "./univer-snapshot.ts";

type Value = CellValue | FormulaError;

/** Of the formula that stands in a cell. */
interface Known {
  readonly formula: string;
  readonly prepared: Prepared | undefined;
  /** What it came to, to tell whether what it is made of has changed since. */
  outcome: { readonly value: Value | undefined } | undefined;
}

/** As on no day at all: whatever depends on the day counts as changed. */
const noDay = 0;
/** A formula of ours may read one of the engine's and the other way round; so often at most in one recalculation. */
const mostRounds = 10;

interface Given {
  /** As text, to be compared. */
  readonly text: string;
  /** Of the file as it was opened, and not yet worked out. */
  readonly opened?: { readonly snapshot: Snapshot; readonly cells: readonly FormulaCell[] };
}

/**
 * Works out formulas: those of the functions that `calculation/` knows, and all others with Univer. A value that came with
 * the file stays as long as nothing changes in what its formula is made of, and where nobody knows a function. Where the
 * workbook is calculated by hand, only what has just been put into a cell is worked out.
 */
export class FormulaCalculator implements Calculator {
  private readonly engine: Engine;
  private readonly rest: () => Promise<void> | undefined;
  private readonly known = new WeakMap<Cell, Known>();
  private readonly given = new WeakMap<Workbook, Given>();
  private queue: Promise<void> = Promise.resolve();

  /** `rest` is asked after each formula: a page lets the keyboard in there. */
  constructor(engine: Engine, rest: () => Promise<void> | undefined = () => undefined) {
    this.engine = engine;
    this.rest = rest;
  }

  remember(workbook: Workbook): void {
    const turn = new Turn(workbook, noDay);
    const others: FormulaCell[] = [];
    for (const each of formulaCells(workbook)) {
      const value = this.valueIn(turn, each);
      if (value !== undefined) this.knownOf(each).outcome = { value };
      // A formula without a value has never been worked out.
      else if (each.cell.value !== "") others.push(each);
    }
    const snapshot = snapshotOf(workbook, others, noDay);
    this.given.set(workbook, { text: textOf(snapshot), opened: { snapshot, cells: others } });
  }

  recalculate(workbook: Workbook, today: number): Promise<void> {
    const turn = this.queue.then(() => this.calculate(workbook, today));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async calculate(workbook: Workbook, today: number): Promise<void> {
    const touched = new Touched();
    for (let round = 0; round < mostRounds; round++) {
      const others = await this.calculateKnown(workbook, today, touched);
      if (!(await this.calculateOthers(workbook, others, { today, touched }))) break;
    }
    for (const [sheet, of] of touched.areas) workbook.tell({ kind: "calculated", sheet, area: of });
  }

  /** Answers the formulas that are not worked out here. */
  private async calculateKnown(workbook: Workbook, today: number, touched: Touched): Promise<FormulaCell[]> {
    const others: FormulaCell[] = [];
    const begun = new Set<Cell>();
    const isByHand = workbook.calculationMode === "Manual";
    const bring = (each: FormulaCell): void => {
      if (begun.has(each.cell) || (isByHand && !this.isEntered(each))) return;
      begun.add(each.cell);
      const value = this.valueIn(turn, each);
      if (value === undefined) others.push(each);
      else if (this.accept(each, value)) touched.add(each);
    };
    const turn = new Turn(workbook, today, (cell, { sheet, row, column }) => {
      if (cell.formula !== undefined) bring({ sheet, row, column, cell, formula: cell.formula });
    });
    for (const each of formulaCells(workbook)) {
      bring(each);
      const pause = this.rest();
      if (pause !== undefined) await pause;
    }
    return others;
  }

  /** Put into its cell since formulas were last worked out: that is done at once even where all else waits for F9. */
  private isEntered(each: FormulaCell): boolean {
    return each.cell.value === "" && this.knownOf(each).outcome === undefined;
  }

  private valueIn(turn: Turn, each: FormulaCell): Value | undefined {
    const { prepared } = this.knownOf(each);
    return prepared && turn.valueOf(prepared, each);
  }

  private knownOf({ cell, formula }: FormulaCell): Known {
    const before = this.known.get(cell);
    if (before?.formula === formula) return before;
    const known = { formula, prepared: prepare(formula), outcome: undefined };
    this.known.set(cell, known);
    return known;
  }

  /** Answers whether some cell shows something else now. */
  private async calculateOthers(
    workbook: Workbook,
    cells: readonly FormulaCell[],
    { today, touched }: { today: number; touched: Touched },
  ): Promise<boolean> {
    if (cells.length === 0) return false;
    const given = this.given.get(workbook);
    const snapshot = snapshotOf(workbook, cells, today);
    const text = textOf(snapshot);
    if (text === given?.text) return false;
    const opened = given?.opened;
    if (opened !== undefined && opened.cells.length > 0) {
      const values = await this.engine.valuesOf(opened.snapshot, opened.cells);
      opened.cells.forEach((each, index) => {
        this.knownOf(each).outcome = { value: values[index] };
      });
    }
    const values = await this.engine.valuesOf(snapshot, cells);
    this.given.set(workbook, { text });
    const changed = cells.filter((each, index) => this.accept(each, values[index]));
    for (const each of changed) touched.add(each);
    return changed.length > 0;
  }

  /** Writes the value when there is reason to; answers whether the cell shows something else now. */
  private accept(each: FormulaCell, value: Value | undefined): boolean {
    const { cell, formula } = each;
    // The cell may have been written again while the engine was at work.
    if (cell.formula !== formula) return false;
    const known = this.knownOf(each);
    const isSame = known.outcome !== undefined && known.outcome.value === value && cell.value !== "";
    known.outcome = { value };
    if (value === undefined || (isSame && !onThisDay.test(formula))) return false;
    return show(cell, value);
  }
}

/** Answers whether the cell shows something else now. */
function show(cell: Cell, value: Value): boolean {
  const { shown, isError } = shownFor(value);
  // A function that nobody knows: the value that came with the file is better.
  if (shown === "#NAME?" && cell.value !== "") return false;
  if (cell.value === shown && (cell.isError === true) === isError) return false;
  cell.value = shown;
  forgetShown(cell);
  if (isError) cell.isError = true;
  return true;
}

const errorTexts = /^#(N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|CALC!|SPILL!)$/;

function shownFor(value: Value): { shown: CellValue; isError: boolean } {
  if (value instanceof FormulaError) return { shown: value.code, isError: true };
  return { shown: value, isError: typeof value === "string" && errorTexts.test(value) };
}

/** The cells that show something else, as one area for each sheet. */
class Touched {
  readonly areas = new Map<Sheet, Area>();

  add({ sheet, row, column }: FormulaCell): void {
    const cell = area(row, column, 1, 1);
    const known = this.areas.get(sheet);
    this.areas.set(sheet, known === undefined ? cell : around(known, cell));
  }
}

function formulaCells(workbook: Workbook): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const sheet of workbook.sheets) {
    for (const [row, column, cell, formula] of sheet.formulas()) found.push({ sheet, row, column, cell, formula });
  }
  return found;
}

/** Cells only: that a sheet has grown elsewhere changes nothing. */
function textOf({ sheets }: Snapshot): string {
  return JSON.stringify(Object.values(sheets).map(({ name, cellData }) => [name, cellData]));
}
