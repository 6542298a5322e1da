import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { dayOf } from "../../shared/checks/entries.ts";
import { staffOf } from "../../shared/checks/staff.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { WorkerFields } from "../../shared/contract/worker-table.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";

/**
 * The absence that a tracker records of a worker, by the `placeKey` of the worker's row: "Recorded as absent from 1 Jul 2025
 * to 12 Sep 2025." It stops no clock (both policies, silent on absence); it belongs to the reason until the next one-to-one.
 */
export function absencesOf({ understood, outcome }: Checked): ReadonlyMap<string, RecordedAbsence> {
  return new Map(
    staffOf(understood.tables, outcome.asAt).people.flatMap(({ tableId, rowId, fields }) => {
      const absence = recordedAbsence(fields);
      return absence === undefined ? [] : [[placeKey(tableId, rowId), absence] as const];
    }),
  );
}

export interface RecordedAbsence {
  readonly first?: PlainDate | undefined;
  readonly last?: PlainDate | undefined;
  /** The day of return, where it is recorded in place of a last day or beside it. */
  readonly back?: PlainDate | undefined;
}

function recordedAbsence({ absence, absenceFrom, absenceTo, returnDate }: WorkerFields): RecordedAbsence | undefined {
  const written = [absenceFrom, absence].filter((entry) => entry?.kind === "absence");
  if (written.length === 0) return undefined;
  return {
    first: written.find((entry) => entry.first !== undefined)?.first,
    last: dayOf(absenceTo) ?? written.find((entry) => entry.last !== undefined)?.last,
    back: dayOf(returnDate),
  };
}

/**
 * The absence in words, where it has to do with a dated result: it began by the as-at day, and nothing that counts is recorded
 * since it ended. Undefined otherwise.
 */
export function absenceWords(
  { state, dueOn, because: { anchor } }: Result,
  { first, last, back }: RecordedAbsence,
  asAt: PlainDate,
): string | undefined {
  if (state === "met" || dueOn === undefined || (first !== undefined && first > asAt)) return undefined;
  const end = last ?? back;
  if (end !== undefined && anchor !== undefined && anchor.on > end) return undefined;
  const from = first === undefined ? "since a day that is not recorded" : `from ${dayInWords(first)}`;
  const to = last === undefined ? "" : ` to ${dayInWords(last)}`;
  const returned = back === undefined ? "" : `, back on ${dayInWords(back)}`;
  return `Recorded as absent ${from}${to}${returned}; an absence stops no clock.`;
}
