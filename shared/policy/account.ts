import type { PlainDate } from "../calendar/plain-date.ts";
import type { MonthEnd } from "../calendar/arithmetic.ts";
import type { Interval } from "./interval.ts";

/** What every kind of rule tells of itself, so that a policy can be described and validated without knowing the kinds. */

export const subjects = ["case", "worker", "session", "group-session", "team", "manager"] as const;
export type Subject = (typeof subjects)[number];

export interface Account<Rule> {
  /** The subjects that a rule of this kind can judge. */
  readonly judges: readonly Subject[];
  /** What it decides. Two checks of one policy that decide the same of the same subject clash. */
  readonly decides: (rule: Rule) => string;
  /** Its numbers and conditions, a line each, for whoever signs the policy off. */
  readonly inWords: (rule: Rule) => readonly string[];
  /** Its parts that set days. */
  readonly parts?: (rule: Rule) => readonly Part[];
  /** The sorts of subjects that it has to cover, each with the parts that speak of it, in the order in which they do. */
  readonly sorts?: (rule: Rule, words: Words) => readonly Sort[];
  /** Several parts may speak of one subject, the strictest first. Otherwise only one may. */
  readonly strictestFirst?: true;
  /** It counts in months that no interval of the rule names: a year, or what an entry of the tracker says. */
  readonly countsMonths?: true;
  /** Numbers that cannot be, as sentences. */
  readonly impossible?: (rule: Rule, words: Words) => readonly string[];
}

/** The words that an entry of a tracker can have: the contract's own. */
export interface Words {
  readonly plans: readonly string[];
  readonly roles: readonly string[];
  readonly riskTiers: readonly string[];
  readonly fieldsOf: Readonly<Record<Subject, readonly string[]>>;
}

export interface Part {
  /** Where it stands in the rule: "steps.0". */
  readonly at: string;
  readonly aim?: Interval | undefined;
  readonly limit?: Interval | undefined;
  /** One that names its subjects more closely goes before one that does so less; those for all who are left come last. */
  readonly rank: "closest" | "close" | "left";
  /** For a part of a programme: its first day and the first day after it, for somebody who began on a day. */
  readonly span?: (began: PlainDate, monthEnd: MonthEnd) => Span;
}
export interface Span {
  readonly from: PlainDate;
  /** Absent in the last, which does not end. */
  readonly endsBefore?: PlainDate;
}

/** Subjects that a rule cannot tell from one another. */
export interface Sort {
  /** "a child on court and looked after". */
  readonly who: string;
  readonly parts: readonly Part[];
}
