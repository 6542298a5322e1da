import { describe, expect, it } from "vitest";
import { words } from "../../../local/policy/words.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { plans, roles, type Plan } from "../../../shared/contract/vocabulary.ts";
import { accountOf } from "../../../shared/policy/account-of.ts";
import type { Part, Sort } from "../../../shared/policy/account.ts";
import { lastDayWithin } from "../../../shared/policy/interval.ts";
import type { Check, Policy } from "../../../shared/policy/policy.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { daysSwept } from "../../../shared/policy/sweep.ts";
import { dates, table } from "../checks/children.ts";
import { role, workers } from "../checks/people.ts";

/** What the sweep holds a rule to cover is what the judges decide by it. */

const asAt = plainDate("2025-09-15");
const from = plainDate("2025-08-31");

function alone(policy: Policy, check: Check): Policy {
  return { ...policy, checks: [check] };
}

function sortsOf({ rule }: Check): readonly Sort[] {
  return accountOf(rule).sorts?.(rule, words) ?? [];
}

function dueOn(part: Part | undefined, day = from) {
  return part?.limit === undefined ? undefined : lastDayWithin(part.limit, day, "last-day");
}

const ofKind = (kind: Check["rule"]["kind"]) =>
  editions.flatMap((policy) =>
    policy.checks.filter(({ rule }) => rule.kind === kind).map((check) => ({ policy, check })),
  );

describe("the sweep and the judges", () => {
  it.each(ofKind("cadence"))("agree on every set of plans by $check.id", ({ policy, check }) => {
    const sets = plans.reduce<Plan[][]>((all, plan) => all.flatMap((set) => [set, [...set, plan]]), [[]]);
    const children = sets.flatMap((set) =>
      (["not-recorded", "matched"] as const).map((kind) => ({
        lastDiscussion: dates(from),
        planType: { kind: "plans" as const, plans: set, doubtful: false },
        longTermMatch: { kind },
      })),
    );
    const { results } = checkTracker({ policy: alone(policy, check), choices: {}, asAt, tables: [table(children)] });
    expect(results).toHaveLength(512);
    expect(results.map((result) => result.dueOn)).toEqual(sortsOf(check).map(({ parts }) => dueOn(parts[0])));
  });

  it.each(ofKind("stepped-cadence"))("agree on every role of every team by $check.id", ({ policy, check }) => {
    const { rule } = check;
    const texts = rule.kind === "stepped-cadence" ? rule.lines.flatMap(({ teamSays }) => teamSays ?? []) : [];
    const people = roles
      .filter((named) => named !== "newly-qualified")
      .flatMap((named) =>
        [undefined, ...texts].map((team) => ({
          role: role(named),
          lastOneToOne: dates(from),
          ...(team !== undefined && { team: `The ${team} team` }),
        })),
      );
    const { results } = checkTracker({ policy: alone(policy, check), choices: {}, asAt, tables: [workers(people)] });
    const sorts = sortsOf(check).filter(({ parts }) => parts.every(({ span }) => span === undefined));
    expect(results).toHaveLength(sorts.length);
    expect(results.map((result) => result.dueOn)).toEqual(sorts.map(({ parts }) => dueOn(parts[0])));
    const undecided = sorts.filter(({ parts }) => parts[0]?.limit === undefined);
    expect(results.filter(({ state }) => state === "cannot-check")).toHaveLength(undecided.length);
  });

  it.each(ofKind("stepped-cadence"))(
    "agree on every day of two years of the programme by $check.id",
    ({ policy, check }) => {
      const late = plusDays(daysSwept.at(-1) ?? asAt, 800);
      const starts = [
        plainDate("2024-01-01"),
        plainDate("2024-01-31"),
        plainDate("2024-02-29"),
        plainDate("2025-08-31"),
      ];
      const stages = [undefined, "weekly", "fortnightly", "monthly"] as const;
      const programme = sortsOf(check).filter(({ parts }) => parts.some(({ span }) => span !== undefined));
      for (const began of starts) {
        programme.forEach(({ parts }, index) => {
          const days = daysSwept.filter((day) => day >= began);
          const stage = stages[index];
          const people = days.map((day) => ({
            role: role("newly-qualified"),
            asyeStart: dates(began),
            lastOneToOne: dates(day),
            ...(stage !== undefined && { asyeStage: { kind: "stage" as const, stage } }),
          }));
          const tables = [workers(people)];
          const { results } = checkTracker({ policy: alone(policy, check), choices: {}, asAt: late, tables });
          const expected = days.map((day) => {
            const deciding = parts.find((part) => {
              const { endsBefore } = part.span?.(began, "last-day") ?? { endsBefore: undefined };
              return endsBefore === undefined || (dueOn(part, day) ?? day) < endsBefore;
            });
            return dueOn(deciding, day);
          });
          expect(results.map((result) => result.dueOn)).toEqual(expected);
        });
      }
    },
  );
});
