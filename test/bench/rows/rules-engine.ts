import { Engine } from "json-rules-engine";
import { plusDays, plusMonths } from "../../../shared/calendar/arithmetic.ts";
import { toDayNumber } from "../../../shared/calendar/day-number.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { readyChecks } from "../../../shared/checks/judges.ts";
import type { CaseFields } from "../../../shared/contract/tables.ts";
import { choicesInForce } from "../../../shared/policy/choices.ts";
import { discussionClock } from "../../../shared/policy/discussion-clock.ts";
import { between, chanceOf } from "../../../local/seed/randomness.ts";
import { asAt, policyOf } from "../caseload.ts";
import type { Comparison } from "../row.ts";

/**
 * Haringey's hope of a month and limit of three, asked of a general engine too. The rules alone: it is given the days that
 * they compare, and knows nothing of closed cases, of a child in two rows, or of why.
 */
export const rulesEngine: Comparison = {
  name: "rules-engine",
  asks: "The two rules of one clock, per case, to json-rules-engine",
  bound: { timesAsFast: 100 },
  prepare: async () => {
    const days = discussions(50_000);
    const few = days.slice(0, 1000);
    const engine = engineOfTwoRules();
    mustAgree(await askEngine(engine, few), judgeAll(casesOf(few)));
    const cases = casesOf(days);
    return {
      ours: { what: "the clock's judge", items: days.length, calls: 10, run: () => judgeAll(cases) },
      theirs: { what: "json-rules-engine", items: few.length, calls: 1, run: () => askEngine(engine, few) },
    };
  },
};

type States = Record<string, number>;

function discussions(count: number): readonly PlainDate[] {
  const chance = chanceOf("bench", "rules-engine");
  return Array.from({ length: count }, () => plusDays(asAt, -between(chance, 0, 120)));
}

/** As a request brings them. */
function casesOf(days: readonly PlainDate[]): readonly CaseFields[] {
  const cases = days.map((on): CaseFields => ({ lastDiscussion: { kind: "dates", dates: [{ on, group: false }] } }));
  return JSON.parse(JSON.stringify(cases)) as CaseFields[];
}

const policy = discussionClock(policyOf("haringey"));
const alone: readonly CaseFields[] = [];

function judgeAll(cases: readonly CaseFields[]): States {
  const states: States = {};
  const [clock] = readyChecks(policy, choicesInForce(policy, {}), asAt);
  if (clock?.subject !== "case") throw new RangeError("The clock of discussions is no check of cases");
  for (const fields of cases) {
    const state = clock.judge(fields, alone)?.state ?? "nothing";
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

function engineOfTwoRules(): Engine {
  const today = toDayNumber(asAt);
  const after = (fact: string) => ({ fact: "today", operator: "greaterThan", value: { fact } });
  const engine = new Engine([
    { conditions: { all: [after("dueOn")] }, event: { type: "overdue" } },
    {
      conditions: {
        all: [after("aimOn"), { fact: "dueOn", operator: "greaterThanInclusive", value: { fact: "today" } }],
      },
      event: { type: "past-aim" },
    },
  ]);
  engine.addFact("today", today);
  return engine;
}

async function askEngine(engine: Engine, days: readonly PlainDate[]): Promise<States> {
  const states: States = {};
  for (const on of days) {
    const facts = { aimOn: toDayNumber(plusMonths(on, 1)), dueOn: toDayNumber(plusMonths(on, 3)) };
    for (const { type } of (await engine.run(facts)).events) states[type] = (states[type] ?? 0) + 1;
  }
  return states;
}

/** A comparison of two things that say different things would be worth nothing. */
function mustAgree(theirs: States, ours: States): void {
  if (["overdue", "past-aim"].every((state) => ours[state] === theirs[state])) return;
  throw new Error(`The engine says ${JSON.stringify(theirs)} where ours says ${JSON.stringify(ours)}`);
}
