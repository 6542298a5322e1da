import { daysBetween } from "../calendar/arithmetic.ts";
import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because, Result } from "../contract/results.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import { inSeries } from "../policy/in-series.ts";
import { sectionInWords } from "../policy/section.ts";
import { beganWords, fieldWords, thingWords } from "./field-words.ts";
import { adviceFor } from "./why-advice.ts";
import { countedFrom } from "./why-counted.ts";

/**
 * Why a result is what it is, and what to do next, in plain sentences. They speak of what is recorded and never of what
 * was done: a tracker cannot show that.
 */
export function whySentence(result: Result, asAt: PlainDate): string {
  const { because } = result;
  const sentences = adviceFor(result) ?? [sinceSentence(because), boundsSentence(result, asAt), because.reading];
  const pooled =
    because.pooledRows === undefined
      ? undefined
      : `The discussions of ${because.pooledRows} rows with this reference are taken together.`;
  return [...sentences, inGroup(because), ofFamily(because), pooled, disagreement(because)]
    .filter((sentence) => sentence !== undefined && sentence !== "")
    .join(" ");
}

function inGroup({ groupOn }: Because): string | undefined {
  if (groupOn === undefined) return undefined;
  return `Also discussed in a group on ${dayInWords(groupOn)}, which does not count here.`;
}

function ofFamily({ siblingOn }: Because): string | undefined {
  if (siblingOn === undefined) return undefined;
  return `A child of the same family was discussed on ${dayInWords(siblingOn)}: if this child was included, enter the date.`;
}

function disagreement({ rowsDisagree }: Because): string | undefined {
  if (rowsDisagree === undefined) return undefined;
  const { fields, rows } = rowsDisagree;
  return `The rows of this child disagree about ${inSeries(fields.map(fieldWords))}${rowsInWords(rows)}: the first counts.`;
}

/** Our own workbooks name a row by its number; anybody else's name says nothing. */
function rowsInWords(rows: readonly RowPointer[]): string {
  const [first = "", ...others] = rows.map(({ rowId }) => /^r(\d+)$/u.exec(rowId)?.[1] ?? "");
  if (first === "" || others.includes("")) return "";
  const isElsewhere = rows.some(({ tableId }) => tableId !== rows[0]?.tableId);
  return isElsewhere
    ? ` (row ${first}, and row ${inSeries(others)} elsewhere)`
    : ` (rows ${inSeries([first, ...others])})`;
}

const counted: Readonly<Record<string, (on: string, because: Because) => string>> = {
  "from-discussion": (on, { anchor }) =>
    `The last discussion recorded is ${on}${anchor?.group === true ? " (in a group, which counts here)" : ""}.`,
  "from-sibling": (on) =>
    `No discussion of this child is recorded, so the last one recorded for the family counts, ${on}.`,
  "from-one-to-one": (on) => `The last one-to-one recorded is ${on}.`,
  "from-programme-start": (on) => `No one-to-one is recorded since the programme began, ${on}.`,
  "from-last-time": (on, { field }) => `The last ${thingWords(field)} recorded is ${on}.`,
  "from-last-month": (on, { field }) => `The last ${thingWords(field)} recorded is ${on}.`,
  "counted-from-earlier": (on, { amount }) =>
    `The earlier of the last ${amount ?? "two"} observations recorded is ${on}.`,
  "counted-from-start": (on, { amount }) =>
    `${amount === 0 ? "No observation is" : "Only one observation is"} recorded, so the count is from the start date, ${on}.`,
  "away-without-cover": (on) => `The absence began on ${on}, and no cover is recorded.`,
  "not-yet-recorded": (on) => `It was held on ${on}, and the day of the record is not recorded.`,
  "not-yet-rearranged": (on) => `The one-to-one of ${on} was changed, and no new day is recorded.`,
};

function sinceSentence(because: Because): string {
  const { code, anchor, otherOn, field } = because;
  if (code === "by-date-written") return "The agreement gives the day of its review.";
  if (anchor === undefined) return "";
  const on = dayInWords(anchor.on);
  const words = counted[code] ?? countedFrom[code];
  if (words !== undefined) return words(on, because);
  const beginning = `the count is from ${beganWords(anchor.field)}, ${on}.`;
  const thing = thingWords(field ?? anchor.field);
  if (code === "from-beginning-group-only" && otherOn !== undefined) {
    return `The last ${thing} recorded, ${dayInWords(otherOn)}, was in a group, which does not count here, so ${beginning}`;
  }
  // One may be recorded that does not count: in a group, or planned.
  return `No ${thing}${field === undefined ? " that counts" : ""} is recorded, so ${beginning}`;
}

function boundsSentence(result: Result, asAt: PlainDate): string {
  const { aimOn, dueOn, because, state } = result;
  const section = `(${sectionInWords(because.section)})`;
  const aim = aimOn === undefined ? "" : `${later(because.aimInterval)}${dayInWords(aimOn)}`;
  if (dueOn === undefined) return aim === "" ? "" : aimSentence(state, aim, section);
  const limit = `${later(because.limitInterval)}${dayInWords(dueOn)}`;
  if (state === "overdue" || state === "absent") {
    const since = `The limit was ${limit} ${section}: ${daysInWords(daysBetween(dueOn, asAt))} before ${dayInWords(asAt)}.`;
    return `${since} ${state === "absent" ? "The worker is recorded as absent, so this is counted apart." : nextStep(because)}`;
  }
  if (state === "past-aim") {
    return `The aim was ${aim}; the limit is ${limit} ${section}. Record the next ${nextThing(because)}, or plan it before the limit.`;
  }
  return aim === "" ? `The limit is ${limit} ${section}.` : `The aim is ${aim}, and the limit ${limit} ${section}.`;
}

/** Advice and agreements between two people have an aim and no limit. */
function aimSentence(state: Result["state"], aim: string, section: string): string {
  return state === "past-aim" ? `The aim was ${aim} ${section}.` : `The aim is ${aim} ${section}.`;
}

function later(interval: string | undefined): string {
  return interval === undefined ? "" : `${interval} later, `;
}

function nextThing({ field, anchor }: Because): string {
  return thingWords(field ?? anchor?.field);
}

const steps: Readonly<Record<string, string>> = {
  "away-without-cover": "If cover has been arranged, record it; if not, arrange it.",
  "not-yet-recorded": "If it has been written up, record the day; if not, write it up.",
  "not-yet-rearranged": "Record the new day, or the reason for the delay.",
  "by-date-written": "If the agreement has been reviewed, record the day; if not, review it.",
};

/** What is not held but done. */
const stepsOfThings: Readonly<Record<string, string>> = {
  agreementDate: "If the agreement has been signed or reviewed, record the day; if not, review it.",
  agreementReviewDue: "If the agreement has been reviewed, record the day; if not, review it.",
  trainingNeedsDate: "If training needs have been noted, record the day; if not, note them.",
};

function nextStep(because: Because): string {
  const thing = nextThing(because);
  const held = `If ${/^[aeiou]/.test(thing) && !thing.startsWith("one") ? "an" : "a"} ${thing} has been held, record its date; if not, hold one.`;
  return steps[because.code] ?? stepsOfThings[because.field ?? because.anchor?.field ?? ""] ?? held;
}

function daysInWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
