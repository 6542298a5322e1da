import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { FrequencyEntry } from "../contract/worker-entries.ts";
import type { AgreedFrequency, Escalation } from "../policy/kinds/agreed-frequency.ts";
import { intervalInWords, lastDayWithin, type Interval } from "../policy/interval.ts";
import type { SteppedCadence } from "../policy/kinds/stepped-cadence.ts";
import { earliest } from "./entries.ts";
import { checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import { clockStandsUntil, readAnchor } from "./one-to-ones.ts";
import type { PersonJudge } from "./person-judge.ts";
import type { Person } from "./staff.ts";
import { judgeFrom } from "./stepped-cadence.ts";
import { atMostDays, phasesFrom } from "./supervision-interval.ts";
import { isNewlyQualified, programmeStart } from "./newly-qualified.ts";
import { limitInDays } from "./stepped-cadence.ts";

/** `ofPolicy`: the rule by which the policy itself sets this worker's interval. */
export function agreedFrequencyJudge(
  use: CheckInUse,
  rule: AgreedFrequency,
  ofPolicy: SteppedCadence | undefined,
): PersonJudge {
  return (person) => {
    const entry = person.fields.agreedFrequency;
    if (entry === undefined || entry.kind === "blank") return undefined;
    const judged = judgeFrequency(use, rule, person, { entry, ofPolicy });
    return standing(judged, comparisonStandsUntil(use, person, ofPolicy));
  };
}

function judgeFrequency(
  use: CheckInUse,
  rule: AgreedFrequency,
  person: Person,
  { entry, ofPolicy }: { readonly entry: FrequencyEntry; readonly ofPolicy: SteppedCadence | undefined },
): Judgement {
  const field = "agreedFrequency";
  const agreed = frequencyOf(entry);
  if (agreed === undefined) return checkEntry(use, { code: "amount-unreadable", field });
  const most = ofPolicy === undefined ? { days: undefined } : limitInDays(use, ofPolicy, person);
  // What it has to be held against cannot be read: it may be longer.
  if ("fault" in most) return checkEntry(use, most.fault);
  if (most.days !== undefined && atMostDays(agreed) > most.days) {
    return checkEntry(use, { code: "longer-than-the-policy", field }, { amount: most.days });
  }
  return judgeFrom(use, readAnchor(person, rule.otherwiseSince, use.asAt), (from) => ({
    aim: { on: lastDayWithin(agreed, from, use.monthEnd), clause: rule.clause, words: intervalInWords(agreed) },
  }));
}

function frequencyOf(entry: FrequencyEntry): Interval | undefined {
  if (entry.kind === "days") return { days: entry.days };
  return entry.kind === "one-month" ? { months: 1 } : undefined;
}

/** The end of a phase of the programme changes what the agreed frequency is held against. */
function comparisonStandsUntil(
  use: CheckInUse,
  person: Person,
  ofPolicy: SteppedCadence | undefined,
): PlainDate | undefined {
  const ofClock = clockStandsUntil(person, use.asAt);
  if (ofPolicy === undefined || !isNewlyQualified(person.fields)) return ofClock;
  const begun = programmeStart(person.fields, ofPolicy.newlyQualified.startsOn, use.asAt);
  if ("fault" in begun || begun.beginning === undefined) return ofClock;
  const phase = phasesFrom(ofPolicy, begun.beginning.on, use).find(({ endsBefore }) => use.asAt < endsBefore);
  if (phase === undefined) return ofClock;
  return earliest(ofClock, plusDays(phase.endsBefore, -1));
}

export function escalationJudge(use: CheckInUse, rule: Escalation): PersonJudge {
  return (person) => {
    const entry = person.fields.escalationWeeks;
    if (entry === undefined || entry.kind === "blank") return undefined;
    const judged =
      entry.kind === "number"
        ? judgeEscalation(use, rule, person, entry.value)
        : checkEntry(use, { code: "amount-unreadable", field: "escalationWeeks" });
    return standing(judged, clockStandsUntil(person, use.asAt));
  };
}

function judgeEscalation(use: CheckInUse, rule: Escalation, person: Person, weeks: number): Judgement {
  const isLimit = use.choices[rule.overdueWith.choice] === true;
  return judgeFrom(use, readAnchor(person, rule.otherwiseSince, use.asAt), (from) => {
    const point = { on: plusDays(from, weeks * 7 - 1), clause: rule.clause, words: intervalInWords({ weeks }) };
    return isLimit ? { limit: point } : { aim: point };
  });
}
