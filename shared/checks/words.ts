import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Result } from "../contract/results.ts";
import type { State } from "../contract/vocabulary.ts";
import { reasonWords } from "./reason-words.ts";

/** The short words of a result, as they stand in the sheet, the pane and every export. */

const ofState: Record<State, string> = {
  met: "Met",
  "past-aim": "Past the aim",
  overdue: "Overdue",
  "not-met": "Not met",
  late: "Late",
  absent: "Absent",
  "check-entry": "Check entry",
  "cannot-check": "Cannot be checked",
};

export function stateWords(state: State): string {
  return ofState[state];
}

/** Words that may hold a number of days which grows by itself: days from `since` to today, then `one` or `many`. */
export interface StatusParts {
  readonly before: string;
  readonly counted?: { readonly since: PlainDate; readonly one: string; readonly many: string };
}

export function statusParts(result: Result): StatusParts {
  const { state, aimOn, dueOn } = result;
  const words = stateWords(state);
  switch (state) {
    case "overdue":
      return overdueParts(words, dueOn);
    case "past-aim":
      if (aimOn === undefined) return { before: withReason(words, result) };
      return { before: `${words}${ofDay(" of ", aimOn)}${ofDay(", due ", dueOn)}` };
    case "met":
      return {
        before: dueOn === undefined ? `${words}${ofDay(", aim ", aimOn)}` : `${words}${ofDay(", due ", dueOn)}`,
      };
    case "late":
    case "absent":
      return { before: `${words}${ofDay(", was due ", dueOn)}` };
    case "not-met":
    case "check-entry":
    case "cannot-check":
      return { before: withReason(words, result) };
  }
}

function withReason(words: string, { because }: Result): string {
  const reason = reasonWords(because);
  return reason === undefined ? words : `${words}: ${reason}`;
}

/** "Overdue 9 days, due 6 Sep 2025". */
export function statusWords(result: Result): string {
  const { before, counted } = statusParts(result);
  if (counted === undefined) return before;
  const days = result.daysOverdue ?? 0;
  return `${before}${days}${days === 1 ? counted.one : counted.many}`;
}

function overdueParts(state: string, dueOn: PlainDate | undefined): StatusParts {
  if (dueOn === undefined) return { before: state };
  const due = dayInWords(dueOn);
  return { before: `${state} `, counted: { since: dueOn, one: ` day, due ${due}`, many: ` days, due ${due}` } };
}

function ofDay(before: string, day: PlainDate | undefined): string {
  return day === undefined ? "" : `${before}${dayInWords(day)}`;
}
