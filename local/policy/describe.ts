import { described } from "../../shared/policy/describe.ts";
import { policyInForce, policyOfEdition } from "../../shared/policy/registry.ts";
import { dayAsked } from "../headless/command-line.ts";

interface Asked {
  readonly edition?: string | undefined;
  readonly "as-at"?: string | undefined;
  readonly json?: boolean | undefined;
}

/** @throws Error with one sentence for a council, an edition or a day that is not known. */
export function describePolicy(councils: readonly string[], asked: Asked, now: Date): string {
  const [council, more] = councils;
  if (council === undefined || more !== undefined) {
    throw new Error("Name one council: npm run policy -- describe haringey");
  }
  const { edition, json } = asked;
  if (edition !== undefined && asked["as-at"] !== undefined) {
    throw new Error("Give --edition or --as-at, not both: each of them names an edition.");
  }
  const found =
    edition === undefined ? policyInForce(council, dayAsked(asked["as-at"], now)) : policyOfEdition(council, edition);
  if (!found.found) throw new Error(found.sentence);
  return json === true ? JSON.stringify(found.policy, undefined, 2) : described(found.policy);
}
