import type { createUniver } from "@univerjs/presets";
import { contains, overlaps } from "../area.ts";
import { Turn } from "../calculation/turn.ts";
import { ConditionalRules } from "../conditional-look.ts";
import type { Area, Change, Sheet, Workbook } from "../model.ts";
import { nextTurn, pauses } from "./pauses.ts";
import { drawn } from "./univer-cell.ts";
import { pixels, serialShift, sheetData } from "./univer-data.ts";

type Univer = ReturnType<typeof createUniver>["univerAPI"];
type Book = ReturnType<Univer["createWorkbook"]>;
type Page = NonNullable<ReturnType<Book["getSheetBySheetId"]>>;

interface Canvas {
  readonly univer: Univer;
  readonly book: Book;
  readonly workbook: Workbook;
  readonly today: () => number;
  /** Waits until nothing is being calculated: what is not yet known need not be drawn. */
  readonly calculated: () => Promise<void>;
}

/** Cells that wait to be drawn, from `row` on. */
interface Waiting {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly isOfFormulas: boolean;
  row: number;
}

/** So many cells at once: few enough that a key is not kept waiting. */
const cellsAtOnce = 400;

/** Brings what changes in the workbook into the grid, a few cells at a time. */
export class Drawing {
  /** Changes that are made to the grid here must not come back as the manager's. */
  isDrawing = false;
  private readonly canvas: Canvas;
  private readonly rules: ConditionalRules;
  private readonly drawnRules = new Map<string, ReadonlyMap<string, Area>>();
  private waiting: Waiting[] = [];
  /** What has been drawn and is not yet seen. */
  private readonly touched = new Map<Sheet, Area[]>();
  private running: Promise<void> | undefined;

  constructor(canvas: Canvas) {
    this.canvas = canvas;
    this.rules = new ConditionalRules((formula) => {
      console.warn(`The workbench does not draw the conditional format ${formula}.`);
    });
  }

  onChange(change: Change): void {
    if (change.kind === "cells" || change.kind === "calculated") {
      this.onCells(change);
    } else if (change.kind === "structure") {
      if (change.source !== "manager") this.whole(change.sheet);
    } else if (change.kind === "formats") this.redrawChangedRules(change.sheet);
    else if (change.kind === "sheets") this.addSheets();
  }

  /** Sheets that the grid does not have yet, and the one that is shown now. */
  private addSheets(): void {
    const { book, workbook } = this.canvas;
    this.draw(() => {
      workbook.sheets.forEach((sheet, index) => {
        const isNew = this.page(sheet) === undefined;
        if (isNew) book.insertSheet(sheet.name, { index, sheet: sheetData(sheet, serialShift(workbook)) });
      });
      const shown = workbook.sheets[workbook.active];
      const page = shown && this.page(shown);
      if (page !== undefined) book.setActiveSheet(page);
    });
  }

  private onCells(change: Extract<Change, { kind: "cells" | "calculated" }>): void {
    const { sheet, area } = change;
    const rules = this.rules.rulesOn(sheet);
    const isShown = "source" in change && change.source === "manager";
    // What the manager has typed stands in the grid already, but not the look that rules give it.
    if (!isShown || rules.some(({ format }) => overlaps(format.area, area))) {
      this.later(sheet, area, change.kind === "calculated");
    }
    for (const { format, isOfItself } of rules) if (!isOfItself) this.later(sheet, format.area);
  }

  /** Resolves when everything is drawn. */
  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  /** Draws at once whatever waits: the grid is about to move its cells. */
  flush(): void {
    while (this.waiting.length > 0) this.drawSome();
    this.refresh();
  }

  forget(): void {
    this.waiting = [];
  }

  draw(work: () => void): void {
    const before = this.isDrawing;
    this.isDrawing = true;
    try {
      work();
    } finally {
      this.isDrawing = before;
    }
  }

  private later(sheet: Sheet, area: Area, isOfFormulas = false): void {
    const waitsAlready = this.waiting.some(
      (each) => each.sheet === sheet && !each.isOfFormulas && each.row === each.area.row && contains(each.area, area),
    );
    if (!waitsAlready) this.waiting.push({ sheet, area, isOfFormulas, row: area.row });
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    const pause = pauses();
    // By then all that changed together is known, and so is whether anything is to be calculated first.
    await nextTurn();
    while (this.waiting.length > 0) {
      await this.canvas.calculated();
      this.drawSome();
      const rest = pause();
      if (rest !== undefined) await rest;
    }
    this.refresh();
    this.running = undefined;
  }

