/** Reads the cells of a sheet as exactly the values the file holds: a date stays the number that it is. */
import type { Cell, Sheet } from "../model.ts";
import { forSheet } from "./newer-functions.ts";
import { movedFormula } from "./shared-formula.ts";
import type { CellStyle, StyleBook } from "./styles.ts";
import { damaged } from "./unreadable.ts";
import { decodeText, isOn, type Tag } from "./xml.ts";

export interface Shared {
  strings: readonly string[];
  styles: StyleBook;
  date1904: boolean;
}

export interface Place {
  row: number;
  column: number;
}

/** "AB12" as numbers from 0, without the cost of a pattern for each of a few hundred thousand cells. */
export function placeOf(reference: string): Place | undefined {
  let at = 0;
  let column = 0;
  for (let code = reference.charCodeAt(at); code >= 65 && code <= 90; code = reference.charCodeAt(++at)) {
    column = column * 26 + code - 64;
  }
  const row = Number(reference.slice(at));
  const isPlace = column >= 1 && column <= 16_384 && Number.isInteger(row) && row >= 1 && row <= 1_048_576;
  return isPlace ? { row: row - 1, column: column - 1 } : undefined;
}

/** Rows and cells may leave out their own place: then they follow the one before. */
export class Cursor {
  row = -1;
  column = -1;
  private readonly part: string;

  constructor(part: string) {
    this.part = part;
  }

  toRow(reference: string | undefined): void {
    this.row = reference === undefined ? this.row + 1 : Number(reference) - 1;
    this.column = -1;
    if (!Number.isInteger(this.row) || this.row < 0 || this.row >= 1_048_576) throw damaged(this.part);
  }

  toCell(reference: string | undefined): void {
    if (reference === undefined) {
      this.column++;
      return;
    }
    const place = placeOf(reference);
    if (place?.row !== this.row) throw damaged(this.part);
    this.column = place.column;
  }
}

interface Draft {
  type: string;
  style: number;
  value: string;
  text: string;
  formula: string;
  formulaTag: Tag["attributes"] | undefined;
}

const sheetCell = "worksheet/sheetData/row/c";
/** Fills of cells without a value that are kept waiting for a value further down, at most. */
const mostWaiting = 50_000;

export class CellReader {
  readonly hiddenRows: number[] = [];
  private readonly sheet: Sheet;
  private readonly part: string;
  private readonly shared: Shared;
  private readonly cursor: Cursor;
  private readonly formulas = new Map<string, Place & { text: string }>();
  private draft: Draft = emptyDraft("n", 0);
  private waiting: (Place & { style: number })[] = [];
  private lastRow = -1;
  private rightmost = -1;

  constructor(sheet: Sheet, part: string, shared: Shared) {
    this.sheet = sheet;
    this.part = part;
    this.shared = shared;
    this.cursor = new Cursor(part);
  }

  open({ path, attributes: a }: Tag): void {
    if (path === sheetCell) {
      this.cursor.toCell(a["r"]);
      this.draft = emptyDraft(a["t"] ?? "n", Number(a["s"] ?? "0"));
    } else if (path === "worksheet/sheetData/row") {
      this.cursor.toRow(a["r"]);
      if (isOn(a["hidden"]) || Number(a["ht"] ?? "1") === 0) this.hiddenRows.push(this.cursor.row);
    } else if (path === `${sheetCell}/f`) {
      this.draft.formulaTag = a;
    }
  }

  text(text: string, path: string): void {
    if (path === `${sheetCell}/v`) this.draft.value += text;
    else if (path === `${sheetCell}/f`) this.draft.formula += text;
    else if (path === `${sheetCell}/is/t` || path === `${sheetCell}/is/r/t`) this.draft.text += text;
  }

  close(path: string): void {
    if (path === sheetCell) this.finishCell();
  }

  private finishCell(): void {
    const { row, column } = this.cursor;
    const style = this.shared.styles.cells[this.draft.style];
    if (style === undefined) throw damaged(this.part);
    const written = this.formulaOf(this.draft);
    const formula = written === undefined ? undefined : forSheet(written);
    const cell = this.valueOf(this.draft, style);
    if (cell.value === "" && formula === undefined) {
      if (style.look?.fill !== undefined && this.waiting.length < mostWaiting) {
        this.waiting.push({ row, column, style: this.draft.style });
      }
      return;
    }
    if (formula !== undefined) cell.formula = `=${formula}`;
    if (style.numberFormat !== undefined) cell.numberFormat = style.numberFormat;
    if (style.look !== undefined) cell.look = { ...style.look };
    this.rightmost = Math.max(this.rightmost, column);
    this.sheet.put(row, column, cell);
    this.lastRow = row;
  }

  /** Formatting alone is kept only for the grid to draw, inside the rows and columns that hold values. */
  finish(): void {
    for (const { row, column, style } of this.waiting) {
      if (row > this.lastRow || column > this.rightmost) continue;
      const { numberFormat, look } = this.shared.styles.cells[style] ?? {};
      const cell: Cell = { value: "" };
      if (numberFormat !== undefined) cell.numberFormat = numberFormat;
      if (look !== undefined) cell.look = { ...look };
      this.sheet.put(row, column, cell);
    }
    this.waiting = [];
  }

  /** As the file has it. */
  private formulaOf({ formula, formulaTag: tag }: Draft): string | undefined {
    if (tag === undefined) return undefined;
    const group = tag["si"];
    if (tag["t"] === "dataTable") return `TABLE(${tag["r1"] ?? ""},${tag["r2"] ?? ""})`;
    if (tag["t"] !== "shared" || group === undefined) return formula === "" ? undefined : formula;
    const { row, column } = this.cursor;
    if (formula !== "") {
      this.formulas.set(group, { row, column, text: formula });
      return formula;
    }
    const first = this.formulas.get(group);
    if (first === undefined) throw damaged(this.part);
    return movedFormula(first.text, row - first.row, column - first.column);
  }

  private valueOf(draft: Draft, style: CellStyle): Cell {
    const { type, value } = draft;
    if (type === "inlineStr") return { value: decodeText(draft.text) };
    if (value === "") return { value: "" };
    switch (type) {
      case "s":
        return { value: this.sharedString(value) };
      case "str":
        return { value: decodeText(value) };
      case "b":
        return { value: isOn(value.trim()) };
      case "e":
        return { value: value.trim(), isError: true };
      case "n":
        return this.number(Number(value), style);
      case "d":
        return this.number(serialOf(value.trim(), this.shared.date1904), style);
      default:
        throw damaged(this.part);
    }
  }

  private sharedString(value: string): string {
    const text = this.shared.strings[Number(value)];
    if (text === undefined) throw damaged(this.part);
    return text;
  }

  private number(value: number, style: CellStyle): Cell {
    if (!Number.isFinite(value)) throw damaged(this.part);
    const text = style.display(value, this.shared.date1904);
    return text === undefined || text === String(value) ? { value } : { value, text };
  }
}

function emptyDraft(type: string, style: number): Draft {
  return { type, style, value: "", text: "", formula: "", formulaTag: undefined };
}

/** Files in the strict form of the format may write a date as "2025-01-31" or "2025-01-31T09:30:00". */
function serialOf(text: string, date1904: boolean): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/.exec(text);
  if (match === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? "0"));
  const days = (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
  const serial = date1904 ? days - 1462 : days <= 60 ? days - 1 : days;
  return serial + (hour * 3600 + minute * 60 + second) / 86_400;
}
