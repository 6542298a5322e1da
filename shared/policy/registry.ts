import type { PlainDate } from "../calendar/plain-date.ts";
import { dayInWords } from "../calendar/format.ts";
import { barnetUndated } from "./councils/barnet-undated.ts";
import { haringey2017 } from "./councils/haringey-2017.ts";
import type { Policy } from "./policy.ts";

/** Every edition of every council. */
export const editions: readonly Policy[] = [barnetUndated, haringey2017];

export type PolicyFound =
  | { readonly found: true; readonly policy: Policy }
  | {
      readonly found: false;
      readonly reason: "unknown-council" | "unknown-edition" | "before-the-first-edition";
      /** One sentence for the person who asked. */
      readonly sentence: string;
    };

/** The edition of the council's policy that is in force on the day. */
export function policyInForce(council: string, asAt: PlainDate, among: readonly Policy[] = editions): PolicyFound {
  const ofCouncil = editionsOf(council, among);
  const [first] = ofCouncil;
  if (first === undefined) return unknownCouncil(council, among);
  const policy = ofCouncil.findLast((edition) => edition.inForceFrom <= asAt);
  if (policy !== undefined) return { found: true, policy };
  return {
    found: false,
    reason: "before-the-first-edition",
    sentence: `The first ${first.name} policy held is in force from ${dayInWords(first.inForceFrom)}; choose that day or a later one.`,
  };
}

/** The edition of the council's policy that has the name, whenever it is in force. */
export function policyOfEdition(council: string, edition: string, among: readonly Policy[] = editions): PolicyFound {
  const ofCouncil = editionsOf(council, among);
  const [first] = ofCouncil;
  if (first === undefined) return unknownCouncil(council, among);
  const policy = ofCouncil.find((one) => one.edition === edition);
  if (policy !== undefined) return { found: true, policy };
  return {
    found: false,
    reason: "unknown-edition",
    sentence: `No edition “${edition}” of the ${first.name} policy is held; choose one of ${ofCouncil.map((one) => one.edition).join(", ")}.`,
  };
}

function editionsOf(council: string, among: readonly Policy[]): readonly Policy[] {
  return among
    .filter((policy) => policy.council === council)
    .toSorted((one, other) => (one.inForceFrom < other.inForceFrom ? -1 : 1));
}

function unknownCouncil(council: string, among: readonly Policy[]): PolicyFound {
  const known = [...new Set(among.map((policy) => policy.council))].toSorted().join(", ");
  return {
    found: false,
    reason: "unknown-council",
    sentence: `No policy of “${council}” is held; choose one of ${known}.`,
  };
}
