import { plusDays, plusMonths } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Settings } from "../../shared/contract/organisation.ts";
import type { KeptUntil } from "../ports.ts";

/** The first day on which each part of a run made today is no longer kept, by the council's own settings. */
export function keptUntil(today: PlainDate, { inputDays, findingsMonths, summaryYears }: Settings["keep"]): KeptUntil {
  return {
    input: plusDays(today, inputDays),
    findings: plusMonths(today, findingsMonths),
    run: plusMonths(today, summaryYears * 12),
  };
}
