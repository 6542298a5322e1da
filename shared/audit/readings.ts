import type { AuditRun } from "../contract/routes.ts";
import type { ChoiceValue } from "../policy/choice-value.ts";
import { choicesInForce } from "../policy/choices.ts";
import { editions } from "../policy/registry.ts";

/** The choices by which a run was made, each in the words of the policy's own list: "…: yes". */
export function readingsOf({
  council,
  policy,
  choices,
}: Pick<AuditRun, "council" | "choices"> & {
  readonly policy: Pick<AuditRun["policy"], "edition">;
}): readonly string[] {
  const edition = editions.find((one) => one.council === council && one.edition === policy.edition);
  return (edition?.choices ?? []).flatMap(({ id, effect }) => {
    const value = choices[id];
    return value === undefined ? [] : [`${effect.replace(/\.$/, "")}: ${valueWords(value)}.`];
  });
}

function valueWords(value: ChoiceValue): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value).replaceAll("-", " ");
}

/** The council's choices as they are today, in the words of the edition's own list. */
export function readingsToday(
  council: string,
  edition: string,
  made: Readonly<Record<string, ChoiceValue>>,
): readonly string[] {
  const policy = editions.find((one) => one.council === council && one.edition === edition);
  if (policy === undefined) return [];
  // An older edition need not know a choice that is made under a newer one.
  const own = Object.entries(made).filter(([id]) => policy.choices.some((choice) => choice.id === id));
  return readingsOf({ council, policy, choices: choicesInForce(policy, Object.fromEntries(own)) });
}
