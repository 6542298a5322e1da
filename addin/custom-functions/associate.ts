/// <reference types="custom-functions-runtime" />
import { fromParts } from "../../shared/calendar/day-number.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { answers } from "./answers.ts";
import type { Answer } from "./answer.ts";
import { functionTable } from "./function-table.ts";

/**
 * The script that Excel loads, and the only one that sees `CustomFunctions`. It has a runtime of its own and shares none
 * with the pane: a workbook with formulas in it would otherwise start the whole pane, unseen, and with it the sign-in.
 * So there may be no document and no storage here, only the language.
 */
for (const { id, parameters } of functionTable) {
  // Excel adds an argument of its own at the end.
  CustomFunctions.associate(id, (...args: unknown[]) => shown(answers[id](args.slice(0, parameters.length), today())));
}

function shown(answer: Answer): string | number {
  if (typeof answer !== "object") return answer;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- what Excel wants thrown is no Error of the language
  throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, answer.refused);
}

/** As TODAY() has it: the computer's own. */
function today(): PlainDate {
  const now = new Date();
  return fromParts({ year: now.getFullYear(), month: now.getMonth() + 1, date: now.getDate() });
}
