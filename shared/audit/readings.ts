import type { AuditRun } from "../contract/routes.ts";
import type { ChoiceValue } from "../policy/choice-value.ts";
import { editions } from "../policy/registry.ts";

/** The choices by which a run was made, each in the words of the policy's own list: "…: yes". */
export function readingsOf({
  council,
  policy,
  choices,
}: Pick<AuditRun, "council" | "policy" | "choices">): readonly string[] {
  const edition = editions.find((one) => one.council === council && one.edition === policy.edition);
  return (edition?.choices ?? []).flatMap(({ id, effect }) => {
    const value = choices[id];
    return value === undefined ? [] : [`${effect.replace(/\.$/, "")}: ${valueWords(value)}.`];
  });
}

function valueWords(value: ChoiceValue): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value).replaceAll("-", " ");
}
