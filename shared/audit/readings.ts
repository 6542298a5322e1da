import type { AuditRun } from "../contract/routes.ts";
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

function valueWords(value: boolean | number | string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value).replaceAll("-", " ");
}
