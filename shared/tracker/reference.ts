import { mayHoldAName } from "../contract/reference-pattern.ts";
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

/** `pattern` is what the council says that its references look like, where it says so. */
export function wireReference(asWritten: string, pattern?: string): WireReference {
  const text = asWritten.replace(/\s+/gu, "");
  if (text === "") return { refused: false };
  const isReference = caseRef.safeParse(text).success && !mayHoldAName(text, pattern);
  return isReference ? { caseRef: text, refused: false } : { refused: true };
}
