import { describe, expect, it } from "vitest";
import { described } from "../../../shared/policy/describe.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { northshire } from "../northshire/northshire.ts";
import { meadowvale } from "./broken.ts";

const policies = [...editions, northshire];
const flat = (text: string) => text.replaceAll(/\s+/g, " ");

describe("a policy described for a policy officer", () => {
  // After a change that is meant, `-u` writes the text anew; read what has changed.
  it.each(policies)("is the text of $council that is kept, to read through", async (policy) => {
    await expect(described(policy)).toMatchFileSnapshot(`described-${policy.council}.txt`);
  });

  it.each(policies)("is plain text of $council in 110 columns at most", (policy) => {
    const text = described(policy);
    for (const line of text.split("\n")) {
      expect(line.length, line).toBeLessThanOrEqual(110);
      expect(line).toBe(line.trimEnd());
    }
    expect(text).not.toMatch(/undefined|null|\[object|NaN/);
  });

  it.each(policies)("leaves nothing out of $council", (policy) => {
    const text = flat(described(policy));
    const { checks, choices, notEvaluated, silences } = policy;
    const told = [
      ...checks.flatMap((check) => [`${check.id} · ${check.title}`, ...check.clauses.map(({ says }) => says)]),
      ...choices.flatMap(({ id, reason, effect }) => [`${id} ·`, reason, effect]),
      ...notEvaluated.flatMap(({ id, does }) => [id, does]),
      ...silences.flatMap(({ on, says }) => [on, says]),
      policy.dating,
      policy.edition,
    ];
    for (const one of told) expect(text).toContain(flat(one));
    for (const label of ["In force from", "SILENCES", "SIGN-OFF", "Signature", "Date"]) expect(text).toContain(label);
  });

  it("says the numbers in words, with the clause of each, and the strength of each clause", () => {
    const [barnet, haringey] = editions.map((edition) => flat(described(edition)));
    expect(haringey).toContain("Every child: aim 1 month (HGY-CASE-AIM), limit 3 months (HGY-CASE-MIN).");
    expect(haringey).toContain("HGY-CASE-AIM (section 1, aim): It is hoped");
    expect(haringey).toContain("For the next 3 months: limit 2 weeks (HGY-SUP-NQ2).");
    expect(haringey).toContain("with strictFourWeeks on, limit 4 weeks (HGY-SUP-GEN) and no aim.");
    expect(haringey).toContain("within 5 working days of the day of the session, which is day 0 (HGY-RESCHED).");
    expect(barnet).toContain(
      "a long-term match recorded: limit 12 weeks (BNT-CASE-12). Every other child: limit 8 weeks",
    );
    expect(barnet).toContain("Duration from 60 to 120 minutes, both in order; outside is a breach (BNT-DUR-11).");
    expect(barnet).toContain("A role that no line names: as the choice unlistedRoleWeeks says (BNT-SUP-UNQ).");
  });

  it("says the default of a choice, what switching it does, and what it may be", () => {
    const [barnet] = editions.map((edition) => flat(described(edition)));
    expect(barnet).toContain("agreementEscalates · Annex A · concerns BNT-AGR-ESC Default off Reason The point is");
    expect(barnet).toContain("Switched on Reaching the escalation point of the agreement is overdue.");
    expect(barnet).toContain("Only while on Where the text gives a range of weeks, its lower bound is an aim.");
    expect(barnet).toContain("May be none or a number of weeks from 1 to 52");
  });

  it("says the default of a choice of any sort in words", () => {
    const [choice] = meadowvale.choices;
    const withDefault = (value: NonNullable<typeof choice>["default"]) =>
      flat(described({ ...meadowvale, choices: choice === undefined ? [] : [{ ...choice, default: value }] }));
    expect(withDefault({ "team-manager": { weeks: 6 } })).toContain("Default team manager 6 weeks Reason");
    expect(withDefault(["2025-09-11", "2025-09-12"])).toContain("Default 2025-09-11, 2025-09-12 Reason");
    expect(withDefault(12)).toContain("Default 12 Reason");
    expect(withDefault([])).toContain("Default none Reason");
  });
});
