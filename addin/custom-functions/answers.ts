import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Answer } from "./answer.ts";
import type { FunctionOffered } from "./function-table.ts";
import { nextDue } from "./next-due.ts";
import { state } from "./state.ts";
import { why } from "./why.ts";
import { workingDaysAfter } from "./working-days-after.ts";

/** What works out each function of the table. `today` is the computer's own day. */
export const answers: Readonly<Record<FunctionOffered["id"], (args: readonly unknown[], today: PlainDate) => Answer>> =
  {
    NEXTDUE: nextDue,
    STATE: state,
    WHY: why,
    WORKINGDAYSAFTER: workingDaysAfter,
  };
