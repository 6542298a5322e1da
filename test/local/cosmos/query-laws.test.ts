import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newContainer, query } from "./support.ts";

type Value = string | number | boolean | null;
type Item = Record<string, Value>;
type Truth = boolean | undefined;

const value = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom(0.5, 1e15),
  fc.constantFrom("", "a", "ab", "b", "é", "1"),
  fc.boolean(),
  fc.constant(null),
);
const name = fc.constantFrom("x", "y");
const items = fc.array(fc.dictionary(name, value, { maxKeys: 2 }), { minLength: 1, maxLength: 12 });

/** A condition as text, with what the service's documentation says of it: true, false or undefined. */
interface Told {
  text: string;
  holds: (item: Item) => Truth;
}

const operators: Record<string, (a: string | number | boolean, b: string | number | boolean) => boolean> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function comparison(path: string, operator: string, with_: Value): Told {
  const holds = (item: Item): Truth => {
    const own = item[path];
    if (own === undefined) return undefined;
    if (operator === "=") return own === with_;
    if (operator === "!=") return own !== with_;
    if (own === null || with_ === null) return own === with_ ? operator.endsWith("=") : undefined;
    return typeof own === typeof with_ ? operators[operator]?.(own, with_) : undefined;
  };
  return { text: `c.${path} ${operator} ${JSON.stringify(with_)}`, holds };
}

const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a && b);
const not = (a: Truth): Truth => (a === undefined ? undefined : !a);
const or = (a: Truth, b: Truth): Truth => not(and(not(a), not(b)));

const { condition } = fc.letrec<{ condition: Told }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(name, fc.constantFrom("=", "!=", "<", "<=", ">", ">="), value).map((parts) => comparison(...parts)),
    name.map((path) => ({ text: `IS_DEFINED(c.${path})`, holds: (item: Item) => item[path] !== undefined })),
    tie("condition").map(({ text, holds }) => ({ text: `NOT (${text})`, holds: (item: Item) => not(holds(item)) })),
    fc.tuple(tie("condition"), tie("condition")).map(([left, right]) => ({
      text: `(${left.text} AND ${right.text})`,
      holds: (item: Item) => and(left.holds(item), right.holds(item)),
    })),
    fc.tuple(tie("condition"), tie("condition")).map(([left, right]) => ({
      text: `(${left.text} OR ${right.text})`,
      holds: (item: Item) => or(left.holds(item), right.holds(item)),
    })),
  ),
}));

const filled = async (given: Item[]) => {
  const container = await newContainer();
  const operations = given.map((item, index) => ({
    operationType: "Create" as const,
    resourceBody: { ...item, id: String(index), team: "pod" },
  }));
  await container.items.batch(operations, "pod");
  return container;
};

describe("every query", () => {
  it("gives the items for which its condition is true, and counts as many", async () => {
    const law = fc.asyncProperty(items, condition, async (given, { text, holds }) => {
      const container = await filled(given);
      const expected = given.flatMap((item, index) => (holds(item) === true ? [String(index)] : []));
      expect(await query(container, `SELECT VALUE c.id FROM c WHERE ${text}`)).toEqual(expected);
      expect(await query(container, `SELECT VALUE COUNT(1) FROM c WHERE ${text}`)).toEqual([expected.length]);
    });
    await fc.assert(law, { seed: 20250228, numRuns: 150 });
  });

  it("gives the same in pages of any size as in one", async () => {
    const law = fc.asyncProperty(
      items,
      fc.constantFrom("ASC", "DESC"),
      fc.integer({ min: 1, max: 5 }),
      async (...by) => {
        const [given, direction, most] = by;
        const container = await filled(given);
        for (const text of [`SELECT VALUE c.id FROM c ORDER BY c.x ${direction}`, "SELECT VALUE c.id FROM c"])
          expect(await query(container, text, { most })).toEqual(await query(container, text));
      },
    );
    await fc.assert(law, { seed: 20250228, numRuns: 60 });
  });
});
