import { daysBetween } from "../calendar/arithmetic.ts";
import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because, Result } from "../contract/results.ts";
import { fieldWords } from "./field-words.ts";

/**
 * Why a result is what it is, and what to do next, in plain sentences. They speak of what is recorded and never of what
 * was done: a tracker cannot show that.
 */
export function whySentence(result: Result, asAt: PlainDate): string {
  const { because } = result;
  const fault = faults[because.code];
  const sentences =
    fault === undefined ? [sinceSentence(because), boundsSentence(result, asAt), because.reading] : [fault(because)];
  const pooled =
    because.pooledRows === undefined
      ? undefined
      : `The discussions of ${because.pooledRows} rows with this reference are taken together.`;
  return [...sentences, pooled].filter((sentence) => sentence !== undefined && sentence !== "").join(" ");
}

function sinceSentence({ code, anchor, otherOn }: Because): string {
  if (anchor === undefined) return "";
  if (code === "from-discussion") {
    return `The last discussion recorded is ${dayInWords(anchor.on)}${anchor.group ? " (in a group, which counts here)" : ""}.`;
  }
  const began = `${anchor.field === "dateAllocated" ? "the case was allocated" : "the case was opened"}, ${dayInWords(anchor.on)}`;
  if (code === "from-beginning-group-only" && otherOn !== undefined) {
    return `The only discussion recorded, ${dayInWords(otherOn)}, was in a group, which does not count here, so the count is from the day ${began}.`;
  }
  return `No discussion is recorded, so the count is from the day ${began}.`;
}

function boundsSentence(result: Result, asAt: PlainDate): string {
  const { aimOn, dueOn, because } = result;
  if (dueOn === undefined) return "";
  const limit = `${because.limitInterval ?? "the limit"} later, ${dayInWords(dueOn)}`;
  const aim = aimOn === undefined ? "" : `${because.aimInterval ?? "the aim"} later, ${dayInWords(aimOn)}`;
  const section = `(section ${because.section})`;
  if (result.state === "overdue") {
    return `The limit was ${limit} ${section}: ${daysInWords(daysBetween(dueOn, asAt))} before ${dayInWords(asAt)}. If a discussion has been held, record its date; if not, hold one.`;
  }
  if (result.state === "past-aim") {
    return `The aim was ${aim}; the limit is ${limit} ${section}. Record the next discussion, or plan it before the limit.`;
  }
  return aim === "" ? `The limit is ${limit} ${section}.` : `The aim is ${aim}, and the limit ${limit} ${section}.`;
}

function daysInWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function on(day: PlainDate | undefined): string {
  return day === undefined ? "" : `, ${dayInWords(day)},`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A single cell that holds something else than the day of the last discussion has lost that day. */
function saysInstead(what: string): (because: Because) => string {
  return ({ field }) =>
    `${capital(fieldWords(field))} says ${what}, so the day of the last one held is not recorded. Enter the day of the last one that was held.`;
}

const faults: Readonly<Record<string, (because: Because) => string>> = {
  unreadable: ({ field }) =>
    `${capital(fieldWords(field))} cannot be read as a day. Write the day in full, such as 6 Sep 2025.`,
  "says-cancelled": saysInstead("cancelled"),
  "says-planned": saysInstead("planned"),
  "says-absence": saysInstead("absent"),
  "says-closed": ({ field }) =>
    `${capital(fieldWords(field))} says closed, but the status says otherwise. Correct whichever is wrong.`,
  "lies-ahead": ({ field, otherOn }) =>
    `${capital(fieldWords(field))}${on(otherOn)} lies in the future. Correct it, or move a booking to its own column.`,
  "before-opened": ({ anchor, otherOn }) =>
    `The last discussion${on(anchor?.on)} is before the day the case was opened${on(otherOn).replace(/,$/, "")}. Correct one of them, or clear a discussion that belongs to an earlier episode.`,
  "closed-while-open": ({ otherOn }) =>
    `The date closed${on(otherOn)} has come, but the status still says open. Correct whichever is wrong.`,
  "closing-unclear": ({ field }) =>
    `${capital(fieldWords(field))} does not say plainly whether the case is still open with this team. Correct it, then check again.`,
  "kind-unreadable": ({ field }) =>
    `${capital(fieldWords(field))} beside the last discussion is neither individual nor group. Correct it, then check again.`,
  "nothing-to-count-from": ({ section }) =>
    `No discussion is recorded, and no day on which the case was opened or allocated, so there is nothing to count from (section ${section}). Enter one of them.`,
  displaced: ({ anchor }) =>
    `The cell shows only a discussion in a group${on(anchor?.on)} which does not count here, so the day of the last individual discussion is not recorded. Enter that day.`,
};
