import type { CheckTitle } from "../../shared/audit/check-titles.ts";
import { isNotToldApart } from "../../shared/audit/managers-own.ts";
import { teamMonths } from "../../shared/audit/team-month.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { RollUp } from "../../shared/contract/routes.ts";

/** In which teams' figures team managers' own supervision is counted among the workers', in words; undefined where in none. */
export function notToldApartWords(rollUp: RollUp, month: Month, { id, of }: CheckTitle): string | undefined {
  if (of !== "workers") return undefined;
  const names = teamMonths(rollUp, month)
    .filter(({ standing }) => standing.kind === "sent" && isNotToldApart(standing.summary, id))
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `Team managers’ own supervision is counted in these figures and not told apart in: ${names.join(", ")}. It will be in what they submit from now on.`;
}
