import type { Choices } from "../../shared/contract/results.ts";
import { accountOf } from "../../shared/policy/account-of.ts";
import { sentence, spoken } from "../../shared/policy/accounts/in-words.ts";
import type { ChoiceValue } from "../../shared/policy/choice-value.ts";
import { subjectInWords, valueInWords } from "../../shared/policy/describe.ts";
import type { Check, Policy } from "../../shared/policy/policy.ts";
import { sectionInWords } from "../../shared/policy/section.ts";
import { fieldHeadings } from "../../shared/tracker/vocabulary/headings.ts";
import { fieldName } from "../ui/field-names.ts";

/** One check of a council in plain words. Every number in it is the policy's own data, so that it cannot go stale. */
export interface CheckHelp {
  readonly id: string;
  readonly title: string;
  /** "Of each child, section 1." */
  readonly about: string;
  readonly clauses: readonly ClauseHelp[];
  /** What is counted from, and to which limits. */
  readonly readAs: readonly string[];
  /** The columns without which it is not made, one line for each that is needed. */
  readonly columns: readonly string[];
  readonly choices: readonly ChoiceHelp[];
  /** What the text leaves unsaid, so that some cannot be checked. */
  readonly silences: readonly string[];
}

interface ClauseHelp {
  /** "Required", "Hoped for", "Advised", "Shown". */
  readonly strength: string;
  readonly says: string;
  readonly section: string;
}

interface ChoiceHelp {
  /** "Strict four weeks", as the way of counting names it too. */
  readonly name: string;
  readonly effect: string;
  /** "on", "6 months". */
  readonly value: string;
  /** The council has set nothing else. */
  readonly isDefault: boolean;
  readonly reason: string;
}

const strengths: Readonly<Record<Check["clauses"][number]["strength"], string>> = {
  minimum: "Required",
  aim: "Hoped for",
  advisory: "Advised",
  information: "Shown",
};

/** Every check of a policy, in its order. `set` is what the council has chosen; every other choice is at its default. */
export function helpOfChecks(policy: Policy, set: Choices = {}): readonly CheckHelp[] {
  return policy.checks.map((check) => ({
    id: check.id,
    title: check.title,
    about: `Of ${subjectInWords[check.subject]}, ${sectionInWords(check.section)}.`,
    clauses: check.clauses.map(({ strength, says, section }) => ({
      strength: strengths[strength],
      says,
      section: sectionInWords(section),
    })),
    readAs: accountOf(check.rule)
      .inWords(check.rule)
      .map((line) => sentence(withChoicesNamed(line.trim(), policy))),
    columns: check.requires.map((anyOf) => sentence(anyOf.map(columnInWords).join(", or "))),
    choices: choicesOf(policy, check, set),
    silences: policy.silences.filter(({ leavesOut }) => leavesOut?.includes(check.id)).map(({ says }) => says),
  }));
}

/** A choice is named in words, and not by its id. */
function withChoicesNamed(line: string, { choices }: Policy): string {
  return choices.reduce((said, { id }) => said.replaceAll(new RegExp(`\\b${id}\\b`, "gu"), `“${spoken(id)}”`), line);
}

function choicesOf({ choices }: Policy, { id }: Check, set: Choices): ChoiceHelp[] {
  return choices
    .filter(({ checks }) => checks.includes(id))
    .map((choice) => {
      const value = set[choice.id] ?? choice.default;
      const isDefault = JSON.stringify(value) === JSON.stringify(choice.default);
      const name = sentence(spoken(choice.id));
      return { name, effect: choice.effect, value: wordsOfValue(value), isDefault, reason: choice.reason };
    });
}

/** "last day" for last-day; a day of the year such as 03-31 stays as it is. */
function wordsOfValue(value: ChoiceValue): string {
  const words = valueInWords(value);
  return /^[a-z-]+$/.test(words) ? spoken(words) : words;
}

/** "Last discussion (with a heading such as Last supervision)". */
function columnInWords(field: string): string {
  const [heading] = fieldHeadings.find((each) => each.field === field)?.headings ?? [];
  const name = fieldName(field);
  if (heading === undefined || heading.toLowerCase() === name.toLowerCase()) return name;
  return `${name} (with a heading such as “${heading}”)`;
}

/** Everything that is said of a check, in small letters, to be searched. */
export function wordsOf({ id, title, about, clauses, readAs, columns, choices, silences }: CheckHelp): string {
  const said = [
    ...[id, title, about, ...readAs, ...columns, ...silences],
    ...clauses.flatMap(({ strength, says, section }) => [strength, says, section]),
    ...choices.flatMap(({ name, effect, value, reason }) => [name, effect, value, reason]),
  ];
  return said.join(" ").toLowerCase();
}
