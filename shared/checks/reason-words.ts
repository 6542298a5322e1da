import { monthInWords } from "../calendar/format.ts";
import { monthOf } from "../calendar/month.ts";
import type { Because } from "../contract/results.ts";
import { fieldWords, thingWords } from "./field-words.ts";

type Words = (because: Because) => string;

const cannotBeRead: Words = ({ field }) => `${fieldWords(field)} cannot be read`;
const notRecorded: Words = ({ field }) => `${fieldWords(field)} is not recorded`;

const totalOfMonth: Words = ({ amount, anchor }) =>
  `${amount === 1 ? "1 minute" : `${amount ?? 0} minutes`}${anchor === undefined ? "" : ` in ${monthInWords(monthOf(anchor.on))}`}`;

/** Why a result is what it is, in a few words after its state. They speak of what is recorded, or not. */
const reasons: Readonly<Record<string, Words>> = {
  unreadable: cannotBeRead,
  "says-cancelled": ({ field }) => `${fieldWords(field)} says cancelled`,
  "says-planned": ({ field }) => `${fieldWords(field)} says planned`,
  "says-absence": ({ field }) => `${fieldWords(field)} says absent`,
  "says-closed": ({ field }) => `${fieldWords(field)} says closed`,
  "lies-ahead": ({ field }) => `${fieldWords(field)} lies in the future`,
  "before-opened": () => "the last discussion is before the case was opened",
  "closed-while-open": () => "the case has a closing date but its status is open",
  "closing-unclear": ({ field }) => `${fieldWords(field)} leaves open whether the case is closed`,
  "kind-unreadable": cannotBeRead,
  "status-unreadable": cannotBeRead,
  "answer-unreadable": cannotBeRead,
  "amount-unreadable": cannotBeRead,
  "absence-unreadable": cannotBeRead,
  "before-started": () => "the last one-to-one is before the start date",
  "before-the-discussion": ({ field }) => `${fieldWords(field)} is before what it records`,
  "before-the-session": () => "it was re-arranged to a day before it",
  "roles-disagree": ({ field }) =>
    field === "worker" ? "the name says newly qualified and the role does not" : "the role and the ASYE entry disagree",
  "longer-than-the-policy": () => "the agreed frequency is longer than the policy allows",
  "name-fits-several": () => "a later one-to-one in the log fits more than one name",
  "nothing-to-count-from": () => "no date to count from",
  "no-one-to-one": () => "no date to count from",
  displaced: ({ anchor }) => `only a group ${anchor?.field === "lastOneToOne" ? "session" : "discussion"} is shown`,
  "not-recorded": notRecorded,
  "no-programme-start": notRecorded,
  "no-date-written": notRecorded,
  "absence-undated": notRecorded,
  "absence-planned-or-not": () => "whether the absence was planned is not recorded",
  "recorded-undated": () => "recorded, but not when",
  "outside-known-holidays": () => "the bank holidays of that time are not known",
  "no-interval": () => "no interval in the policy",
  "role-not-listed": () => "no interval in the policy for this role and team",
  "role-not-recorded": () => "no role that is recognised is recorded",
  "nothing-recorded": ({ field }) => `no ${thingWords(field)} is recorded`,
  "too-few-and-no-start": () => "too few observations and no start date",
  "no-signature-column": () => "signatures have no column",
  "recorded-as-no": ({ field }) => `${fieldWords(field)} is recorded as no`,
  "left-blank": notRecorded,
  "no-agreement": () => "no agreement is recorded",
  "other-supervisor": () => "the agreement names another supervisor",
  "earlier-supervisor": () => "the agreement is older than the present supervision",
  "outside-range": ({ amount, limitInterval }) => `${amount ?? "?"}, outside ${limitInterval ?? "the range"}`,
  "tier-not-recorded": notRecorded,
  "tier-not-listed": () => "no interval in the policy for this risk",
  "only-the-last-is-recorded": () => "only the last discussion is recorded",
  "times-not-recorded": () => "the times of the discussion and of its record are not both recorded",
  "hours-end-in-the-day": ({ limitInterval }) => `the ${limitInterval ?? "hours"} end in the course of this day`,
  "too-many-shifts": ({ amount, limitInterval }) => `${amount ?? "?"}, more than ${limitInterval ?? "the limit"}`,
  "too-short": ({ amount, limitInterval }) => `${amount ?? "?"}, less than ${limitInterval ?? "the least"}`,
  "part-not-recorded": notRecorded,
  "month-short-of-total": totalOfMonth,
  "one-to-one-before-start": () => "a one-to-one is before the start date",
  "whole-month-unsure": () => "no start date, and no earlier one-to-one",
  "total-unknown": (because) => `${totalOfMonth(because)}, and a length is not recorded`,
  "too-few-one-to-ones-and-no-start": () => "too few one-to-ones and no start date",
  "below-advice": ({ amount, limitInterval }) => `${amount ?? "?"}, below the ${limitInterval ?? "range"} advised`,
  "nothing-booked": () => "no booking is recorded",
  "booking-has-passed": () => "the last booking recorded has passed",
  "rearranged-late-for-a-reason": () => "re-arranged late, with a reason",
  "not-yet-rearranged-for-a-reason": () => "no new day is recorded, with a reason",
};

/** Undefined for a code whose result the dates explain. */
export function reasonWords(because: Because): string | undefined {
  return reasons[because.code]?.(because);
}