  private drawSome(): void {
    const [first] = this.waiting;
    if (first === undefined) return;
    const { sheet, area } = first;
    const rows = Math.max(1, Math.floor(cellsAtOnce / area.columns));
    const end = Math.min(first.row + rows, area.row + area.rows);
    this.put(first, end);
    first.row = end;
    if (end === area.row + area.rows) this.waiting.shift();
    if (!this.touched.get(sheet)?.includes(area)) this.touched.set(sheet, [...(this.touched.get(sheet) ?? []), area]);
  }

  /** Past Univer's commands: after each of them it looks through every cell of the sheet for formulas. */
  private put({ sheet, area, row: from, isOfFormulas }: Waiting, end: number): void {
    const { workbook, today } = this.canvas;
    const cells = this.page(sheet)?.getSheet().getCellMatrix();
    const shift = serialShift(workbook);
    const turn = new Turn(workbook, today());
    const rules = this.rules.rulesOn(sheet).filter(({ format }) => overlaps(format.area, area));
    const lookOf = this.rules.looks(rules, turn);
    for (let row = from; row < end; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = sheet.cell(row, column);
        if (isOfFormulas && cell?.formula === undefined) continue;
        const look = rules.length === 0 ? cell?.look : lookOf({ sheet, row, column });
        if (cell === undefined) cells?.realDeleteValue(row, column);
        else cells?.setValue(row, column, drawn(cell, shift, look));
      }
    }
  }

  /** Room is made last of all: each change of a width paints the whole sheet anew. */
  private refresh(): void {
    const shown = this.canvas.book.getActiveSheet();
    for (const [sheet, areas] of this.touched) {
      for (const area of areas) this.makeRoom(sheet, area);
      if (sheet.id === shown.getSheetId()) shown.refreshCanvas();
    }
    this.touched.clear();
  }

  private page(sheet: Sheet): Page | undefined {
    return this.canvas.book.getSheetBySheetId(sheet.id) ?? undefined;
  }

  private makeRoom(sheet: Sheet, area: Area): void {
    const page = this.page(sheet);
    if (page === undefined) return;
    const right = area.column + area.columns;
    this.draw(() => {
      const columns = page.getMaxColumns();
      if (right > columns) page.insertColumnsAfter(columns - 1, right - columns + 2);
      for (const [column, points] of sheet.columnWidths) {
        if (column >= area.column && column < right) this.widen(page, column, pixels(points));
      }
    });
  }

  /** Past Univer's command, which would measure the text of every row anew. */
  private widen(page: Page, column: number, colWidth: number): void {
    if (page.getColumnWidth(column) === colWidth) return;
    const { univer, book } = this.canvas;
    const ranges = [{ startRow: 0, endRow: page.getMaxRows() - 1, startColumn: column, endColumn: column }];
    const of = { unitId: book.getId(), subUnitId: page.getSheetId() };
    univer.syncExecuteCommand("sheet.mutation.set-worksheet-col-width", { ...of, ranges, colWidth });
  }

  private whole(sheet: Sheet): void {
    this.waiting = this.waiting.filter((each) => each.sheet !== sheet);
    this.draw(() => this.page(sheet)?.clear());
    const used = sheet.used(false);
    if (used !== undefined) this.later(sheet, used);
  }

  private redrawChangedRules(sheet: Sheet): void {
    const before = this.drawnRules.get(sheet.id) ?? new Map<string, Area>();
    const now = new Map(this.rules.rulesOn(sheet).map(({ format }) => [JSON.stringify(format), format.area]));
    const changed = new Map<string, Area>();
    const note = (area: Area): unknown => changed.set(JSON.stringify(area), area);
    for (const [key, area] of before) if (!now.has(key)) note(area);
    for (const [key, area] of now) if (!before.has(key)) note(area);
    this.drawnRules.set(sheet.id, now);
    for (const area of changed.values()) this.later(sheet, area);
  }
}
