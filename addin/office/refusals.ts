import { CellIsOpen, type Change } from "../workbook.ts";

const notJustNow = "Excel could not do this just now: wait a moment and try again.";

/** Excel's refusals that belong to ordinary days, each with what the manager can do. */
const sentences: Readonly<Record<string, string>> = {
  AccessDenied: "The sheet is protected or read-only: unprotect it, or work from the list here.",
  InvalidOperationInCellEditMode: "A cell is open for typing: press Enter or Esc in the sheet, then try again.",
  ItemNotFound: "Something in the workbook was moved or renamed meanwhile: check again.",
  InsertDeleteConflict: "Cells in the way stop a column from being added: work from the list here.",
  MergedRangeConflict: "Merged cells are in the way of the column: work from the list here.",
  RequestPayloadSizeLimitExceeded: "The tracker is too large to be marked at once: work from the list here.",
  ResponsePayloadSizeLimitExceeded: "The tracker is too large to be read: remove sheets or columns that are not used.",
  FilteredRangeConflict: "A filter is in the way of the column: clear it and check again, or work from the list here.",
  InactiveWorkbook: "Another workbook is in front: click into this one, then try again.",
  GeneralException: notJustNow,
  // Somebody else is at it, or Excel on the web has too much to do.
  ActivityLimitReached: notJustNow,
  Conflict: notJustNow,
  ConnectionFailure: notJustNow,
  RequestAborted: notJustNow,
  ServiceNotAvailable: notJustNow,
  Timeout: notJustNow,
};

/** A sentence for what Excel refused; undefined for what is a fault of ours. */
export function refusal(error: unknown): string | undefined {
  return sentences[codeOf(error)];
}

/** Excel's name for what went wrong. Its errors may come from another window, so their class says nothing. */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/** What of Excel's was asked when it refused, such as "Range.values"; "" where it does not say. */
export function locationOf(error: unknown): string {
  const { debugInfo } = error as { readonly debugInfo?: { readonly errorLocation?: string } };
  return debugInfo?.errorLocation ?? "";
}

/** Of all refusals, this one alone passes by itself: whoever asked may wait for it. */
export async function whileNobodyTypes<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw codeOf(error) === "InvalidOperationInCellEditMode" ? new CellIsOpen({ cause: error }) : error;
  }
}

/** `instead`: what a refusal means of this change, where that is more than it always means. */
export async function attempt(
  change: () => Promise<void>,
  instead: Readonly<Record<string, string>> = {},
): Promise<Change> {
  try {
    await change();
    return { done: true };
  } catch (error) {
    const because = instead[codeOf(error)] ?? refusal(error);
    if (because === undefined) throw error;
    return { done: false, because };
  }
}
