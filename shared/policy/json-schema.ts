import * as z from "zod";
import { policy } from "./policy.ts";

const description =
  "One edition of one council's supervision policy, as data. Every key is known here and any other is refused. What a " +
  "schema cannot say, `npm run policy -- validate FILE.json` does: that days are days of the calendar, that clauses, " +
  "choices, checks, fields, plans and roles exist where they are named, that no id stands twice, that only the last step of " +
  "a cadence has no condition, that an aim does not fall after its limit, and that two years, day by day, show no gap and " +
  "no clash.";

/** The format of a policy as JSON Schema (draft 2020-12). Equal for equal formats. */
export function policySchema(): object {
  return { ...z.toJSONSchema(policy, { io: "input", reused: "ref" }), title: "Supervision policy", description };
}
