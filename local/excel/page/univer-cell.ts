import { BooleanNumber, CellValueType, type ICellData, type IStyleData, WrapStrategy } from "@univerjs/presets";
import type { Cell, CellValue, Look } from "../model.ts";

/** Univer counts days from 1900 only: dates of a 1904 workbook are drawn 1,462 days later and kept as they are. */
export const daysBetweenSystems = 1462;

const isDateFormat = (format: string | undefined): boolean => /[dmy]/i.test(format ?? "");

function style(look: Look | undefined, numberFormat: string | undefined): IStyleData {
  const drawn: IStyleData = {};
  if (numberFormat !== undefined) drawn.n = { pattern: numberFormat };
  if (look === undefined) return drawn;
  if (look.fill !== undefined) drawn.bg = { rgb: look.fill };
  if (look.colour !== undefined) drawn.cl = { rgb: look.colour };
  if (look.bold === true) drawn.bl = BooleanNumber.TRUE;
  if (look.italic === true) drawn.it = BooleanNumber.TRUE;
  if (look.strike === true) drawn.st = { s: BooleanNumber.TRUE };
  if (look.wrap === true) drawn.tb = WrapStrategy.WRAP;
  return drawn;
}

/**
 * What Univer must be told of a value. Words are texts to it in any case; told that they are, it asks of each of them, at
 * every drawing, whether it could be a number.
 */
function kindOf(value: CellValue): { t?: CellValueType } {
  if (typeof value === "number") return { t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { t: CellValueType.BOOLEAN };
  const couldBeMore = !Number.isNaN(Number(value)) || /^(?:true|false)$/i.test(value);
  return couldBeMore ? { t: CellValueType.STRING } : {};
}

/** A cell as Univer draws it, in the look that it has or that rules give it. Dates stay serial numbers with their format. */
export function drawn(cell: Cell | undefined, shift: number, look = cell?.look): ICellData {
  if (cell === undefined) return { v: null, f: null, s: null };
  const { value, numberFormat } = cell;
  const shown = typeof value === "number" && isDateFormat(numberFormat) ? value + shift : value;
  return {
    v: typeof shown === "boolean" ? Number(shown) : shown,
    ...kindOf(value),
    f: cell.formula ?? null,
    s: style(look, numberFormat),
  };
}

/** The cell after the manager has changed it in the grid; what the grid does not say stays as it was. */
export function taken(data: ICellData = {}, before: Cell = { value: "" }, shift = 0): Cell | undefined {
  const shown = data.v ?? "";
  const formula = data.f ?? "";
  const { look } = before;
  if (shown === "" && formula === "") return look === undefined ? undefined : { value: "", look };
  const numberFormat = patternOf(data) ?? before.numberFormat;
  const days = isDateFormat(numberFormat) ? shift : 0;
  const cell: Cell = { value: valueOf(shown, data.t === CellValueType.BOOLEAN, days) };
  if (look !== undefined) cell.look = look;
  return withText(cell, formula, numberFormat);
}

function withText(cell: Cell, formula: string, numberFormat: string | undefined): Cell {
  if (formula !== "") cell.formula = formula;
  if (numberFormat !== undefined) cell.numberFormat = numberFormat;
  return cell;
}

function patternOf({ s: known }: ICellData): string | undefined {
  return typeof known === "object" ? known?.n?.pattern : undefined;
}

function valueOf(shown: CellValue, isBoolean: boolean, shift: number): CellValue {
  if (isBoolean) return Boolean(shown);
  return typeof shown === "number" ? shown - shift : shown;
}
