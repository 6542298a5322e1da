import { describe, expect, it } from "vitest";
import { policy } from "../../../shared/policy/policy.ts";
import { editions } from "../../../shared/policy/registry.ts";

/** Every place of the two policies, spoiled in every way that a slip of the keyboard might: the format must refuse it. */

interface Place {
  /** Where the value stands, without the positions in lists: "checks.rule.steps.limit.within". */
  readonly name: string;
  readonly kind: string;
  readonly value: unknown;
  /** The whole policy with something else in this place. */
  readonly with: (instead: unknown) => unknown;
}

function placesIn(value: unknown, above: Place): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const place: Place = {
      name: Array.isArray(value) ? above.name : `${above.name}.${key}`.replace(/^[.]/, ""),
      kind: above.kind,
      value: part,
      with: (instead) =>
        above.with(Array.isArray(value) ? value.with(Number(key), instead) : { ...value, [key]: instead }),
    };
    return [place, ...placesIn(part, place)];
  });
}

/** A policy of a single check is small to judge, and tells the kind of rule in which a place stands. */
const small = editions.flatMap((edition) => [
  { kind: "policy", whole: { ...edition, checks: [] } },
  ...edition.checks.map((check) => ({
    kind: check.rule.kind,
    whole: { ...edition, checks: [check], notEvaluated: [], choices: [] },
  })),
]);

const known = new Set<string>();
const places = small
  .flatMap(({ kind, whole }) => {
    const root: Place = { name: "", kind, value: whole, with: (instead) => instead };
    return [root, ...placesIn(whole, root)];
  })
  .filter(({ kind, name, value }) => {
    const isOfRule = name.startsWith("checks.rule");
    const key = `${isOfRule ? kind : ""} ${name} ${Array.isArray(value) ? "list" : typeof value}`;
    return known.has(key) ? false : known.add(key);
  });

function ofType(type: "string" | "number" | "object" | "list"): readonly Place[] {
  return places.filter(({ value }) =>
    type === "list" ? Array.isArray(value) : typeof value === type && value !== null && !Array.isArray(value),
  );
}

function accepted(spoiled: readonly (readonly [Place, unknown])[]): readonly string[] {
  return spoiled
    .filter(([place, instead]) => policy.safeParse(place.with(instead)).success)
    .map(([place, instead]) => `${place.kind}: ${place.name} may be ${JSON.stringify(instead)}`);
}

/** Where anything of the type may stand: what a choice is set to, and names that only the whole policy can tell to be wrong. */
const anyValue = /^choices[.](offers|default)/;
const anyText =
  /[.](requires|exactly|onlyAmong|roles|teamSays|ofRole|reading|notLongerThan|limitByChoice[.]clause|(groupCounts|siblingsShare|agreedIntervalIsAim)[.]choice)$/;
const anyLength = /^(checks|notEvaluated|silences|choices|choices[.](offers|default))$|[.](exactly|onlyAmong)$/;
const anyAmount = /[.](from|to)$/;

function besides(free: RegExp, type: Parameters<typeof ofType>[0]): readonly Place[] {
  return ofType(type).filter(({ name }) => !anyValue.test(name) && !free.test(name));
}

describe("the format of a policy", () => {
  it("knows every key: one more is refused wherever it stands", () => {
    expect(accepted(ofType("object").map((place) => [place, { ...(place.value as object), andAlso: 1 }]))).toEqual([]);
  });

  it("refuses an empty text", () => {
    expect(accepted(besides(anyText, "string").map((place) => [place, ""]))).toEqual([]);
  });

  it("refuses numbers of days, weeks, months or times that are none", () => {
    for (const wrong of [0, -1, 1.5]) {
      expect(accepted(besides(anyAmount, "number").map((place) => [place, wrong]))).toEqual([]);
    }
  });

  it("refuses an empty list", () => {
    expect(accepted(besides(anyLength, "list").map((place) => [place, []]))).toEqual([]);
  });

  it("refuses a value of another kind", () => {
    for (const type of ["string", "number", "object", "list"] as const) {
      const instead = type === "string" ? 7 : "seven";
      expect(accepted(besides(/^$/, type).map((place) => [place, instead]))).toEqual([]);
    }
  });

  it("refuses a name with anything before or after it", () => {
    const isName = /(^|[.])(id|council|field|recorded|due|doneBy|groupWith|notEvaluated[.]id|choices[.]checks)$/;
    const names = ofType("string").filter(({ name }) => isName.test(name));
    expect(names.length).toBeGreaterThan(10);
    for (const around of [(name: unknown) => `-${name as string}`, (name: unknown) => `${name as string}!`]) {
      expect(accepted(names.map((place) => [place, around(place.value)]))).toEqual([]);
    }
  });

  it("says what an id looks like", () => {
    const [first] = editions;
    const choices = (checks: unknown) => ({ ...first, choices: [{ ...first?.choices[0], checks }] });
    expect(policy.safeParse(choices(["hgy"])).error?.message).toContain("is not an id such as HGY-CASE");
    expect(policy.safeParse({ ...first, checks: [{ ...first?.checks[0], id: "hgy" }] }).error?.message).toContain(
      "is not an id such as HGY-CASE",
    );
  });

  it("takes a council of several words, and a list of days for a choice", () => {
    const [first] = editions;
    for (const council of ["st-helens", "kingston-upon-hull"]) {
      expect(policy.safeParse({ ...first, council }).success).toBe(true);
    }
    const choices = [{ ...first?.choices[0], default: ["2025-09-11"] }];
    expect(policy.safeParse({ ...first, choices }).success).toBe(true);
  });
});
