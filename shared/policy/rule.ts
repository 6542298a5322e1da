import * as z from "zod";
import { absenceCover } from "./kinds/absence-cover.ts";
import { agreedFrequency, escalation } from "./kinds/agreed-frequency.ts";
import { agreement } from "./kinds/agreement.ts";
import { bookingAhead } from "./kinds/booking-ahead.ts";
import { cadence } from "./kinds/cadence.ts";
import { calendarMonth } from "./kinds/calendar-month.ts";
import { checkpoints } from "./kinds/checkpoints.ts";
import { checklist } from "./kinds/checklist.ts";
import { hoursDeadline } from "./kinds/hours-deadline.ts";
import { monthlyTotal } from "./kinds/monthly-total.ts";
import { proRataLength } from "./kinds/pro-rata-length.ts";
import { range } from "./kinds/range.ts";
import { renewal } from "./kinds/renewal.ts";
import { rollingCount } from "./kinds/rolling-count.ts";
import { sessionCount } from "./kinds/session-count.ts";
import { shiftCount } from "./kinds/shift-count.ts";
import { steppedCadence } from "./kinds/stepped-cadence.ts";
import { teamCadence } from "./kinds/team-cadence.ts";
import { tieredCadence } from "./kinds/tiered-cadence.ts";
import { rearrangement, recordingDeadline } from "./kinds/working-days.ts";
import { writtenDate } from "./kinds/written-date.ts";

/** Every kind of rule: a new kind is a new file, one more name here, and its account in `account-of.ts`. */
export const rule = z.discriminatedUnion("kind", [
  cadence,
  tieredCadence,
  checkpoints,
  steppedCadence,
  teamCadence,
  calendarMonth,
  renewal,
  writtenDate,
  agreement,
  agreedFrequency,
  escalation,
  checklist,
  recordingDeadline,
  hoursDeadline,
  rearrangement,
  range,
  proRataLength,
  rollingCount,
  sessionCount,
  monthlyTotal,
  shiftCount,
  bookingAhead,
  absenceCover,
]);
export type Rule = z.infer<typeof rule>;
