import type { Account } from "../account.ts";
import { intervalInWords } from "../interval.ts";
import type { AbsenceCover } from "../kinds/absence-cover.ts";
import type { AgreedFrequency, Escalation } from "../kinds/agreed-frequency.ts";
import type { Agreement } from "../kinds/agreement.ts";
import type { BookingAhead } from "../kinds/booking-ahead.ts";
import type { MonthlyTotal } from "../kinds/monthly-total.ts";
import type { Renewal } from "../kinds/renewal.ts";
import type { RollingCount } from "../kinds/rolling-count.ts";
import type { SessionCount } from "../kinds/session-count.ts";
import type { ShiftCount } from "../kinds/shift-count.ts";
import type { WrittenDate } from "../kinds/written-date.ts";
import { boundsInWords, firstOf, listed, sentence, spoken } from "./in-words.ts";

export const renewalAccount: Account<Renewal> = {
  judges: ["worker"],
  decides: ({ since }) => `how long ago ${listed(since.toSorted(), "or")} was`,
  parts: ({ aim, limit }) => [{ at: "", rank: "left", aim: aim?.within, limit: limit?.within }],
  impossible: ({ aim, limit, limitByChoice }) =>
    aim === undefined && limit === undefined && limitByChoice === undefined
      ? ["the rule sets neither an aim nor a limit, and no choice sets one"]
      : [],
  inWords: ({ since, otherwiseSince, onlyWithAgreement, limitByChoice, cycle, ...bounds }) => [
    `Counted from ${since.length > 1 ? "the later of " : ""}${listed(since)}${otherwiseSince === undefined ? "" : `; where there is none, from ${firstOf(otherwiseSince)}`}.`,
    ...(onlyWithAgreement === true ? ["Only where there is an agreement."] : []),
    ...(bounds.aim === undefined && bounds.limit === undefined ? [] : [`${sentence(boundsInWords(bounds))}.`]),
    ...(limitByChoice === undefined
      ? []
      : [`Limit: the months that ${limitByChoice.choice} sets (${limitByChoice.clause}); none until it is set.`]),
    ...cycleInWords(cycle),
  ],
};

function cycleInWords(cycle: { readonly choice: string } | undefined): readonly string[] {
  return cycle === undefined ? [] : [`Or by fixed years, as ${cycle.choice} says.`];
}

export const writtenDateAccount: Account<WrittenDate> = {
  judges: ["worker"],
  decides: ({ due }) => `whether ${spoken(due)} has been kept`,
  inWords: ({ due, doneBy, clause }) => [
    `Limit: the day written as ${spoken(due)}, until ${spoken(doneBy)} is on it or later (${clause}).`,
    "Only where there is an agreement.",
  ],
};

export const agreementAccount: Account<Agreement> = {
  judges: ["worker"],
  decides: () => "whether there is an agreement",
  inWords: ({ clause, withoutSignatureColumn, anewWithEachSupervisor }) => [
    `There is an agreement and no signature is missing (${clause}).`,
    withoutSignatureColumn === "cannot-check"
      ? "Without a column for signatures it cannot be checked."
      : "Without a column for signatures they are not asked for.",
    anewWithEachSupervisor
      ? "One dated before the present supervisor began does not count."
      : "It stays good when the supervisor changes, unless it names another.",
  ],
};

export const agreedFrequencyAccount: Account<AgreedFrequency> = {
  judges: ["worker"],
  decides: () => "whether the frequency that was agreed is kept",
  countsMonths: true,
  inWords: ({ clause, notLongerThan, otherwiseSince }) => [
    `Aim: the interval written in the agreement, from the last one-to-one or ${firstOf(otherwiseSince)} (${clause}).`,
    `It may not be longer than the limit of ${notLongerThan}; if it is, the entry is to be checked.`,
  ],
};

export const escalationAccount: Account<Escalation> = {
  judges: ["worker"],
  decides: () => "whether the point of escalation is reached",
  inWords: ({ clause, overdueWith, otherwiseSince }) => [
    `Advised: the number of weeks written in the agreement, from the last one-to-one or ${firstOf(otherwiseSince)} (${clause}).`,
    `A limit and not advice while ${overdueWith.choice} is on.`,
  ],
};

export const bookingAheadAccount: Account<BookingAhead> = {
  judges: ["worker"],
  decides: ({ field }) => `whether ${spoken(field)} lies ahead`,
  inWords: ({ field, clause }) => [`${sentence(spoken(field))} is a day that has not passed (${clause}). Advice.`],
};

export const absenceCoverAccount: Account<AbsenceCover> = {
  judges: ["worker"],
  decides: ({ cover }) => `whether ${spoken(cover)} is recorded for an absence`,
  inWords: ({ within, cover, clause }) => [
    `${sentence(spoken(cover))} by ${intervalInWords(within)} after the first day of an absence that was not planned (${clause}).`,
  ],
};

export const sessionCountAccount: Account<SessionCount> = {
  judges: ["worker"],
  decides: ({ of }) => `the number of ${spoken(of)} in a year`,
  countsMonths: true,
  inWords: ({ times, of, year, clause }) => [
    `At least ${times} ${spoken(of)} in every year (${clause}); which year, ${year.choice} says.`,
  ],
};

export const monthlyTotalAccount: Account<MonthlyTotal> = {
  judges: ["worker"],
  decides: ({ field }) => `the ${spoken(field)} of one-to-ones in a month`,
  inWords: ({ least, clause }) => [`At least ${least} minutes of one-to-one in every calendar month (${clause}).`],
};

export const shiftCountAccount: Account<ShiftCount> = {
  judges: ["worker"],
  decides: ({ field }) => `the number of ${spoken(field)}`,
  inWords: ({ most, onlyWhere, clause }) => [
    `A one-to-one at least once in every ${most} shifts, where ${spoken(onlyWhere.field)} is yes (${clause}).`,
  ],
};

export const rollingCountAccount: Account<RollingCount> = {
  judges: ["manager"],
  decides: ({ of, ofRole }) => `the number of ${of} of a ${spoken(ofRole)}`,
  parts: ({ firstWithin, inEvery }) => [{ at: "", rank: "left", aim: firstWithin, limit: inEvery }],
  inWords: ({ times, of, ofRole, inEvery, firstWithin, cycle, clause }) => [
    `At least ${times} ${of} of each ${spoken(ofRole)} in every ${intervalInWords(inEvery)} (${clause}).`,
    `Aim while there is none: the first within ${intervalInWords(firstWithin)} of the start.`,
    ...cycleInWords(cycle),
  ],
};
