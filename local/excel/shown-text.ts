import type { Cell } from "./model.ts";
import { display, shortDate, type Display } from "./xlsx/displayed-text.ts";

const displays = new Map<string, Display>();

/** What the sheet shows for a cell: the text read from the file, otherwise its value under its number format. */
export function shownText(cell: Cell | undefined, date1904: boolean): string {
  if (cell === undefined) return "";
  if (cell.text !== undefined) return cell.text;
  const { value } = cell;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  return displayOf(cell.numberFormat ?? "General")(value, date1904) ?? String(value);
}

/** The system's short date is day first here. */
function displayOf(code: string): Display {
  const known = displays.get(code) ?? display(code === shortDate ? "dd/mm/yyyy" : code);
  displays.set(code, known);
  return known;
}

/** The serial number of a calendar day written YYYY-MM-DD. */
export function serialOf(day: string, date1904: boolean): number {
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  const serial = (moment - epoch) / 86_400_000;
  if (!Number.isInteger(serial)) throw new Error(`"${day}" is no calendar day: write it as YYYY-MM-DD.`);
  return serial;
}
