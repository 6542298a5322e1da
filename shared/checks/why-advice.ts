import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because, Result } from "../contract/results.ts";
import { sectionInWords } from "../policy/section.ts";
import { fieldWords, thingWords } from "./field-words.ts";
import { ofCounts } from "./why-counted.ts";

/** Results that no arithmetic explains: what is recorded or not, and which entry to look at. */

function on(day: PlainDate | undefined): string {
  return day === undefined ? "" : `, ${dayInWords(day)},`;
}

function onAtEnd(day: PlainDate | undefined): string {
  return on(day).replace(/,$/, "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Advice = (because: Because) => string;

/** A single cell that holds something else than the day of the last one has lost that day. */
function saysInstead(what: string): Advice {
  return ({ field }) =>
    `${capital(fieldWords(field))} says ${what}, so the day of the last one held is not recorded. Enter the day of the last one that was held.`;
}

const correct: Advice = ({ field }) => `${capital(fieldWords(field))} cannot be read. Correct it, then check again.`;

const faults: Readonly<Record<string, Advice>> = {
  unreadable: ({ field }) =>
    `${capital(fieldWords(field))} cannot be read as a day. Write the day in full, such as 6 Sep 2025.`,
  "says-cancelled": saysInstead("cancelled"),
  "says-planned": saysInstead("planned"),
  "says-absence": saysInstead("absent"),
  // Only a child has a status that could say so too.
  "says-closed": (because) =>
    thingWords(because.field) === "discussion"
      ? `${capital(fieldWords(because.field))} says closed, but the status says otherwise. Correct whichever is wrong.`
      : saysInstead("closed")(because),
  "lies-ahead": ({ field, otherOn }) =>
    `${capital(fieldWords(field))}${on(otherOn)} lies in the future. Correct it, or move a booking to its own column.`,
  "before-opened": ({ anchor, otherOn }) =>
    `The last discussion${on(anchor?.on)} is before the day the case was opened${onAtEnd(otherOn)}. Correct one of them, or clear a discussion that belongs to an earlier episode.`,
  "closed-while-open": ({ otherOn }) =>
    `The date closed${on(otherOn)} has come, but the status still says open. Correct whichever is wrong.`,
  "closing-unclear": ({ field }) =>
    `${capital(fieldWords(field))} does not say plainly whether the case is still open with this team. Correct it, then check again.`,
  "kind-unreadable": ({ field }) =>
    field === "discussionType"
      ? `${capital(fieldWords(field))} beside the last discussion is neither individual nor group. Correct it, then check again.`
      : `${capital(fieldWords(field))} is neither individual nor group. Correct it, then check again.`,
  "status-unreadable": ({ field }) =>
    `${capital(fieldWords(field))} does not say held, cancelled or planned. Correct it, then check again.`,
  "answer-unreadable": correct,
  "amount-unreadable": correct,
  "absence-unreadable": correct,
  "before-started": ({ anchor, otherOn }) =>
    `The last one-to-one${on(anchor?.on)} is before the start date${onAtEnd(otherOn)}. Correct whichever is wrong.`,
  "before-the-discussion": ({ field, otherOn }) =>
    `${capital(fieldWords(field))}${on(otherOn)} is before what it records. Correct whichever is wrong.`,
  "before-the-session": ({ anchor, otherOn }) =>
    `The one-to-one${on(anchor?.on)} is recorded as re-arranged to a day before it${onAtEnd(otherOn)}. Correct whichever is wrong.`,
  "roles-disagree": ({ field }) =>
    field === "worker"
      ? "The name says newly qualified and the role does not. Enter it as the role, or take it out of the name."
      : "The role says newly qualified and the ASYE entry says that the programme is over. Correct whichever is wrong.",
  "longer-than-the-policy": ({ amount, section }) =>
    `The frequency that is agreed is longer than the ${amount ?? 0} days that the policy leaves (${sectionInWords(section)}). Agree a shorter one, or correct the entry.`,
  "name-fits-several": ({ otherOn }) =>
    `A one-to-one in the log${on(otherOn)} stands beside a name that fits more than one worker. Write the name in full.`,
};

const missing: Readonly<Record<string, Advice>> = {
  "nothing-to-count-from": ({ section }) =>
    `No discussion that counts is recorded, and no day on which the case was opened or allocated, so there is nothing to count from (${sectionInWords(section)}). Enter one of them.`,
  "no-one-to-one": ({ section }) =>
    `No one-to-one that counts is recorded, and no day on which the worker started, so there is nothing to count from (${sectionInWords(section)}). Enter one of them.`,
  displaced: ({ anchor }) => {
    const [what, which] =
      anchor?.field === "lastOneToOne"
        ? ["group session", "one-to-one"]
        : ["discussion in a group", "individual discussion"];
    return `The cell shows only a ${what}${on(anchor?.on)} which does not count here, so the day of the last ${which} is not recorded. Enter that day.`;
  },
  "not-recorded": ({ field, section }) =>
    `${capital(fieldWords(field))} is not recorded (${sectionInWords(section)}). Enter it.`,
  "no-programme-start": ({ section }) =>
    `The worker is newly qualified, and neither the start of the programme nor a start date is recorded (${sectionInWords(section)}). Enter one of them.`,
  "no-date-written": ({ section }) =>
    `No review date is recorded for the agreement, and the policy sets none (${sectionInWords(section)}). Enter the date that was agreed.`,
  "absence-undated": () =>
    "The worker is recorded as absent, and neither the first day nor cover is recorded. Enter the first day, or the cover.",
  "absence-planned-or-not": () =>
    "No cover is recorded, and whether the absence was planned is not recorded. Enter which it was.",
  "recorded-undated": ({ section }) =>
    `A record is entered without its day, so it cannot be said whether it was in time (${sectionInWords(section)}). Enter the day.`,
  "outside-known-holidays": () =>
    "Working days can be counted only in the years whose bank holidays are known, so this cannot be checked.",
  "no-interval": ({ anchor, section }) => {
    const last = anchor === undefined ? "None is recorded" : `The last one recorded is ${dayInWords(anchor.on)}`;
    return `${last}. The policy names no interval (${sectionInWords(section)}), so nothing can be checked until the council sets one.`;
  },
  "role-not-listed": ({ section }) =>
    `The policy names no interval for this role and team (${sectionInWords(section)}), so the one-to-one cannot be checked.`,
  "role-not-recorded": ({ section }) =>
    `No role that is recognised is recorded, and the interval goes by role (${sectionInWords(section)}). Enter the role.`,
  "nothing-recorded": ({ field, section }) =>
    `No ${thingWords(field)} is recorded, so there is nothing to count from (${sectionInWords(section)}). Enter the last one.`,
  "too-few-and-no-start": ({ section }) =>
    `Fewer observations are recorded than a year needs, and no start date to count from (${sectionInWords(section)}). Enter the start date, or the observations.`,
  "no-signature-column": ({ section }) =>
    `The tracker has no column for the signatures that the agreement needs (${sectionInWords(section)}). Add one.`,
};

const said: Readonly<Record<string, Advice>> = {
  recorded: ({ section }) => `Everything that this asks for is recorded (${sectionInWords(section)}).`,
  "recorded-as-no": ({ field, section }) =>
    `${capital(fieldWords(field))} is recorded as no (${sectionInWords(section)}). Put it right, then record it.`,
  "left-blank": ({ field, section }) =>
    `${capital(fieldWords(field))} is not recorded (${sectionInWords(section)}). Enter it.`,
  "recorded-on": ({ otherOn, anchor, limitInterval, section }) =>
    `It was held${onAtEnd(anchor?.on)}, and recorded${onAtEnd(otherOn)}; the limit is ${limitInterval ?? "as written"} (${sectionInWords(section)}).`,
  "rearranged-to": ({ otherOn, anchor, limitInterval, section }) =>
    `The one-to-one${on(anchor?.on)} was re-arranged to ${otherOn === undefined ? "another day" : dayInWords(otherOn)}; the limit is ${limitInterval ?? "as written"} (${sectionInWords(section)}).`,
  "rearranged-late-for-a-reason": ({ otherOn, limitInterval, section }) =>
    `It was re-arranged to ${otherOn === undefined ? "a later day" : dayInWords(otherOn)}, later than ${limitInterval ?? "the limit"}, and a reason for the delay is recorded (${sectionInWords(section)}).`,
  "not-yet-rearranged-for-a-reason": ({ limitInterval, section }) =>
    `No new day is recorded within ${limitInterval ?? "the limit"}, and a reason for the delay is (${sectionInWords(section)}). Record the new day.`,
  "done-by-date-written": ({ anchor, section }) =>
    `The agreement was reviewed on the day written in it or later${onAtEnd(anchor?.on)} (${sectionInWords(section)}).`,
  "cover-arranged": ({ section }) => `Cover is recorded (${sectionInWords(section)}).`,
  "agreement-in-place": ({ section }) =>
    `An agreement with the present supervisor is recorded (${sectionInWords(section)}).`,
  "no-agreement": ({ section }) => `No agreement is recorded (${sectionInWords(section)}). Make one, or record it.`,
  "other-supervisor": ({ section }) =>
    `The agreement recorded names another supervisor than the present one (${sectionInWords(section)}). Make a new one, or correct the name.`,
  "earlier-supervisor": ({ section }) =>
    `The agreement recorded is dated before the present supervisor began (${sectionInWords(section)}). Make a new one.`,
  "within-range": ({ amount, limitInterval, section }) =>
    `${amount ?? 0} recorded; the range is ${limitInterval ?? "as written"} (${sectionInWords(section)}).`,
  "outside-range": ({ amount, limitInterval, section }) =>
    `${amount ?? 0} recorded; the range is ${limitInterval ?? "as written"} (${sectionInWords(section)}).`,
  booked: ({ anchor, section }) => `The next one-to-one is booked${onAtEnd(anchor?.on)} (${sectionInWords(section)}).`,
  "nothing-booked": ({ section }) =>
    `No next one-to-one is recorded as booked (${sectionInWords(section)}). Book one ahead.`,
  "booking-has-passed": ({ anchor, section }) =>
    `The last booking recorded${on(anchor?.on)} has passed (${sectionInWords(section)}). Book the next one-to-one.`,
};

/** Undefined for a result that its dates explain. */
export function adviceFor({ because }: Result): readonly string[] | undefined {
  const advice = faults[because.code] ?? missing[because.code] ?? said[because.code] ?? ofCounts[because.code];
  return advice && [advice(because)];
}
