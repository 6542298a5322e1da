import { ICalCalendar, ICalEventClass, ICalEventTransparency, type ICalEventData } from "ical-generator";
import type { EightWeeks, SupervisionDue } from "../../shared/audit/eight-weeks.ts";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { tidyName } from "../../shared/tracker/names.ts";
import { childWords, type CaseWording } from "./agenda-case-words.ts";

export interface CalendarAsk {
  readonly eight: EightWeeks;
  /** Events of the same tracker take the place of earlier ones. */
  readonly trackerId: string;
  /** The day that the weeks speak for, and where their rows stand. */
  readonly asAt: PlainDate;
  readonly places: CaseWording["places"];
  /** The instant it is, in ISO's form. */
  readonly now: string;
}

/**
 * An iCalendar file (RFC 5545) for the manager's own calendar: a day for each supervision on the last day on which it is
 * due, and the Monday of each week in which cases fall due. Cases stand in it by their references and never by a name of a
 * child; events are private and leave the day free.
 */
export function calendarFile(ask: CalendarAsk): string {
  const calendar = new ICalCalendar({
    name: "Caseload",
    prodId: { company: "Caseload Oversight", product: "add-in", language: "EN" },
  });
  for (const event of [...weekEvents(ask), ...supervisionEvents(ask)]) calendar.createEvent(event);
  return calendar.toString();
}

/** The first week's stands on the day of the check, where somebody will see it. */
function weekEvents({ eight, trackerId, now, asAt, places }: CalendarAsk): ICalEventData[] {
  return eight.weeks.flatMap(({ monday }, index) => {
    const due = eight.cases.byWeek[index] ?? [];
    if (due.length === 0) return [];
    const lines = due.map(
      ({ child, lastDay }) => `${childWords({ places, names: undefined }, child)}: limit ${dayInWords(lastDay)}`,
    );
    return [
      dayEvent(monday < asAt ? asAt : monday, now, {
        id: `week-${monday}-${trackerId}`,
        summary: `${due.length} case ${due.length === 1 ? "discussion falls" : "discussions fall"} due this week`,
        description: lines.join("\n"),
      }),
    ];
  });
}

function supervisionEvents({ eight, trackerId, now }: CalendarAsk): ICalEventData[] {
  return eight.workers.flatMap(({ worker: { label = "a worker" }, supervision }) => {
    const dueOn = supervision && dueDay(supervision);
    if (dueOn === undefined) return [];
    return [
      dayEvent(dueOn, now, {
        id: `supervision-${digest(tidyName(label))}-${trackerId}`,
        summary: `Supervision of ${label}: last day`,
        description: `The one-to-one is due by ${dayInWords(dueOn)}.`,
      }),
    ];
  });
}

function dueDay({ place, result }: SupervisionDue): PlainDate | undefined {
  return typeof place === "object" ? result.dueOn : undefined;
}

function dayEvent(
  day: PlainDate,
  now: string,
  told: Pick<ICalEventData, "id" | "summary" | "description">,
): ICalEventData {
  return {
    ...told,
    start: instant(day),
    end: instant(plusDays(day, 1)),
    allDay: true,
    timezone: "UTC",
    stamp: new Date(now),
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

function instant(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Tells workers apart without their names (FNV-1a, 32 bits). */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
