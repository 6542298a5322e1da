import { dayInWords } from "../calendar/format.ts";
import { accountOf } from "./account-of.ts";
import { listed, sentence, spoken } from "./accounts/in-words.ts";
import { offerInWords } from "./choice.ts";
import type { ChoiceValue } from "./choice-value.ts";
import { intervalInWords } from "./interval.ts";
import type { Check, Policy } from "./policy.ts";
import { sectionInWords } from "./section.ts";
import { heading, labelled, lineWidth, wrapped } from "./wrapped.ts";

/** A policy as a policy officer reads it and signs it off: plain text, 110 columns wide. */
export function described(policy: Policy): string {
  const { checks, choices, notEvaluated, silences } = policy;
  return [
    ...title(policy),
    ...heading(`Checks (${checks.length})`),
    ...checks.flatMap((check) => checkLines(check, policy)),
    ...heading(`Choices of the council (${choices.length})`),
    ...choices.flatMap(choiceLines),
    ...heading(`Not evaluated (${notEvaluated.length})`),
    ...wrapped(
      "",
      "The text also asks for these. No entry of a tracker can show them, and they are never counted or claimed.",
    ),
    ...notEvaluated.flatMap(({ id, section, kind, does }) => [
      "",
      ...wrapped("", `${id} · ${sectionInWords(section)} · ${spoken(kind)}`),
      ...wrapped("  ", does),
    ]),
    ...heading(`Silences (${silences.length})`),
    ...wrapped("", "The text says nothing of these. Nothing is taken from another council to fill them."),
    ...silences.flatMap(({ section, on, says }) => [
      "",
      ...wrapped("", `${on} · ${sectionInWords(section)}`),
      ...wrapped("  ", says),
    ]),
    ...signOff(policy),
    "",
  ].join("\n");
}

function title({ name, council, edition, inForceFrom, dating, checks, choices }: Policy): readonly string[] {
  const clauses = checks.reduce((sum, check) => sum + check.clauses.length, 0);
  return [
    `${name}: supervision policy, as it is checked`,
    "═".repeat(lineWidth),
    ...labelled("Edition", `${edition} (council “${council}”)`),
    ...labelled("In force from", dayInWords(inForceFrom)),
    ...labelled("Dating", dating),
    ...labelled("Contents", `${checks.length} checks, ${clauses} clauses, ${choices.length} choices`),
    ...labelled("Words", "The clauses are restated; the numbers of sections are those of the text."),
    ...labelled(
      "Strength",
      "minimum: required; aim: hoped for before the limit; advisory: advised, never a breach; information: shown.",
    ),
  ];
}

export const subjectInWords: Record<Check["subject"], string> = {
  case: "each child",
  worker: "each worker",
  session: "each one-to-one",
  "group-session": "each group session",
  team: "each team",
  manager: "each manager",
};

function checkLines(check: Check, { choices }: Policy): readonly string[] {
  const { id, title: named, subject, section, clauses, requires, rule } = check;
  const concerned = choices.filter((choice) => choice.checks.includes(id));
  const says = clauses.flatMap((clause, index) =>
    labelled(
      index === 0 ? "Clauses" : "",
      `${clause.id} (${sectionInWords(clause.section)}, ${clause.strength}): ${clause.says}`,
    ),
  );
  const numbers = accountOf(rule)
    .inWords(rule)
    .flatMap((line, index) => labelled(index === 0 ? "Read as" : "", sentence(line)));
  return [
    "",
    ...wrapped("", `${id} · ${named}`),
    ...labelled("Of", `${subjectInWords[subject]} · ${sectionInWords(section)} · kind of rule: ${spoken(rule.kind)}`),
    ...says,
    ...numbers,
    ...labelled("Columns", requires.map((group) => listed(group, "or")).join("; ")),
    ...(concerned.length === 0
      ? []
      : labelled("Choices", concerned.map((choice) => `${choice.id} (${valueInWords(choice.default)})`).join(", "))),
  ];
}

function choiceLines(choice: Policy["choices"][number]): readonly string[] {
  return [
    "",
    ...wrapped("", `${choice.id} · ${sectionInWords(choice.section)} · concerns ${choice.checks.join(", ")}`),
    ...labelled("Default", valueInWords(choice.default)),
    ...labelled("Reason", choice.reason),
    ...labelled(switched(choice.default), choice.effect),
    ...(typeof choice.default === "boolean" ? [] : labelled("May be", offerInWords(choice))),
  ];
}

function switched(byDefault: ChoiceValue): string {
  if (typeof byDefault !== "boolean") return "What it sets";
  return byDefault ? "Only while on" : "Switched on";
}

export function valueInWords(value: ChoiceValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.join(", ");
  return Object.entries(value)
    .map(([role, length]) => `${spoken(role)} ${intervalInWords(length)}`)
    .join(", ");
}

function signOff({ name, edition }: Policy): readonly string[] {
  const line = (label: string) => `  ${`${label} `.padEnd(16, " ")}${"_".repeat(60)}`;
  return [
    ...heading("Sign-off"),
    ...wrapped(
      "",
      `I have read this beside the text of the ${name} policy, edition ${edition}. The clauses, the numbers, the defaults of the choices, what is not evaluated and the silences are as the council means them, except for:`,
    ),
    ...["", line("Exceptions"), "", line("Name"), "", line("Role"), "", line("Signature"), "", line("Date")],
  ];
}
