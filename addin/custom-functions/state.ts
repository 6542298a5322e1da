import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { stateWords } from "../../shared/checks/words.ts";
import { refuse, type Answer } from "./answer.ts";
import { judgeCase } from "./judge-case.ts";

/** The state in the words of the Policy check column, without dates, so that it can be counted and coloured. */
export function state(args: readonly unknown[], today: PlainDate): Answer {
  const judged = judgeCase(args, today);
  switch (judged.kind) {
    case "refused":
      return refuse(judged.sentence);
    case "closed":
      return "Not checked";
    case "missing":
      return stateWords("cannot-check");
    case "judged":
      return stateWords(judged.result.state);
  }
}
