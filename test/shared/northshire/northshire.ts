import { readFileSync } from "node:fs";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { CheckOutcome, Choices, Result } from "../../../shared/contract/results.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { policy } from "../../../shared/policy/policy.ts";
import { asAt } from "../checks/children.ts";
import { resultOf } from "../checks/people.ts";

/** A council that nobody has heard of, as data alone. It asks for what policies ask for that no shipped council does. */
export const northshireText = readFileSync(new URL("northshire.json", import.meta.url), "utf8");
export const northshire = policy.parse(JSON.parse(northshireText));

export interface Setting {
  readonly on?: PlainDate;
  readonly choices?: Choices;
}

export function checkNorthshire(tables: readonly WireTable[], { on = asAt, choices = {} }: Setting = {}): CheckOutcome {
  return checkTracker({ policy: northshire, choices, asAt: on, tables });
}

/** The one result of one check. */
export function judged(id: string, tables: readonly WireTable[], setting: Setting = {}): Result {
  return resultOf(checkNorthshire(tables, setting), id);
}
