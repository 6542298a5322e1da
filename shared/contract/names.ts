import * as z from "zod";

/** How councils, services, teams, runs, months and people are named on the wire. */

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not a short name such as haringey")
  .max(60);
export const runId = z.uuid();
/** A calendar month such as 2026-03. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "is not a month such as 2026-03");
/** The object id that Entra gives a person. */
export const personId = z.string().regex(/^[\w-]{1,64}$/, "is not the object id of a person in Entra");
/** One line that a person reads: no control characters, no blanks around it. */
export function line(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u, "holds a line break or another control character");
}
