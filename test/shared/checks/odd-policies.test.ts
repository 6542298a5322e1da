import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { holds } from "../../../shared/checks/plans.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { workingDaysInWords } from "../../../shared/checks/working-days.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { policy, type Check, type Policy } from "../../../shared/policy/policy.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { northshire } from "../northshire/northshire.ts";
import { asAt, dates, table } from "./children.ts";
import { workers, yes } from "./people.ts";

/** What the format refuses and a caller might still pass, and numbers that no policy has. */

const child: readonly WireTable[] = [
  table([{ lastDiscussion: dates("2025-09-01"), dateOpened: dates("2025-06-02"), planType: { kind: "blank" } }]),
];

function only(edition: Policy | undefined, kind: Check["rule"]["kind"], subject?: Check["subject"]): Check {
  const check = edition?.checks.find((one) => one.rule.kind === kind && one.subject === (subject ?? one.subject));
  if (check === undefined) throw new RangeError(kind);
  return check;
}

function run(edition: Policy | undefined, check: Check, tables = child) {
  if (edition === undefined) throw new RangeError("No edition");
  return checkTracker({ policy: { ...edition, checks: [check] }, choices: {}, asAt, tables }).results;
}

const [barnet, haringey] = editions;

describe("a rule that the format refuses", () => {
  const withRule = (check: Check, parts: object) => ({ ...check, rule: { ...check.rule, ...parts } });

  it("is refused by the judge too, where no step of a cadence is left for a child", () => {
    const cadence = only(barnet, "cadence");
    const steps = [{ whenAny: [{ plans: { exactly: ["court"] } }], limit: { within: { weeks: 1 }, clause: "X" } }];
    expect(() => run(barnet, withRule(cadence, { steps }))).toThrow("The last step of a cadence has no condition");
  });

  it("is refused where a checklist asks for nothing", () => {
    const list = only(haringey, "checklist", "case");
    const requires = [["lastDiscussion"]];
    expect(() => run(haringey, { ...withRule(list, { items: [] }), requires })).toThrow(
      "A checklist has at least one item",
    );
    const items = [{ answers: [], take: "first-mapped" }];
    expect(() => run(haringey, { ...withRule(list, { items }), requires })).toThrow("An item has at least one answer");
  });

  it("is refused where there are no tiers and no points", () => {
    const requires = [["lastDiscussion"]];
    const tiered = { ...withRule(only(northshire, "tiered-cadence"), { tiers: [] }), requires };
    expect(() => run(northshire, tiered)).toThrow("A cadence by tiers has at least two of them");
    const points = { ...withRule(only(northshire, "checkpoints"), { points: [], after: "dateOpened" }), requires };
    expect(() => run(northshire, points)).toThrow("There is at least one point");
  });
});

describe("a single one", () => {
  it("is told in the singular", () => {
    expect([0, 1, 2].map(workingDaysInWords)).toEqual(["0 working days", "1 working day", "2 working days"]);
  });

  it("of shifts and of hours too", () => {
    const shifts = only(northshire, "shift-count");
    const once = { ...shifts, rule: { ...shifts.rule, most: 1 } } as Check;
    const fields = { agencyWorker: yes, shiftsSinceOneToOne: { kind: "number" as const, value: 2 } };
    const [tooMany] = run(northshire, once, [workers([{ ...fields, lastOneToOne: dates("2025-09-01") }])]);
    expect(tooMany && whySentence(tooMany, asAt)).toContain(
      "records 2 shifts since the last one-to-one, 1 Sep 2025; the limit is 1 shift (",
    );
    const deadline = only(northshire, "hours-deadline");
    const hour = { ...deadline, rule: { ...deadline.rule, hours: 1 } } as Check;
    const row = {
      lastDiscussion: dates("2025-09-01"),
      recordedDate: { kind: "dates" as const, dates: [{ on: plainDate("2025-09-03"), group: false }] },
    };
    const [late] = run(northshire, hour, [table([row])]);
    expect(late).toMatchObject({ state: "late", because: { limitInterval: "1 hour" } });
  });
});

describe("a condition of two plans", () => {
  const both = { plans: { exactly: ["court", "looked-after"] } };
  it.each([
    [["court", "looked-after"], true],
    [["looked-after", "court"], true],
    [["court"], false],
    [["looked-after"], false],
    [[], false],
    [["court", "looked-after", "child-in-need"], false],
  ])("is of a child whose plans are %j: %s", (plans, expected) => {
    expect(holds(both, { plans, longTermMatch: false })).toBe(expected);
  });

  it("among others is of a child with some of them or none, and asks for a match only where it says so", () => {
    const among = { plans: { onlyAmong: ["court", "looked-after"] } };
    const held = [["court"], [], ["court", "child-in-need"]].map((plans) =>
      holds(among, { plans, longTermMatch: false }),
    );
    expect(held).toEqual([true, true, false]);
    const matched = { ...among, longTermMatch: "recorded" as const };
    expect([true, false].map((longTermMatch) => holds(matched, { plans: [], longTermMatch }))).toEqual([true, false]);
  });
});

it("every policy here is one that the format takes, so that what is broken is broken on purpose", () => {
  for (const edition of [...editions, northshire]) expect(policy.safeParse(edition).success).toBe(true);
});
