import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import type { CheckOutcome, Choices } from "../../shared/contract/results.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import { policyInForce } from "../../shared/policy/registry.ts";

interface Here {
  readonly council: string;
  readonly asAt: PlainDate;
  readonly choices: Choices;
  readonly tables: readonly WireTable[];
}

/** The service's own check, on this computer; undefined when this council's policy is not held here. */
export function checkHere({ council, asAt, choices, tables }: Here): CheckOutcome | undefined {
  const found = policyInForce(council, asAt);
  return found.found ? checkTracker({ policy: found.policy, choices, asAt, tables }) : undefined;
}
