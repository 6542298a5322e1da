import type { Choices } from "../../shared/contract/results.ts";
import { choicesInForce } from "../../shared/policy/choices.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { editions } from "../../shared/policy/registry.ts";
import type { Organisation } from "../ports.ts";
import { choicesOfEdition } from "./choices-of-edition.ts";

export type PolicyWithChoices = Policy & { readonly choicesInForce: Choices };

/** Every edition that is held, and the choices that each council has made. */
export async function readPolicies({ organisation }: { readonly organisation: Organisation }) {
  const councils = [...new Set(editions.map(({ council }) => council))];
  const records = await Promise.all(councils.map((council) => organisation.council(council)));
  return editions.map((policy): PolicyWithChoices => {
    const made = records.find((record) => record?.council === policy.council)?.choices ?? {};
    return withChoices(policy, made);
  });
}

export function withChoices(policy: Policy, made: Choices): PolicyWithChoices {
  return { ...policy, choicesInForce: choicesInForce(policy, choicesOfEdition(policy, made)) };
}
