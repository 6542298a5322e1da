import { dayInWords } from "../calendar/format.ts";
import type { Policy } from "./policy.ts";

/** Editions of one council of which both would be in force on a day. The same edition read anew is no clash. */
export function clashesWith(policy: Policy, among: readonly Policy[]): readonly string[] {
  return among
    .filter((other) => other !== policy && other.council === policy.council)
    .flatMap((other) => {
      const sameName = other.edition === policy.edition;
      const sameDay = other.inForceFrom === policy.inForceFrom;
      if (sameDay && !sameName) {
        return [
          `inForceFrom: the editions “${policy.edition}” and “${other.edition}” of ${policy.name} are both in force from ${dayInWords(policy.inForceFrom)}; give one of them another day.`,
        ];
      }
      if (sameName && !sameDay) {
        return [
          `edition: two editions of ${policy.name} are called “${policy.edition}”, in force from ${dayInWords(policy.inForceFrom)} and from ${dayInWords(other.inForceFrom)}; name them apart.`,
        ];
      }
      return [];
    });
}
