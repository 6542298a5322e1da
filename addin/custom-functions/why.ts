import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { whySentence } from "../../shared/checks/why.ts";
import { refuse, type Answer } from "./answer.ts";
import { judgeCase } from "./judge-case.ts";
import { notGiven } from "./missing-words.ts";

/** Why the state is what it is, in the pane's own sentences. */
export function why(args: readonly unknown[], today: PlainDate): Answer {
  const judged = judgeCase(args, today);
  switch (judged.kind) {
    case "refused":
      return refuse(judged.sentence);
    case "closed":
      return "The plan or the last discussion says that the case is closed, so it is not checked.";
    case "missing":
      return `This cannot be checked: ${notGiven(judged.names)}, and the answer depends on it. Give the cell; for one that may be empty write IF(F2="","",F2).`;
    case "judged":
      return whySentence(judged.result, judged.asAt);
  }
}
