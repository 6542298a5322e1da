import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because, Result } from "../contract/results.ts";
import type { State } from "../contract/vocabulary.ts";
import { fieldWords } from "./field-words.ts";

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
  const { state, aimOn, dueOn, because } = result;
  const words = stateWords(state);
  switch (state) {
    case "overdue":
      return overdueParts(words, dueOn);
    case "past-aim":
      return { before: `${words}${ofDay(" of ", aimOn)}${ofDay(", due ", dueOn)}` };
    case "met":
      return { before: `${words}${ofDay(", due ", dueOn)}` };
    case "late":
    case "absent":
    case "not-met":
      return { before: `${words}${ofDay(", was due ", dueOn)}` };
    case "check-entry":
    case "cannot-check":
      return { before: `${words}: ${reasonWords(because)}` };
  }
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

const reasons: Readonly<Record<string, (because: Because) => string>> = {
  unreadable: ({ field }) => `${fieldWords(field)} cannot be read`,
  "says-cancelled": ({ field }) => `${fieldWords(field)} says cancelled`,
  "says-planned": ({ field }) => `${fieldWords(field)} says planned`,
  "says-absence": ({ field }) => `${fieldWords(field)} says absent`,
  "says-closed": ({ field }) => `${fieldWords(field)} says closed`,
  "lies-ahead": ({ field }) => `${fieldWords(field)} lies in the future`,
  "before-opened": () => "the last discussion is before the case was opened",
  "closed-while-open": () => "the case has a closing date but its status is open",
  "closing-unclear": ({ field }) => `${fieldWords(field)} leaves open whether the case is closed`,
  "kind-unreadable": ({ field }) => `${fieldWords(field)} cannot be read`,
  "nothing-to-count-from": () => "no date to count from",
  displaced: () => "only a group discussion is shown",
};

function reasonWords(because: Because): string {
  return reasons[because.code]?.(because) ?? because.code;
}
