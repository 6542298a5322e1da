import { isOffered } from "../../../shared/policy/choice.ts";
import type { ChoiceValue } from "../../../shared/policy/choice-value.ts";
import type { Interval } from "../../../shared/policy/interval.ts";
import type { Policy } from "../../../shared/policy/policy.ts";

type Choice = Policy["choices"][number];

/** What a choice is set to, as it is typed: "6", "03-31", "2025-12-24, 2025-12-31", "personal-adviser 6 weeks". */
export function choiceText(value: ChoiceValue): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([role, length]) => `${role} ${Object.entries(length).map(([unit, count]) => `${count} ${unit}`)[0] ?? ""}`)
    .join(", ");
}

/** What was typed, as the choice takes it; undefined when it does not. */
export function choiceFrom(text: string, choice: Choice): ChoiceValue | undefined {
  const value = readers[choice.takes ?? "a-day-of-the-year"](text.trim());
  return value !== undefined && isOffered(choice, value) ? value : undefined;
}

const readers: Readonly<Record<NonNullable<Choice["takes"]>, (text: string) => ChoiceValue | undefined>> = {
  "a-number-of-months": (text) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined),
  "a-number-of-weeks": (text) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined),
  "a-day-of-the-year": (text) => text,
  "a-list-of-days": (text) => text.split(/[\s,]+/).filter((part) => part !== ""),
  "intervals-by-role": (text) => intervalsFrom(text),
};

function intervalsFrom(text: string): Record<string, Interval> | undefined {
  const parts = text.split(",").map((part) => /^\s*([a-z-]+)\s+(\d+)\s+(day|week|month)s?\s*$/.exec(part));
  if (parts.includes(null)) return undefined;
  return Object.fromEntries(
    parts.map((part) => [part?.[1] ?? "", { [`${part?.[3] ?? ""}s`]: Number(part?.[2]) } as unknown as Interval]),
  );
}

/** "yes", "no", "last day". */
export function offerWords(value: ChoiceValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value.replaceAll("-", " ") : choiceText(value);
}

/** How to type what the choice takes beside its offers. */
export const howToType: Readonly<Record<NonNullable<Choice["takes"]>, string>> = {
  "a-number-of-months": "A number of months, such as 6",
  "a-number-of-weeks": "A number of weeks, such as 4",
  "a-day-of-the-year": "The month and day on which a year ends, such as 03-31",
  "a-list-of-days": "Days such as 2025-12-24, with commas between them",
  "intervals-by-role": "A role and its interval, such as personal-adviser 6 weeks, with commas between them",
};
