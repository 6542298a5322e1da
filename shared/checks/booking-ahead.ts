import type { BookingAhead } from "../policy/kinds/booking-ahead.ts";
import { anchorOf } from "./anchor.ts";
import { dayOf, individual } from "./entries.ts";
import { faultOfBooking } from "./fault.ts";
import { checkEntry, decided, standing, type CheckInUse } from "./judgement.ts";
import type { PersonJudge } from "./person-judge.ts";
import { fieldNamed } from "./renewal.ts";

/** A booking stands until its day has passed. A booked group session is no one-to-one. */
export function bookingAheadJudge(use: CheckInUse, { field, clause }: BookingAhead): PersonJudge {
  return ({ fields }) => {
    const entry = fieldNamed(fields, field);
    const fault = faultOfBooking(entry, field);
    if (fault !== undefined) return checkEntry(use, fault);
    const on = dayOf(individual(entry));
    if (on === undefined) return decided(use, "past-aim", clause, { code: "nothing-booked", field });
    const anchor = anchorOf({ field, on });
    if (on < use.asAt) return decided(use, "past-aim", clause, { code: "booking-has-passed", field, anchor });
    return standing(decided(use, "met", clause, { code: "booked", field, anchor }), on);
  };
}
