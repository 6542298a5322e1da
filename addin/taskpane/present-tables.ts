import type { PresentQuestion } from "../commands/present-tables.ts";
import type { Lacking, TableFound } from "./tables-found.ts";

/** A question on the screen: its tables by their places among those that are to be confirmed. */
export interface PresentAsked {
  readonly words: string;
  /** What it means that all of them count. */
  readonly togetherWords: string;
  readonly places: readonly number[];
  /** Said by the manager, now or before. */
  readonly areTogether: boolean;
}

export function presentAsked(
  questions: readonly PresentQuestion[],
  tables: readonly TableFound[],
): readonly PresentAsked[] {
  return questions.map(({ tables: of, answer, words }) => ({
    words,
    togetherWords: `All together: the latest discussion on any, and the rest as on ${of[0]?.name ?? ""}`,
    places: tables.flatMap(({ layout }, place) => (of.includes(layout) ? [place] : [])),
    areTogether: answer === "together",
  }));
}

/** The one table of these that belongs to the tracker, "together" where the manager has said so of several, or neither. */
export function presentAnswer(
  { places, areTogether }: PresentAsked,
  tables: readonly TableFound[],
): number | "together" | undefined {
  const ours = places.filter((place) => tables[place]?.isOurs);
  if (ours.length === 1) return ours[0];
  return areTogether && ours.length > 1 ? "together" : undefined;
}

/** What is still to be said before anything is checked. */
export function lackingPresent(asked: readonly PresentAsked[], tables: readonly TableFound[]): Lacking | undefined {
  const index = asked.findIndex((each) => {
    const ours = each.places.filter((place) => tables[place]?.isOurs);
    return ours.length > 1 && presentAnswer(each, tables) === undefined;
  });
  if (index === -1) return undefined;
  return {
    sentence: "Say first which of the tables with the same children is the present one, or that all count together.",
    at: presentId(index),
  };
}

/** Of the control in which a question is answered. */
export function presentId(index: number): string {
  return `present-${index}`;
}

export function answered(question: PresentAsked, answer: number | "together"): PresentAsked {
  return { ...question, areTogether: answer === "together" };
}

/** The tables once one of them is the present one, or all of them count. */
export function withPresentAnswer(
  tables: readonly TableFound[],
  { places }: PresentAsked,
  answer: number | "together",
): readonly TableFound[] {
  return tables.map((table, place) =>
    places.includes(place) ? { ...table, isOurs: answer === "together" || answer === place } : table,
  );
}
