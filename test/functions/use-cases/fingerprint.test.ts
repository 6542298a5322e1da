import { describe, expect, it } from "vitest";
import { fingerprint } from "../../../functions/use-cases/fingerprint.ts";

describe("the fingerprint of a body", () => {
  it("does not depend on the order of keys", async () => {
    const one = await fingerprint({ month: "2025-09", tables: [{ a: 1, b: [true, null, "x"] }] });
    expect(one).toBe(await fingerprint({ tables: [{ b: [true, null, "x"], a: 1 }], month: "2025-09" }));
    expect(one).toMatch(/^[\da-f]{64}$/);
  });

  it("depends on everything else: values, types, the order of rows, where a text ends", async () => {
    const bodies: unknown[] = [
      ["a", "b"],
      ["b", "a"],
      ["a,b"],
      ['a","b'],
      [1],
      ["1"],
      [],
      {},
      null,
      [null],
      { a: {} },
      { a: [] },
    ];
    const prints = await Promise.all(bodies.map(fingerprint));
    expect(new Set(prints).size).toBe(bodies.length);
  });
});
