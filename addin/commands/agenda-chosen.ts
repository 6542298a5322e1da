import { sessionAfter, sessionDays, type SessionDays, type SupervisionDay } from "../../shared/audit/agenda-days.ts";
import type { AgendaSource, AgendaWorker } from "../../shared/audit/agenda-workers.ts";
import { plusMonths } from "../../shared/calendar/arithmetic.ts";
import { isPlainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";

/** What a person has typed into the two fields; absent where they left what is suggested. */
export interface ChosenDays {
  readonly on?: string;
  readonly after?: string;
}

export interface DaysInUse {
  readonly days: SessionDays;
  /** Why a day that was typed is not used. */
  readonly faults: { readonly on?: string; readonly after?: string };
}

/** The days of the agenda. One that cannot be used leaves the one that is suggested. */
export function daysInUse(source: AgendaSource, worker: AgendaWorker, chosen: ChosenDays): DaysInUse {
  const { asAt } = source.outcome;
  const suggested = sessionDays(source, worker);
  const onChosen = dayWithin(chosen.on, asAt, plusMonths(asAt, 12));
  const on = onChosen ?? suggested.on;
  const supervision: SupervisionDay = on === suggested.on ? suggested : { on, onFrom: "chosen" };
  const next = sessionAfter(source, worker, on);
  const after = dayWithin(chosen.after, on, plusMonths(on, 12));
  const afterChosen = after === on ? undefined : after;
  return {
    days: {
      ...supervision,
      ...(afterChosen === undefined || afterChosen === next.after
        ? next
        : { after: afterChosen, afterFrom: "chosen" as const }),
    },
    faults: faultsOf(chosen, { on: onChosen, after: afterChosen }),
  };
}

function faultsOf(typed: ChosenDays, used: Record<keyof ChosenDays, PlainDate | undefined>): DaysInUse["faults"] {
  const isFaulty = (part: keyof ChosenDays): boolean => typed[part] !== undefined && used[part] === undefined;
  return {
    ...(isFaulty("on") && { on: "Choose today or a day within a year." }),
    ...(isFaulty("after") && { after: "Choose a day after this supervision, within a year of it." }),
  };
}

function dayWithin(typed: string | undefined, from: PlainDate, to: PlainDate): PlainDate | undefined {
  return typed !== undefined && isPlainDate(typed) && typed >= from && typed <= to ? typed : undefined;
}
