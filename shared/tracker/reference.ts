import { caseRef } from "../contract/tables.ts";
import type { CellValue } from "./grid.ts";

/** The identity of a row as written. It may be empty. */
export function referenceAsWritten(value: CellValue): string {
  // 1001.1 and 1001.2 are two children: rounded to one number they would be taken for one.
  return Number.isInteger(value) ? Number(value).toFixed(0) : String(value).trim();
}

interface WireReference {
  readonly caseRef?: string;
  /** What is written does not look like a reference of a case system and stays in the workbook. */
  readonly refused: boolean;
}

export function wireReference(asWritten: string): WireReference {
  const text = asWritten.replace(/\s+/gu, "");
  if (text === "") return { refused: false };
  return caseRef.safeParse(text).success ? { caseRef: text, refused: false } : { refused: true };
}
