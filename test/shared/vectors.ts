import { readFileSync } from "node:fs";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Result } from "../../shared/contract/results.ts";
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
  readonly choices?: Readonly<Record<string, boolean | string>>;
  readonly inputs: { readonly cases: readonly Readonly<Record<string, ExampleCell>>[] };
  readonly expect: Pick<Result, "state" | "clause" | "aimOn" | "dueOn" | "daysOverdue">;
}

interface Vectors {
  readonly arithmetic: readonly ArithmeticExample[];
  readonly checks: readonly CheckExample[];
  readonly switched: readonly CheckExample[];
}

export const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8")) as Vectors;
