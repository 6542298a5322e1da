import type { AuditRun } from "../contract/routes.ts";
import type { ChoiceValue } from "../policy/choice-value.ts";
import { choicesInForce } from "../policy/choices.ts";
import type { Policy } from "../policy/policy.ts";
import { editions } from "../policy/registry.ts";

/** The choices by which a run was made, each in the words of the policy's own list: "…: yes". */
export function readingsOf({
  council,
  policy,
  choices,
}: Pick<AuditRun, "council" | "choices"> & {
  readonly policy: Pick<AuditRun["policy"], "edition">;
}): readonly string[] {
  return (policyOf(council, policy.edition)?.choices ?? []).flatMap(({ id, effect }) => {
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

type Made = Readonly<Record<string, ChoiceValue>>;

/** The council's choices as they are today, in the words of the edition's own list. */
export function readingsToday(council: string, edition: string, made: Made): readonly string[] {
  const policy = policyOf(council, edition);
  return policy === undefined
    ? []
    : readingsOf({ council, policy, choices: choicesInForce(policy, known(policy, made)) });
}

/** Those of them that are not as the policy's own list has them by default; none when all are. */
export function readingsOwn(council: string, edition: string, made: Made): readonly string[] {
  const policy = policyOf(council, edition);
  if (policy === undefined) return [];
  const own = Object.entries(known(policy, made)).filter(([id, value]) => {
    const usual = policy.choices.find((choice) => choice.id === id)?.default;
    return JSON.stringify(usual) !== JSON.stringify(value);
  });
  return readingsOf({ council, policy, choices: Object.fromEntries(own) });
}

function policyOf(council: string, edition: string): Policy | undefined {
  return editions.find((one) => one.council === council && one.edition === edition);
}

/** An older edition need not know a choice that is made under a newer one. */
function known({ choices }: Policy, made: Made): Made {
  return Object.fromEntries(Object.entries(made).filter(([id]) => choices.some((choice) => choice.id === id)));
}
