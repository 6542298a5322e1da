import type { Sample } from "../../shared/contract/beside-run.ts";
import { answeredCases } from "../sample/sample-words.ts";

/** How far the answers have come. A run of supervision alone has no case to draw. */
export function howFar(sample: Sample): string {
  const { cases, questions } = sample;
  if (cases.length === 0) return "No case of this run was checked, so there is none to draw.";
  if (questions.length === 0) return `${cases.length} ${cases.length === 1 ? "case is" : "cases are"} drawn.`;
  const done = answeredCases(sample);
  const all = done === 1 ? "Its one case is" : `All ${done} cases are`;
  return done === cases.length
    ? `${all} answered. The answers are kept with the run.`
    : `${done} of ${cases.length} cases answered. Each answer is kept with the run as soon as it is chosen.`;
}
