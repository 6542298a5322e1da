/** Writes the changes into the text of a sheet; what they do not touch stays as it is, character for character. */
import { areaName, parseAddress } from "../a1.ts";
import { cellText } from "./cell-text.ts";
import type { CellEdit, SheetEdits } from "./edits.ts";
import { columnsText, columnStyle, type ColumnEntry } from "./patch-columns.ts";
import { RulePatch } from "./patch-rules.ts";
import { Cursor } from "./read-cells.ts";
import { spliced, type Splice } from "./splice.ts";
import { UnwritableCopy } from "./unwritable.ts";
import { isOn, walk, type Span, type Tag } from "./xml.ts";

export function patchedSheet(source: string, part: string, edits: SheetEdits): string {
  const patch = new SheetPatch(part, edits, source);
  return patch.result();
}

class SheetPatch {
  private readonly source: string;
  private readonly part: string;
  private readonly edits: SheetEdits;
  private readonly splices: Splice[] = [];
  private readonly columns: ColumnEntry[] = [];
  private readonly rows: number[];
  private readonly cursor: Cursor;
  private readonly rules: RulePatch | undefined;
  private prefix = "";
  private pending: [column: number, edit: CellEdit][] = [];
  private rowStyle: number | undefined;
  private replaced: { start: number; style: number; edit: CellEdit } | undefined;
  private columnsStart: number | undefined;
  private hasColumns = false;

  constructor(part: string, edits: SheetEdits, source: string) {
    this.source = source;
    this.part = part;
    this.edits = edits;
    this.rows = [...edits.cells.keys()].sort((a, b) => a - b);
    this.cursor = new Cursor(part);
    this.rules = edits.rules === undefined ? undefined : new RulePatch(edits.rules, this.splices);
  }

  result(): string {
    walk(
      this.source,
      this.part,
      {
        open: (tag) => {
          this.open(tag);
        },
        close: (path, at) => {
          this.close(path, at);
        },
      },
      true,
    );
    this.rules?.finish(this.prefix);
    return spliced(this.source, this.splices);
  }

  private open(tag: Tag): void {
    this.rules?.open(tag);
    switch (tag.path) {
      case "worksheet":
        this.prefix = tag.prefix;
        break;
      case "worksheet/dimension":
        this.stretchDimension(tag);
        break;
      case "worksheet/cols":
        this.columnsStart = tag.start;
        this.hasColumns = true;
        break;
      case "worksheet/cols/col":
        this.columns.push(tag.attributes);
        break;
      case "worksheet/sheetData":
        this.openSheetData(tag);
        break;
      case "worksheet/sheetData/row":
        this.openRow(tag);
        break;
      case "worksheet/sheetData/row/c":
        this.openCell(tag);
        break;
    }
  }

  private close(path: string, at: Span): void {
    this.rules?.close(path, at);
    if (path === "worksheet/cols" && this.edits.widths.size > 0) {
      const text = columnsText(this.prefix, this.columns, this.edits.widths);
      this.splices.push({ start: this.columnsStart ?? at.start, end: at.end, text });
    } else if (path === "worksheet/sheetData/row/c" && this.replaced !== undefined) {
      const { start, style, edit } = this.replaced;
      this.replaced = undefined;
      this.splices.push({ start, end: at.end, text: cellText(this.prefix, this.cursor, edit.cell, edit.style(style)) });
    } else if (path === "worksheet/sheetData/row") {
      this.insert(at.start, this.newCells(Infinity));
    } else if (path === "worksheet/sheetData") {
      this.insert(at.start, this.newRows(Infinity));
    }
  }

  private openSheetData(tag: Tag): void {
    if (!this.hasColumns && this.edits.widths.size > 0)
      this.insert(tag.start, columnsText(this.prefix, [], this.edits.widths));
    if (tag.isSelfClosing && this.rows.length > 0) this.openUp(tag, this.newRows(Infinity));
  }

