import { plusDays, plusMonths } from "../../shared/calendar/arithmetic.ts";
import { type PlainDate, plainDate } from "../../shared/calendar/plain-date.ts";
import { defaultSettings, type Settings } from "../../shared/contract/organisation.ts";
import type { KeptUntil, RollUpKey, RollUpStore, World } from "../ports.ts";
import { todayInLondon } from "./today-in-london.ts";

/** The first day on which each part of a run made today is no longer kept, by the council's own settings. */
export function keptUntil(today: PlainDate, { inputDays, findingsMonths, summaryYears }: Settings["keep"]): KeptUntil {
  return {
    input: plusDays(today, inputDays),
    findings: plusMonths(today, findingsMonths),
    run: plusMonths(today, summaryYears * 12),
  };
}

/** A roll-up stays as long as the runs of its December. */
export async function rollUpKept(
  { organisation, now }: Pick<World, "organisation" | "now">,
  { council, year }: RollUpKey,
): Promise<Parameters<RollUpStore["change"]>[2]> {
  const { keep, legalHold } = (await organisation.council(council))?.settings ?? defaultSettings;
  const keptUntil = plainDate(`${year + keep.summaryYears + 1}-01-01`);
  return { today: todayInLondon(now()), keptUntil, legalHold };
}
