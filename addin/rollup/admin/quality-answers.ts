import type { QualityQuestion } from "../../../shared/contract/organisation.ts";
import { slugOf } from "./slug-of.ts";

type Answers = QualityQuestion["answers"];

export function answersText(answers: Answers): string {
  return answers.map(({ says }) => says).join("\n");
}

/** One answer a line. What is said as before keeps its short name: samples that were answered hold it. */
export function answersFrom(text: string, before: Answers): Answers {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .map((says) => ({ id: before.find((answer) => answer.says === says)?.id ?? slugOf(says), says }));
}
