import { readFileSync } from "node:fs";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Choices, Result } from "../../shared/contract/results.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";

/** Worked examples: facts that hold whatever the code. */

/** A true date of the workbook, or what the cell holds; null is an empty cell. */
export type ExampleCell = { readonly date: PlainDate } | CellValue | null;

export interface ArithmeticExample {
  readonly id: string;
  readonly rule: "weeks" | "months" | "workingDays" | "days" | "gaps" | "calendarMonth";
  readonly from: PlainDate | readonly PlainDate[];
  readonly n: number | null;
  readonly expect: unknown;
}

export interface CheckExample {
  readonly id: string;
  readonly check: string;
  readonly asAt: PlainDate;
  readonly choices?: Choices;
  /** The rows of each table, by field. */
  readonly inputs: Readonly<Record<string, readonly Readonly<Record<string, ExampleCell>>[]>>;
  /** Whose result is meant, where the tables give several. */
  readonly subject?: string;
  readonly expect: Pick<Result, "state" | "clause" | "aimOn" | "dueOn" | "daysOverdue">;
}

interface Vectors {
  readonly arithmetic: readonly ArithmeticExample[];
  readonly checks: readonly CheckExample[];
  readonly switched: readonly CheckExample[];
}

export const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8")) as Vectors;
