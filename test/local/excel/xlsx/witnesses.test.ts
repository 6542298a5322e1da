import ExcelJs from "exceljs";
import { readXlsx, type Sheet as Witnessed } from "hucre";
import { describe, expect, it } from "vitest";
import { areaName } from "../../../../local/excel/a1.ts";
import type { CellValue, Sheet, Workbook } from "../../../../local/excel/model.ts";
import { openTracker, trackerBytes, trackerNames } from "./fixtures.ts";

/** "A1: what we read / what the witness reads", for the first few. */
type Differences = string[];

/** Both witnesses turn numbers with a date format into dates: they are turned back, in the file's date system. */
function plain(value: unknown, date1904: boolean): CellValue {
  if (value instanceof Date)
    return Math.round((value.getTime() / 86_400_000 + 25_569 - (date1904 ? 1462 : 0)) * 1e6) / 1e6;
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return plain(insideOf(value), date1904);
  return value as CellValue;
}

/** Of a formula, an error, a rich text or a link as exceljs gives it. */
function insideOf(value: object): unknown {
  if ("richText" in value) return (value.richText as { text: string }[]).map(({ text }) => text).join("");
  if ("error" in value) return value.error;
  if ("result" in value) return value.result;
  return "text" in value ? value.text : "";
}

function differences(sheet: Sheet, witness: (row: number, column: number) => unknown, workbook: Workbook): Differences {
  const found: Differences = [];
  const used = sheet.used(true) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  // A row and a column beyond, so that what only the witness sees would be noticed.
  for (let row = 0; row <= used.row + used.rows; row++) {
    for (let column = 0; column <= used.column + used.columns; column++) {
      const seen = plain(witness(row, column), workbook.date1904);
      const ours = sheet.cell(row, column)?.value ?? "";
      const isSame =
        typeof ours === "number" && typeof seen === "number" ? Math.abs(ours - seen) < 1e-6 : ours === seen;
      if (!isSame)
        found.push(
          `${areaName({ row, column, rows: 1, columns: 1 })}: ${JSON.stringify(ours)} / ${JSON.stringify(seen)}`,
        );
    }
  }
  return found;
}

const area = (from: { startRow: number; startCol: number; endRow: number; endCol: number }): string =>
  areaName({
    row: from.startRow,
    column: from.startCol,
    rows: from.endRow - from.startRow + 1,
    columns: from.endCol - from.startCol + 1,
  });

function around(sheet: Sheet, workbook: Workbook) {
  return {
    name: sheet.name,
    merges: sheet.merges.map(areaName).sort(),
    hiddenRows: [...sheet.hiddenRows].sort((a, b) => a - b),
    hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
    filter: sheet.autoFilter === undefined ? undefined : areaName(sheet.autoFilter),
    tables: workbook.tables
      .filter((one) => one.sheet === sheet)
      .map(({ table }) => [table.name, areaName(table.area), table.style]),
    visibility: sheet.visibility,
  };
}

function aroundWitness(sheet: Witnessed) {
  return {
    name: sheet.name,
    merges: (sheet.merges ?? []).map(area).sort(),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, { hidden }]) => hidden === true).map(([row]) => row),
    hiddenColumns: (sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden === true ? [column] : [])),
    filter: sheet.autoFilter?.range,
    tables: (sheet.tables ?? []).map(({ name, range, style }) => [name, range, style]),
    visibility: sheet.veryHidden === true ? "VeryHidden" : sheet.hidden === true ? "Hidden" : "Visible",
  };
}

describe.each(trackerNames)("%s", (name) => {
  it("reads as hucre reads it: every value, merge, hidden row and column, filter and table", async () => {
    const { workbook } = openTracker(name);
    const witness = await readXlsx(trackerBytes(name));
    expect(workbook.date1904).toBe(witness.dateSystem === "1904");
    expect(workbook.sheets.map((sheet) => around(sheet, workbook))).toEqual(witness.sheets.map(aroundWitness));
    for (const [index, sheet] of workbook.sheets.entries()) {
      const rows = witness.sheets[index]?.rows ?? [];
      expect(differences(sheet, (row, column) => rows[row]?.[column], workbook)).toEqual([]);
    }
  });

  it("reads as exceljs reads it: every value and formula", async () => {
    const { workbook } = openTracker(name);
    const witness = new ExcelJs.Workbook();
    await witness.xlsx.load(trackerBytes(name).buffer as ArrayBuffer);
    for (const sheet of workbook.sheets) {
      const seen = witness.getWorksheet(sheet.name);
      const cellAt = (row: number, column: number): ExcelJs.Cell | undefined => seen?.findCell(row + 1, column + 1);
      // exceljs repeats the value of a merged area in all its cells; Excel has it in the first alone.
      const value = (row: number, column: number): unknown => {
        const cell = cellAt(row, column);
        return cell?.type === ExcelJs.ValueType.Merge ? "" : cell?.value;
      };
      expect(differences(sheet, value, workbook)).toEqual([]);
      for (const [row, column, { formula }] of sheet.entries()) {
        if (formula !== undefined) expect(`=${cellAt(row, column)?.formula ?? ""}`).toBe(formula);
      }
    }
  });
});
