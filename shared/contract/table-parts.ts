import * as z from "zod";

/** What every table of the wire is made of. */

/** Names of workers and teams are staff data: sent as written, at most this long. */
export const label = z.string().trim().min(1).max(100);

/** Made by whoever sends it, such as t1-workers or r5: it has no room for words of a cell. */
const madeId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "is not an id such as t1 or r5");
export const tableId = madeId;
/** Opaque: only the workbook can find the row again. */
export const rowId = madeId;

/** The rows of one table: each has an id of its own. */
export function rowsOf<Row extends z.ZodType<{ readonly rowId: string }>>(row: Row) {
  return z.array(row).superRefine(eachOnce("rowId"));
}

/** What is said of a row would be said of two, or of none. */
export function eachOnce<Name extends string>(name: Name) {
  return (list: readonly Readonly<Record<Name, string>>[], context: z.core.$RefinementCtx): void => {
    const known = new Set<string>();
    for (const [index, { [name]: id }] of list.entries()) {
      if (known.has(id)) context.addIssue({ code: "custom", path: [index, name], message: "stands here before" });
      known.add(id);
    }
  };
}

/** A row of another table, or of the same. */
export const rowPointer = z.strictObject({ tableId, rowId });
export type RowPointer = z.infer<typeof rowPointer>;

/**
 * The people of the worker list whose name fits the name in this row, each by its first row in the list (7.6): one is who
 * it is; none, a name that nobody has; several, a name that fits them all. Absent: the row has no name. Whoever stands below a separator of leavers is pointed
 * at, though that row is not sent.
 */
export const workerRows = z.array(rowPointer).max(5_000);

/** The names of the fields of a schema, for the list of those that a table maps. */
export function fieldNames<Shape extends z.ZodRawShape>(fields: z.ZodObject<Shape>): readonly (keyof Shape & string)[] {
  return Object.keys(fields.shape);
}

export function mappedFields<Shape extends z.ZodRawShape>(fields: z.ZodObject<Shape>) {
  return z.array(z.enum(fieldNames(fields))).max(60);
}
