import { serialFromDay } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { stateWords, statusWords } from "../../shared/checks/words.ts";
import { refuse, type Answer } from "./answer.ts";
import { judgeCase } from "./judge-case.ts";
import { notGiven } from "./missing-words.ts";

/** The last day on which the limit is met, as Excel's number of that day; words where there is none. */
export function nextDue(args: readonly unknown[], today: PlainDate): Answer {
  const judged = judgeCase(args, today);
  switch (judged.kind) {
    case "refused":
      return refuse(judged.sentence);
    case "closed":
      return "Not checked: recorded as closed";
    case "missing":
      return `${stateWords("cannot-check")}: ${notGiven(judged.names)}`;
    case "judged": {
      const { result } = judged;
      return result.dueOn === undefined ? statusWords(result) : serialFromDay(result.dueOn, 1900);
    }
  }
}
