import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawSample } from "../../../shared/audit/sample.ts";

const cases = fc
  .array(
    fc.option(fc.constantFrom("A. Thistlewood", "B. Harkaway", "C. Nettlefold", " b. harkaway"), { nil: undefined }),
  )
  .map((workers) => workers.map((worker, row) => ({ row, worker })));
const seed = fc.integer({ min: 0, max: 999_999 });

function nameOf(worker: string | undefined): string {
  return worker?.trim().toLowerCase() ?? "";
}

describe("a sample of cases", () => {
  it("has the size that was asked for, or all cases, and no case twice", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 30 }), seed, (from, size, number) => {
        const drawn = drawSample(from, size, number);
        expect(drawn).toHaveLength(Math.min(size, from.length));
        expect(new Set(drawn.map(({ row }) => row)).size).toBe(drawn.length);
        for (const one of drawn) expect(from).toContain(one);
      }),
      { seed: 20_260_103 },
    );
  });

  it("takes a case of each worker before a second of any", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 30 }), seed, (from, size, number) => {
        const drawn = drawSample(from, size, number);
        const count = (list: readonly { worker: string | undefined }[], name: string) =>
          list.filter(({ worker }) => nameOf(worker) === name).length;
        const names = [...new Set(from.map(({ worker }) => nameOf(worker)))];
        const most = Math.max(0, ...names.map((name) => count(drawn, name)));
        for (const name of names) {
          expect(count(drawn, name)).toBeGreaterThanOrEqual(Math.min(most - 1, count(from, name)));
        }
      }),
      { seed: 20_260_104 },
    );
  });

  it("is the same for the same seed, and begins with the smaller sample of that seed", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 20 }), seed, (from, size, number) => {
        const larger = drawSample(from, size + 5, number);
        expect(drawSample(from, size, number)).toEqual(larger.slice(0, size));
      }),
      { seed: 20_260_105 },
    );
  });

  it("is for ever this one for this seed", () => {
    const from = Array.from({ length: 12 }, (_, row) => ({ row, worker: ["A", "B", "C"][row % 3] }));
    expect(drawSample(from, 5, 7).map(({ row }) => row)).toMatchInlineSnapshot(`
      [
        6,
        1,
        2,
        9,
        10,
      ]
    `);
    expect(drawSample(from, 5, 8).map(({ row }) => row)).toMatchInlineSnapshot(`
      [
        6,
        8,
        1,
        3,
        2,
      ]
    `);
  });
});
