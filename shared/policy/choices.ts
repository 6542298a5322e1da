import { isOffered, offerInWords } from "./choice.ts";
import type { ChoiceValue } from "./choice-value.ts";
import type { Policy } from "./policy.ts";

export type ChoicesInForce = Record<string, ChoiceValue>;

/**
 * Every choice of the policy with what the council has set, or its default.
 * @throws RangeError for a choice that the policy does not have, or a value that it does not offer.
 */
export function choicesInForce(policy: Policy, set: Readonly<ChoicesInForce>): ChoicesInForce {
  const inForce: ChoicesInForce = {};
  for (const choice of policy.choices) inForce[choice.id] = choice.default;
  for (const [id, value] of Object.entries(set)) {
    const choice = policy.choices.find((one) => one.id === id);
    if (choice === undefined) throw new RangeError(`The ${policy.name} policy has no choice “${id}”; remove it.`);
    if (!isOffered(choice, value)) {
      throw new RangeError(`“${id}” is ${offerInWords(choice)}, not ${JSON.stringify(value).replaceAll('"', "")}.`);
    }
    inForce[id] = value;
  }
  return inForce;
}
