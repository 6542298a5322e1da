import * as z from "zod";
import { interval } from "../interval.ts";
import { naming } from "../naming.ts";

/** The parts that several kinds of rule are made of. */

export const clauseId = z.string().min(1).register(naming, { names: "clause" });
export const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z]+$/)
  .register(naming, { names: "field" });
export const roleName = z.string().register(naming, { names: "role" });
export const planName = z.string().register(naming, { names: "plan" });
/** A reading that the council may switch; its default and its reason stand in the council's file. */
export const choiceId = z
  .string()
  .regex(/^[a-z][A-Za-z]+$/)
  .register(naming, { names: "choice" });

/** An interval and the clause that sets it. */
export const within = z.strictObject({ within: interval, clause: clauseId });
export type Within = z.infer<typeof within>;

/** What a duty that is written as yes or no becomes when it is recorded as no. */
export const shortfall = z.enum(["not-met", "past-aim"]);

/** What starts the clock of a worker where no one-to-one is recorded: the first of these that is. */
export const workerBeginnings = z.array(z.enum(["startDate", "supervisorSince"])).min(1);
