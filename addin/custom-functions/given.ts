import type { CellValue } from "../../shared/tracker/grid.ts";

/** One argument as Excel gives it, as far as it can be told. */
export type Given =
  /** Left out. Excel on the web has been seen to give an empty cell so too. */
  | { readonly kind: "nothing" }
  /** The value of one cell, as the readers of a tracker take it: "" is empty, an error is its text. */
  | { readonly kind: "cell"; readonly value: CellValue }
  /** A range, or one of Excel's data types with parts of their own. */
  | { readonly kind: "several" };

const empty: Given = { kind: "cell", value: "" };

/**
 * Excel on a computer gives 0 for an empty cell, and 0 for a cell that holds 0. No field of a tracker means anything by a
 * 0, so both are read as an empty cell.
 */
export function givenAs(argument: unknown): Given {
  if (argument === null || argument === undefined) return { kind: "nothing" };
  if (typeof argument === "number") return argument === 0 ? empty : { kind: "cell", value: argument };
  if (typeof argument === "string" || typeof argument === "boolean") return { kind: "cell", value: argument };
  if (Array.isArray(argument)) return givenInRange(argument);
  const error = errorText(argument);
  return error === undefined ? { kind: "several" } : { kind: "cell", value: error };
}

/** A range of one cell is that cell. Within a range Excel has no way to leave something out. */
function givenInRange(range: readonly unknown[]): Given {
  if (range.length !== 1) return { kind: "several" };
  const given = givenAs(range[0]);
  return given.kind === "nothing" ? empty : given;
}

/** The text of an error as Excel hands one over, such as "#N/A". */
function errorText(argument: unknown): string | undefined {
  if (typeof argument !== "object" || argument === null || !("code" in argument)) return undefined;
  return typeof argument.code === "string" && argument.code.startsWith("#") ? argument.code : undefined;
}
