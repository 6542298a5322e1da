import { openExcel, type HeadlessExcel } from "../../../local/excel/headless.ts";
import { Workbook, type CellValue, type Sheet } from "../../../local/excel/model.ts";

/** Fills a sheet from its top left cell; a text that begins with "=" is a formula without a value yet. */
export function addSheet(workbook: Workbook, name: string, rows: readonly (readonly CellValue[])[]): Sheet {
  const sheet = workbook.addSheet(name);
  rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === "") return;
      const isFormula = typeof value === "string" && value.startsWith("=");
      Object.assign(sheet.ensure(row, column), isFormula ? { value: "", formula: value } : { value });
    });
  });
  return sheet;
}

export const caseload: readonly (readonly CellValue[])[] = [
  ["Case", "Worker", "Discussed", "Plan"],
  ["M1", "Ana", 45700, "CIN"],
  ["M2", "Ben", 45710, "CP"],
  ["M3", "Cy", 45690, "LAC"],
];

export function openCaseload(options: { maxPayloadBytes?: number } = {}): {
  host: HeadlessExcel;
  sheet: Sheet;
  workbook: Workbook;
} {
  const workbook = new Workbook();
  const sheet = addSheet(workbook, "Caseload", caseload);
  return { host: openExcel(workbook, { today: "2025-03-03", ...options }), sheet, workbook };
}

/** One Excel.run of the real office.js on the sheet called Caseload. */
export function onSheet<T>(
  host: HeadlessExcel,
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  return host.run(() => Excel.run((context) => batch(context.workbook.worksheets.getItem("Caseload"), context)));
}

/** The code of the error that a batch ends with. */
export async function refusal(
  host: HeadlessExcel,
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown,
): Promise<string> {
  return (await refusalInFull(host, batch)).code;
}

export async function refusalInFull(
  host: HeadlessExcel,
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown,
): Promise<{ code: string; message: string; debugInfo: { errorLocation?: string; statement?: string } }> {
  try {
    await onSheet(host, async (sheet, context) => {
      await batch(sheet, context);
      await context.sync();
    });
  } catch (error) {
    return error as Awaited<ReturnType<typeof refusalInFull>>;
  }
  throw new Error("Excel refused nothing.");
}

export function rowsOf(sheet: Sheet): CellValue[][] {
  const used = sheet.used(false);
  if (used === undefined) return [];
  return Array.from({ length: used.row + used.rows }, (_, row) =>
    Array.from({ length: used.column + used.columns }, (__, column) => {
      const cell = sheet.cell(row, column);
      return cell?.formula ?? cell?.value ?? "";
    }),
  );
}
