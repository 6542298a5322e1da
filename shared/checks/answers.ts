import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry, RecordedEntry, YesNoEntry } from "../contract/entries.ts";
import { dayOf } from "./entries.ts";

/** What a cell answers on a day. A date that has come is a yes; one that lies ahead answers nothing. */
export type Answered = "yes" | "no" | "blank" | "unreadable";

export type AnswerEntry = YesNoEntry | RecordedEntry | DateEntry;

const plainAnswers: Readonly<Record<AnswerEntry["kind"], Answered | "by-its-day">> = {
  blank: "blank",
  nothing: "blank",
  new: "blank",
  yes: "yes",
  no: "no",
  "dated-yes": "by-its-day",
  dates: "by-its-day",
  unreadable: "unreadable",
  cancelled: "unreadable",
  planned: "unreadable",
  absence: "unreadable",
  closed: "unreadable",
};

export function answerOf(entry: AnswerEntry | undefined, asAt: PlainDate): Answered {
  const answer = entry === undefined ? "blank" : plainAnswers[entry.kind];
  if (answer !== "by-its-day") return answer;
  return (answeredOn(entry) ?? asAt) > asAt ? "unreadable" : "yes";
}

/** The day that the cell gives, where it gives one. */
export function answeredOn(entry: AnswerEntry | undefined): PlainDate | undefined {
  if (entry?.kind === "dated-yes") return entry.on;
  return entry?.kind === "dates" ? dayOf(entry) : undefined;
}
