import { editionsOf } from "../../shared/audit/check-titles.ts";
import { readingsOwn } from "../../shared/audit/readings.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { OrganisationView } from "../../shared/contract/organisation.ts";
import type { RollUp } from "../../shared/contract/routes.ts";

/** How the council reads the policy today where that is not the default, as it stands on the page, on paper and in every file. */
export function choicesWords(rollUp: RollUp, month: Month, choices: OrganisationView["choices"] | undefined): string {
  if (choices === undefined) return "The choices of the council that are in force today have not been read.";
  const own = new Set(
    editionsOf(rollUp, month).flatMap(({ edition }) => readingsOwn(rollUp.council, edition, choices)),
  );
  if (own.size === 0) return "Choices of the council in force today: all by default.";
  return `Choices of the council in force today, where they are not the default: ${[...own].join(" ")}`;
}