  private openRow(tag: Tag): void {
    const last = this.cursor.row;
    this.cursor.toRow(tag.attributes["r"]);
    const { row } = this.cursor;
    if (row <= last) throw this.outOfOrder();
    this.insert(tag.start, this.newRows(row));
    if (this.rows[0] === row) this.rows.shift();
    this.pending = cellsOf(this.edits, row);
    this.rowStyle = isOn(tag.attributes["customFormat"]) ? Number(tag.attributes["s"] ?? "0") : undefined;
    this.stretchRow(tag);
    if (tag.isSelfClosing && this.pending.length > 0) this.openUp(tag, this.newCells(Infinity));
  }

  private openCell(tag: Tag): void {
    const last = this.cursor.column;
    this.cursor.toCell(tag.attributes["r"]);
    const { column } = this.cursor;
    if (column <= last) throw this.outOfOrder();
    if (this.pending.length === 0) return;
    this.insert(tag.start, this.newCells(column));
    const [next] = this.pending;
    if (next?.[0] !== column) return;
    this.pending.shift();
    this.replaced = { start: tag.start, style: Number(tag.attributes["s"] ?? "0"), edit: next[1] };
  }

  /** Rows of ours that the file does not have, up to the given one. */
  private newRows(limit: number): string {
    let text = "";
    for (let row = this.rows[0]; row !== undefined && row < limit; row = this.rows[0]) {
      this.rows.shift();
      this.pending = cellsOf(this.edits, row);
      this.rowStyle = undefined;
      const cells = this.newCells(Infinity, row);
      if (cells !== "") text += `<${this.prefix}row r="${row + 1}">${cells}</${this.prefix}row>`;
    }
    return text;
  }

  /** Cells of ours that the row does not have, up to the given column. */
  private newCells(limit: number, row = this.cursor.row): string {
    let text = "";
    for (let next = this.pending[0]; next !== undefined && next[0] < limit; next = this.pending[0]) {
      this.pending.shift();
      const [column, { cell, style }] = next;
      const inherited = this.rowStyle ?? columnStyle(this.columns, column);
      if (cell !== undefined) text += cellText(this.prefix, { row, column }, cell, style(inherited));
    }
    return text;
  }

  private insert(at: number, text: string): void {
    if (text !== "") this.splices.push({ start: at, end: at, text });
  }

  /** "<row/>" becomes "<row>…</row>". */
  private openUp(tag: Tag, inner: string): void {
    if (inner === "") return;
    this.splices.push({ start: tag.end - 2, end: tag.end, text: `>${inner}</${this.prefix}${tag.name}>` });
  }

  private stretchRow(tag: Tag): void {
    const span = tag.spans.get("spans");
    const columns = this.pending.filter(([, { cell }]) => cell !== undefined).map(([column]) => column + 1);
    const known = (tag.attributes["spans"] ?? "").split(/[\s:]+/).map(Number);
    if (span === undefined || columns.length === 0 || known.some(Number.isNaN)) return;
    const text = `${Math.min(...known, ...columns)}:${Math.max(...known, ...columns)}`;
    if (Math.min(...columns) < Math.min(...known) || Math.max(...columns) > Math.max(...known))
      this.splices.push({ ...span, text });
  }

  private stretchDimension(tag: Tag): void {
    const span = tag.spans.get("ref");
    const area = parseAddress(tag.attributes["ref"] ?? "")?.area;
    if (span === undefined || area === undefined) return;
    let [top, left, bottom, right] = [area.row, area.column, area.row + area.rows - 1, area.column + area.columns - 1];
    for (const [row, cells] of this.edits.cells) {
      for (const [column, { cell }] of cells) {
        if (cell === undefined) continue;
        [top, left, bottom, right] = [
          Math.min(top, row),
          Math.min(left, column),
          Math.max(bottom, row),
          Math.max(right, column),
        ];
      }
    }
    const text = areaName({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
    if (text !== areaName(area)) this.splices.push({ ...span, text });
  }

  private outOfOrder(): UnwritableCopy {
    return new UnwritableCopy(
      `The rows or cells in ${this.part} are out of order: open the workbook in Excel and save it, then try again.`,
    );
  }
}

function cellsOf(edits: SheetEdits, row: number): [column: number, edit: CellEdit][] {
  return [...(edits.cells.get(row) ?? [])].sort(([a], [b]) => a - b);
}
