import * as z from "zod";
import { tableContents } from "../contract/vocabulary.ts";

/**
 * How one table of a tracker lies in the workbook, once the manager has confirmed it. Rows count from 1 and columns are
 * letters, as the manager sees them; this is also the shape in which a layout is kept and given on the command line.
 */
const columnLetters = z.string().regex(/^[A-Z]{1,3}$/, "is not a column such as B or AC");
const rowNumber = z.number().int().min(1).max(1_048_576);

export const tableLayout = z.strictObject({
  name: z.string().min(1),
  holds: z.enum(tableContents),
  headerRows: z.array(rowNumber).max(4),
  dataRows: z.tuple([rowNumber, rowNumber]),
  /** Field of the vocabulary to column. Fields that are never read or sent are listed so that detection can be judged. */
  columns: z.record(z.string(), columnLetters).default({}),
  series: z.record(z.string(), z.array(columnLetters)).optional(),
  /** Field to column to the month it stands for, such as 2025-04. */
  months: z.record(z.string(), z.record(columnLetters, z.string().regex(/^\d{4}-\d{2}$/))).optional(),
  cells: z.record(z.string(), z.string()).optional(),
  needsConfirmation: z.array(z.string()).optional(),
  /** No cell says whose the children are: whether the sheet is named after their worker, as the manager has said. */
  workerInSheetName: z.boolean().optional(),
});

/** Which of a column's dates may have day and month in each other's place. */
export interface Turned {
  readonly texts: boolean;
  /** Days that Excel made of texts, in the wrong order. */
  readonly numbers: boolean;
}

export interface TableLayout extends z.infer<typeof tableLayout> {
  /** Fields whose day and month stood in each other's place before, and of which nobody has said since that they are right. */
  readonly turned?: Readonly<Record<string, Turned>>;
}
export const layouts = z.array(tableLayout);

/** What the rows of a table hold: below a worker who is named above them, children. */
export function contentOfRows({ holds }: Pick<TableLayout, "holds">): Exclude<TableLayout["holds"], "mixed"> {
  return holds === "mixed" ? "cases" : holds;
}

export function holdsChildren(layout: Pick<TableLayout, "holds">): boolean {
  return contentOfRows(layout) === "cases";
}
