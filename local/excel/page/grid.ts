import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormattingWords from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { CalculationMode, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { createUniver, type ICellData, LocaleType, mergeLocales } from "@univerjs/presets";
import type { Area, Change, Sheet, Workbook } from "../model.ts";
import { drawn, taken } from "./univer-cell.ts";
import { pixels, serialShift, workbookData } from "./univer-data.ts";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";

type Univer = ReturnType<typeof createUniver>["univerAPI"];
type Book = ReturnType<Univer["createWorkbook"]>;
type Page = NonNullable<ReturnType<Book["getSheetBySheetId"]>>;

/** Univer's mutations that move cells: after one of them the whole sheet is read again. */
const movesCells =
  /^sheet\.mutation\.(insert-row|remove-rows|insert-col|remove-col|move-|reorder-|add-worksheet-merge|remove-worksheet-merge|set-row-hidden|set-row-visible|set-col-hidden|set-col-visible)/;

/** Draws the workbook in Univer's grid, feeds what the manager does there back into it, and lets Univer calculate. */
export class Grid {
  private readonly univer: Univer;
  private readonly dispose: () => void;
  private readonly book: Book;
  private readonly workbook: Workbook;
  private readonly rules = new Map<string, string>();
  /** Changes that we make to the grid must not come back as the manager's. */
  private isDrawing = false;
  private calculation: Promise<void> = Promise.resolve();
  private calculated: () => void = () => undefined;
  private readonly moved = new Set<string>();
  private readonly stops: (() => void)[] = [];

  constructor(container: HTMLElement, workbook: Workbook) {
    this.workbook = workbook;
    // An element of its own: Univer takes its parts down a moment after it is told to, and must find them in place then.
    const element = document.createElement("div");
    element.className = "sheet";
    container.append(element);
    const { univer, univerAPI } = createUniver({
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: mergeLocales(coreWords, conditionalFormattingWords) },
      presets: [
        // Cells keep the values they came with until something they depend on changes, as Excel opens a workbook.
        UniverSheetsCorePreset({
          container: element,
          toolbar: false,
          sheets: { disableForceStringMark: true },
          formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
        }),
        UniverSheetsConditionalFormattingPreset(),
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
    this.stops.push(
      workbook.listen((change) => {
        this.onChange(change);
      }),
    );
    this.listenToManager();
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.dispose();
  }

  /** Resolves when the formulas that the add-in wrote have been calculated and their values stand in the workbook. */
  settled(): Promise<void> {
    return this.calculation;
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

  private draw(work: () => void): void {
    this.isDrawing = true;
    try {
      work();
    } finally {
      this.isDrawing = false;
    }
  }

  // ---- from the workbook to the grid

  private onChange(change: Change): void {
    if ("source" in change && change.source === "manager") return;
    switch (change.kind) {
      case "cells":
        this.draw(() => {
          this.drawCells(change.sheet, change.area);
        });
        break;
      case "structure":
        this.draw(() => {
          this.drawWhole(change.sheet);
        });
        break;
      case "formats":
        this.draw(() => {
          this.drawRules(change.sheet);
        });
        break;
      case "selection":
        this.draw(() => {
          this.show(change.sheet, change.area);
        });
        break;
      case "calculated":
      case "sheets":
        break;
    }
  }

  private drawCells(sheet: Sheet, area: Area): void {
    const page = this.page(sheet);
    if (page === undefined) return;
    const shift = serialShift(this.workbook);
    const right = area.column + area.columns;
    if (right > page.getMaxColumns())
      page.insertColumnsAfter(page.getMaxColumns() - 1, right - page.getMaxColumns() + 2);
    const cells: ICellData[][] = [];
    for (let row = area.row; row < area.row + area.rows; row++) {
      const line: ICellData[] = [];
      for (let column = area.column; column < right; column++) line.push(drawn(sheet.cell(row, column), shift));
      cells.push(line);
    }
    if (cells.some((line) => line.some(({ f }) => typeof f === "string"))) {
      this.calculation = new Promise((resolve) => {
        this.calculated = resolve;
      });
    }
    page.getRange(area.row, area.column, area.rows, area.columns).setValues(cells);
    for (const [column, points] of sheet.columnWidths) {
      if (column >= area.column && column < right) page.setColumnWidth(column, pixels(points));
    }
  }

  private drawWhole(sheet: Sheet): void {
    const page = this.page(sheet);
    if (page === undefined) return;
    page.clear();
    const used = sheet.used(false);
    if (used !== undefined) this.drawCells(sheet, used);
  }

  private drawRules(sheet: Sheet): void {
    const page = this.page(sheet);
    if (page === undefined) return;
    const ours = sheet.conditionalFormats.filter((format) => !format.fromFile && format.formula !== "");
    for (const format of ours) {
      const key = JSON.stringify([format.id, format.area, format.formula, format.fill, format.colour, format.bold]);
      if (this.rules.has(key)) continue;
      const range = page
        .getRange(format.area.row, format.area.column, format.area.rows, format.area.columns)
        .getRange();
      const builder = page.newConditionalFormattingRule().whenFormulaSatisfied(format.formula).setRanges([range]);
      if (format.fill !== undefined) builder.setBackground(format.fill);
      if (format.colour !== undefined) builder.setFontColor(format.colour);
      if (format.bold === true) builder.setBold(true);
      const rule = builder.build();
      page.addConditionalFormattingRule(rule);
      this.rules.set(key, rule.cfId);
    }
    for (const [key, id] of this.rules) {
      const [formatId] = JSON.parse(key) as [string];
      const stands = this.workbook.sheets.some((other) =>
        other.conditionalFormats.some((format) => format.id === formatId),
      );
      if (stands) continue;
      page.deleteConditionalFormattingRule(id);
      this.rules.delete(key);
    }
  }

  // ---- from the grid to the workbook

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
        if (this.isDrawing) return;
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
        if (this.isDrawing || !movesCells.test(id)) return;
        const { subUnitId } = (params ?? {}) as { subUnitId?: string };
        if (subUnitId !== undefined) this.readAgainSoon(subUnitId);
      }),
    );
    keep(
      univer.getFormula().calculationEnd(() => {
        this.takeCalculated();
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

  /** Univer has calculated: the values of formulas go back into the workbook. */
  private takeCalculated(): void {
    for (const sheet of this.workbook.sheets) {
      const page = this.page(sheet);
      if (page === undefined) continue;
      for (const [row, column, cell] of sheet.entries()) {
        if (cell.formula === undefined) continue;
        const value = page.getRange(row, column).getValue();
        if (value !== null && value !== cell.value) cell.value = value;
      }
    }
    this.calculated();
  }
}
