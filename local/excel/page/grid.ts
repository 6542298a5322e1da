import * as core from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { createUniver, LocaleType } from "@univerjs/presets";
import type { Area, Change, Sheet, Workbook } from "../model.ts";
import { Drawing } from "./drawing.ts";
import { taken } from "./univer-cell.ts";
import { serialShift, workbookData } from "./univer-data.ts";
import "@univerjs/preset-sheets-core/lib/index.css";

type Univer = ReturnType<typeof createUniver>["univerAPI"];
type Book = ReturnType<Univer["createWorkbook"]>;
type Page = NonNullable<ReturnType<Book["getSheetBySheetId"]>>;

/** Univer's mutations that move cells: after one of them the whole sheet is read again. */
const movesCells =
  /^sheet\.mutation\.(insert-row|remove-rows|insert-col|remove-col|move-|reorder-|add-worksheet-merge|remove-worksheet-merge|set-row-hidden|set-row-visible|set-col-hidden|set-col-visible)/;

/** What the grid is told by the rest of the page. */
interface Surroundings {
  readonly today: () => number;
  /** Resolves when no formula is out of date. */
  readonly calculated: () => Promise<void>;
}

/** Draws the workbook in Univer's grid and feeds what the manager does there back into it. */
export class Grid {
  private readonly univer: Univer;
  private readonly dispose: () => void;
  private readonly book: Book;
  private readonly workbook: Workbook;
  private readonly drawing: Drawing;
  private readonly moved = new Set<string>();
  private readonly stops: (() => void)[] = [];

  constructor(container: HTMLElement, workbook: Workbook, surroundings: Surroundings) {
    this.workbook = workbook;
    // An element of its own: Univer takes its parts down a moment after it is told to, and must find them in place then.
    const element = document.createElement("div");
    element.className = "sheet";
    container.append(element);
    const { univer, univerAPI } = createUniver({
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: coreWords },
      presets: [
        core.UniverSheetsCorePreset({
          container: element,
          toolbar: false,
          sheets: { disableForceStringMark: true },
          formula: { initialFormulaComputing: core.CalculationMode.NO_CALCULATION },
        }),
      ],
    });
    this.univer = univerAPI;
    this.dispose = () => {
      element.hidden = true;
      univer.dispose();
      setTimeout(() => {
        element.remove();
      }, 1000);
    };
    this.book = univerAPI.createWorkbook(workbookData(workbook));
    // Formulas are worked out in the workbook. With nothing here that makes a cell dirty, Univer never calculates.
    const dirty = univer.__getInjector().get(core.IActiveDirtyManagerService);
    for (const id of [...dirty.getDirtyConversionMap().keys()]) dirty.remove(id);
    this.drawing = new Drawing({ univer: univerAPI, book: this.book, workbook, ...surroundings });
    this.stops.push(
      workbook.listen((change) => {
        this.onChange(change);
      }),
    );
    this.listenToManager();
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.drawing.forget();
    this.dispose();
  }

  /** Resolves when the grid shows what the workbook holds. */
  settled(): Promise<void> {
    return this.drawing.settled();
  }

  private onChange(change: Change): void {
    this.drawing.onChange(change);
    if (change.kind === "selection") {
      this.drawing.draw(() => {
        this.show(change.sheet, change.area);
      });
    }
  }

  show(sheet: Sheet, area: Area): void {
    const page = this.page(sheet);
    if (page === undefined) return;
    this.book.setActiveSheet(page);
    const range = page.getRange(area.row, area.column, area.rows, area.columns);
    range.activate();
    page.scrollToCell(Math.max(0, area.row - 4), Math.max(0, area.column - 4));
  }

  private page(sheet: Sheet): Page | undefined {
    return this.book.getSheetBySheetId(sheet.id) ?? undefined;
  }

  private listenToManager(): void {
    const { univer } = this;
    const keep = (disposable: { dispose(): void }): void => {
      this.stops.push(() => {
        disposable.dispose();
      });
    };
    keep(
      univer.addEvent(univer.Event.SheetEditStarted, () => {
        this.workbook.isEditingCell = true;
      }),
    );
    keep(
      univer.addEvent(univer.Event.SheetEditEnded, () => {
        this.workbook.isEditingCell = false;
      }),
    );
    keep(
      univer.addEvent(univer.Event.SheetValueChanged, ({ effectedRanges }) => {
        if (this.drawing.isDrawing) return;
        for (const range of effectedRanges) {
          const sheet = this.workbook.sheet(range.getSheetId());
          const { startRow, startColumn, endRow, endColumn } = range.getRange();
          if (sheet === undefined || this.moved.has(sheet.id)) continue;
          const area = {
            row: startRow,
            column: startColumn,
            rows: endRow - startRow + 1,
            columns: endColumn - startColumn + 1,
          };
          this.take(sheet, area);
          this.workbook.tell({ kind: "cells", sheet, area, source: "manager" });
        }
      }),
    );
    keep(
      univer.addEvent(univer.Event.CommandExecuted, ({ id, params }) => {
        if (this.drawing.isDrawing || !movesCells.test(id)) return;
        const { subUnitId } = (params ?? {}) as { subUnitId?: string };
        if (subUnitId !== undefined) this.readAgainSoon(subUnitId);
      }),
    );
    keep(
      univer.addEvent(univer.Event.BeforeCommandExecute, ({ id }) => {
        if (!this.drawing.isDrawing && movesCells.test(id)) this.drawing.flush();
      }),
    );
  }

  /** A sort or an insertion is several mutations: the sheet is read once, when they are over. */
  private readAgainSoon(sheetId: string): void {
    if (this.moved.has(sheetId)) return;
    this.moved.add(sheetId);
    setTimeout(() => {
      this.moved.delete(sheetId);
      const sheet = this.workbook.sheet(sheetId);
      const page = sheet && this.page(sheet);
      if (sheet === undefined || page === undefined) return;
      const old = sheet.used(false);
      const last = page.getRange(0, 0, page.getMaxRows(), page.getMaxColumns());
      const rows = Math.max(old === undefined ? 0 : old.row + old.rows, page.getLastRow() + 1);
      const columns = Math.max(old === undefined ? 0 : old.column + old.columns, page.getLastColumn() + 1);
      const area = {
        row: 0,
        column: 0,
        rows: Math.min(rows, last.getHeight()),
        columns: Math.min(columns, last.getWidth()),
      };
      this.take(sheet, area);
      sheet.merges.length = 0;
      for (const merge of page.getMergedRanges()) {
        sheet.merges.push({
          row: merge.getRow(),
          column: merge.getColumn(),
          rows: merge.getHeight(),
          columns: merge.getWidth(),
        });
      }
      this.workbook.tell({ kind: "structure", sheet, source: "manager" });
    }, 0);
  }

  /** Copies cells of the grid into the workbook; looks and formats that the grid did not change stay. */
  private take(sheet: Sheet, area: Area): void {
    const page = this.page(sheet);
    if (page === undefined) return;
    const shift = serialShift(this.workbook);
    const cells = page.getRange(area.row, area.column, area.rows, area.columns).getCellDatas();
    cells.forEach((line, i) => {
      line.forEach((data, j) => {
        const [row, column] = [area.row + i, area.column + j];
        const before = sheet.cell(row, column);
        const after = taken(data ?? undefined, before, shift);
        if (after !== undefined || before !== undefined) sheet.put(row, column, after);
      });
    });
  }
}
