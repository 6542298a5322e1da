import type { Account } from "./account.ts";
import { cadenceAccount, checkpointsAccount, hoursDeadlineAccount } from "./accounts/children.ts";
import { recordingDeadlineAccount, tieredCadenceAccount } from "./accounts/children.ts";
import * as logs from "./accounts/sessions-and-teams.ts";
import { steppedCadenceAccount } from "./accounts/stepped-cadence.ts";
import * as workers from "./accounts/workers.ts";
import type { Rule } from "./rule.ts";

type Accounts = { readonly [Kind in Rule["kind"]]: Account<Extract<Rule, { kind: Kind }>> };

/** One account for every kind of rule: the compiler asks for it where it is missing. */
const accounts: Accounts = {
  cadence: cadenceAccount,
  "tiered-cadence": tieredCadenceAccount,
  checkpoints: checkpointsAccount,
  "recording-deadline": recordingDeadlineAccount,
  "hours-deadline": hoursDeadlineAccount,
  "stepped-cadence": steppedCadenceAccount,
  renewal: workers.renewalAccount,
  "written-date": workers.writtenDateAccount,
  agreement: workers.agreementAccount,
  "agreed-frequency": workers.agreedFrequencyAccount,
  escalation: workers.escalationAccount,
  "booking-ahead": workers.bookingAheadAccount,
  "absence-cover": workers.absenceCoverAccount,
  "session-count": workers.sessionCountAccount,
  "monthly-total": workers.monthlyTotalAccount,
  "shift-count": workers.shiftCountAccount,
  "rolling-count": workers.rollingCountAccount,
  checklist: logs.checklistAccount,
  range: logs.rangeAccount,
  "pro-rata-length": logs.proRataLengthAccount,
  rearrangement: logs.rearrangementAccount,
  "team-cadence": logs.teamCadenceAccount,
  "calendar-month": logs.calendarMonthAccount,
};

/** What the kind of a rule tells of it. */
export function accountOf(rule: Rule): Account<Rule> {
  return accounts[rule.kind] as Account<Rule>;
}
