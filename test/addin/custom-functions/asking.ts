import { answers } from "../../../addin/custom-functions/answers.ts";
import type { Answer } from "../../../addin/custom-functions/answer.ts";
import { caseParameters, type FunctionOffered } from "../../../addin/custom-functions/function-table.ts";
import { serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";

/** The computer's own day in these tests. */
export const today = plainDate("2026-06-30");

export const serial = (day: string): number => serialFromDay(plainDate(day), 1900);

/** Arguments by name; whoever is not named is left out, as Excel leaves out: null. */
export type Named = Readonly<Record<string, unknown>>;

export function ask(id: FunctionOffered["id"], named: Named): Answer {
  return answers[id](
    caseParameters.map(({ name }) => named[name] ?? null),
    today,
  );
}

/** Every argument that is not named is an empty cell, as Excel on a computer gives one. */
export function withEmptyCells(named: Named): Named {
  return { ...Object.fromEntries(caseParameters.map(({ name }) => [name, 0])), ...named };
}

export function refusalOf(answer: Answer): string | undefined {
  return typeof answer === "object" ? answer.refused : undefined;
}
