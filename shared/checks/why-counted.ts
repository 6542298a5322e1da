import { dayInWords, monthInWords } from "../calendar/format.ts";
import { monthOf } from "../calendar/month.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because } from "../contract/results.ts";
import { sectionInWords } from "../policy/section.ts";
import { beganWords, fieldWords, thingWords } from "./field-words.ts";

/** Results by what was counted, measured or added up, and those that go by an entry which the tracker does not have. */

type Advice = (because: Because) => string;

function day(on: PlainDate | undefined): string {
  return on === undefined ? "a day that is not recorded" : dayInWords(on);
}

function monthOfAnchor({ anchor }: Because): string {
  return anchor === undefined ? "the month" : monthInWords(monthOf(anchor.on));
}

function counted(amount: number | undefined, thing: string): string {
  return amount === 1 ? `1 ${thing}` : `${amount ?? 0} ${thing}s`;
}

const shifts: Advice = ({ amount, anchor, limitInterval, section }) => {
  const since = anchor === undefined ? ", and no one-to-one" : ` since the last one-to-one, ${dayInWords(anchor.on)}`;
  return `The tracker records ${counted(amount, "shift")}${since}; the limit is ${limitInterval ?? "as written"} (${sectionInWords(section)}).`;
};

const lengths: Advice = ({ amount, limitInterval, section, reading }) =>
  `The length recorded is ${counted(amount, "minute")}; the least is ${limitInterval ?? "as written"} (${sectionInWords(section)}). ${reading ?? ""}`.trimEnd();

const totals: Advice = (because) =>
  `The one-to-ones recorded in ${monthOfAnchor(because)} come to ${counted(because.amount, "minute")}; the least in a month is ${because.limitInterval ?? "as written"} (${sectionInWords(because.section)}).`;

export const ofCounts: Readonly<Record<string, Advice>> = {
  "tier-not-recorded": ({ anchor, limitInterval, section }) =>
    `The interval goes by the risk, which is not recorded: it is ${limitInterval ?? "as written"} (${sectionInWords(section)}). Since ${day(anchor?.on)} the shortest has passed, and the longest has not. Enter the risk.`,
  "tier-not-listed": ({ section }) =>
    `The policy names no interval for the risk that is recorded (${sectionInWords(section)}). Enter one of those that it names.`,
  "held-by-each-point": ({ anchor, limitInterval, section }) =>
    `A discussion is recorded by each point that the policy sets after ${beganWords(anchor?.field)}, ${day(anchor?.on)}; the last of them is at ${limitInterval ?? "its end"} (${sectionInWords(section)}).`,
  "held-after-point": ({ anchor, otherOn, limitInterval, section }) =>
    `No discussion is recorded by the point at ${limitInterval ?? "its end"} after ${beganWords(anchor?.field)}, ${day(anchor?.on)}; the first recorded after it is ${day(otherOn)} (${sectionInWords(section)}).`,
  "only-the-last-is-recorded": ({ anchor, otherOn, limitInterval, section }) =>
    `Only the last discussion is recorded, ${day(otherOn)}, so it cannot be said whether there was one by the point at ${limitInterval ?? "its end"} after ${beganWords(anchor?.field)}, ${day(anchor?.on)} (${sectionInWords(section)}). Keep the days of earlier discussions too.`,
  "times-not-recorded": ({ anchor, otherOn, limitInterval, section }) =>
    `It was held on ${day(anchor?.on)} and recorded on ${day(otherOn)}. Whether that is within ${limitInterval ?? "the limit"} goes by the times of day, which are not both recorded (${sectionInWords(section)}). Enter them.`,
  "hours-end-in-the-day": ({ anchor, limitInterval, section }) =>
    `It was held on ${day(anchor?.on)}, and no record is entered. The ${limitInterval ?? "hours"} end in the course of this day, and a check knows the day and not the time (${sectionInWords(section)}). If it has been written up, record the day; if not, write it up.`,
  "within-shifts": shifts,
  "too-many-shifts": (because) =>
    `${shifts(because)} If a one-to-one has been held since, record it and count anew; if not, hold one.`,
  "long-enough": lengths,
  "too-short": lengths,
  "part-not-recorded": ({ field, amount, limitInterval, section }) =>
    `The length recorded is ${counted(amount, "minute")}. The least goes by ${fieldWords(field)}, which is not recorded: it is ${limitInterval ?? "as written"} (${sectionInWords(section)}). Enter it.`,
  "month-has-total": totals,
  "month-short-of-total": totals,
  "one-to-one-before-start": ({ anchor, otherOn }) =>
    `A one-to-one is recorded on ${day(anchor?.on)}, before the start date, ${day(otherOn)}. Correct whichever is wrong.`,
  "no-whole-month-yet": ({ anchor, section }) =>
    `The worker started on ${day(anchor?.on)}, and the first whole month since then has not ended (${sectionInWords(section)}).`,
  "whole-month-unsure": ({ section }) =>
    `Neither a start date nor an earlier one-to-one shows that the worker was here for the whole of the last month (${sectionInWords(section)}). Enter the start date.`,
  "total-unknown": (because) =>
    `The one-to-ones recorded in ${monthOfAnchor(because)} come to ${counted(because.amount, "minute")}, and the length of another is not recorded, so it cannot be said whether they come to ${because.limitInterval ?? "the least"} (${sectionInWords(because.section)}). Enter the length.`,
  "too-few-one-to-ones-and-no-start": ({ section }) =>
    `Fewer one-to-ones are recorded than a year needs, and no start date to count from (${sectionInWords(section)}). Enter the start date, or the one-to-ones.`,
  "below-advice": ({ amount, limitInterval, section }) =>
    `${amount ?? 0} recorded; ${limitInterval ?? "more"} are advised, and fewer are no breach (${sectionInWords(section)}).`,
};

/** What a count started from, before its limit is told. */
export const countedFrom: Readonly<Record<string, (on: string, because: Because) => string>> = {
  "point-ahead": (on, { anchor }) => `The count is from ${beganWords(anchor?.field)}, ${on}.`,
  "none-by-point": (on, { anchor }) =>
    `No ${thingWords(anchor?.field)} is recorded for a point that is counted from ${beganWords(anchor?.field)}, ${on}.`,
  "counted-one-to-ones": (on, { amount }) => `The first of the last ${amount ?? "few"} one-to-ones recorded is ${on}.`,
  "too-few-one-to-ones": (on, { amount }) =>
    `${amount === 1 ? "1 one-to-one is" : `${amount ?? 0} one-to-ones are`} recorded, too few for a year, so the count is from the start date, ${on}.`,
};
