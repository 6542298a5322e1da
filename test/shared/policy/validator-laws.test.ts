import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { words } from "../../../local/policy/words.ts";
import { validated } from "../../../shared/policy/faults.ts";
import { described } from "../../../shared/policy/describe.ts";
import { asAt, dates, table } from "../checks/children.ts";
import { role, sessions, workers } from "../checks/people.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { northshireText } from "../northshire/northshire.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { meadowvale } from "./broken.ts";

const runs = Number(process.env["PROVE_RUNS"] ?? "150");
const seed = Number(process.env["SEED"] ?? "20250915");
console.log(`validator laws: seed ${seed}, ${runs} runs`);

type Path = readonly string[];

function pathsIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, held]) => pathsIn(held, [...at, key]))];
}

function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const held = value as Record<string, unknown>;
  const changed = withValue(held[key], rest, put);
  return Array.isArray(value)
    ? (value as unknown[]).map((one, index) => (String(index) === key ? changed : one))
    : { ...held, [key]: changed };
}

/** What people write by mistake, and what no one would. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    -1,
    0,
    3,
    1e15,
    "",
    "MDV-CASE",
    "court",
    "student",
    [],
    {},
    true,
    { weeks: 4 },
    { months: 0 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const northshire = JSON.parse(northshireText) as unknown;
const bases = [meadowvale, ...editions, northshire].map((base) => JSON.parse(JSON.stringify(base)) as unknown);
const anyBroken = fc
  .constantFrom(...bases)
  .chain((base) =>
    fc.tuple(fc.constantFrom(...pathsIn(base)), wrong).map(([path, value]) => withValue(base, path, value)),
  );

const on = dates("2025-08-31");
const child = { lastDiscussion: on, planType: { kind: "plans" as const, plans: ["court" as const], doubtful: false } };
const tables = [
  table([child]),
  workers([{ role: role("student"), lastOneToOne: on, startDate: on }]),
  sessions([{ sessionDate: on, duration: { kind: "number", value: 75 } }]),
];

describe("whatever stands in a policy", () => {
  it("is told in sentences of one line, or is a policy that can be described and run", () => {
    fc.assert(
      fc.property(anyBroken, (value) => {
        const read = validated(value, words);
        if (read.ok) {
          expect(described(read.policy)).not.toMatch(/undefined|\[object|NaN/);
          expect(() => checkTracker({ policy: read.policy, choices: {}, asAt, tables })).not.toThrow();
          return;
        }
        expect(read.faults).not.toEqual([]);
        for (const fault of read.faults) expect(fault).toMatch(/^\S[^\n]*\.$/);
      }),
      { numRuns: runs, seed },
    );
  });
});
