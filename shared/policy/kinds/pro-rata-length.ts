import * as z from "zod";
import { naming } from "../naming.ts";
import { clauseId, shortfall } from "./bound.ts";

/** How long a one-to-one lasts at least: in proportion to the part of full time that the worker works. */
export const proRataLength = z
  .strictObject({
    kind: z.literal("pro-rata-length"),
    field: z.literal("duration").register(naming, { names: "field" }),
    /** The part of full time that the worker works, in the worker's own row. */
    fraction: z.literal("partOfFullTime"),
    /** Minutes for somebody who works full time. */
    fullTime: z.number().positive(),
    /** Minutes that are the least for everybody. */
    floor: z.number().positive(),
    clause: clauseId,
    short: shortfall,
  })
  .refine(({ fullTime, floor }) => floor <= fullTime, { error: "The floor is no more than the length for full time" });
export type ProRataLength = z.infer<typeof proRataLength>;
