import { describe, expect, it } from "vitest";
import { z } from "zod";
import { quickLookOf } from "../../../shared/contract/quick-look.ts";
import { openApiDocument } from "../../../functions/http/open-api-document.ts";
import { type Chance, chanceOf, oneOf } from "../../../local/seed/randomness.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { checkOutcome } from "../../../shared/contract/results.ts";
import { checkRequest, routes } from "../../../shared/contract/routes.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";
import { caseload, councils, type Council } from "../../bench/caseload.ts";
import { ordinaryCaseload } from "../../bench/ordinary.ts";
import { hostile, type JsonSchema, valueOf } from "../../support/from-json-schema.ts";
import { proofTimeout, runsOf } from "../../support/random-dice.ts";

const seed = process.env["QUICK_LOOK_SEED"] ?? "2025-09-15";

/** The law: what the look knows, the schema gives back as it is. */
function knownAsItIs(schema: z.ZodType, look: (value: unknown) => boolean, value: unknown): boolean {
  if (!look(value)) return false;
  expect(schema.safeParse(value)).toEqual({ success: true, data: value });
  return true;
}

function answerTo(council: Council, cases: number): object {
  const { asAt, tables } = caseload(council, cases);
  const found = policyInForce(council, asAt);
  if (!found.found) throw new Error(found.sentence);
  return sent(checkTracker({ policy: found.policy, choices: {}, asAt, tables })) as object;
}

type Bodies = Record<string, { readonly put?: Body; readonly post?: Body }>;
interface Body {
  readonly operationId: string;
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly schema: JsonSchema } } };
}

const bodies = Object.values((openApiDocument("1") as { paths: Bodies }).paths)
  .flatMap(({ put, post }) => [put, post])
  .flatMap((operation) => {
    const route = Object.entries(routes).find(([name]) => name === operation?.operationId)?.[1];
    const schema = operation?.requestBody?.content["application/json"].schema;
    return route !== undefined && "body" in route && schema ? [{ body: route.body as z.ZodType, schema }] : [];
  });

describe(`a quick look at a body (QUICK_LOOK_SEED=${seed})`, () => {
  it.each(councils)("knows a whole caseload of %s", (council) => {
    expect(knownAsItIs(checkRequest, quickLookOf(checkRequest), caseload(council, 200))).toBe(true);
  });

  it.each(["F1-hgy-clean-table", "F2-bnt-pod-tracker"])("knows what the pane sends of %s", (tracker) => {
    const body = ordinaryCaseload(tracker, 150);
    expect(body.tables[0]?.rows).toHaveLength(150);
    expect(knownAsItIs(checkRequest, quickLookOf(checkRequest), body)).toBe(true);
  });

  it.each(councils)("knows a whole answer about a caseload of %s", (council) => {
    expect(knownAsItIs(checkOutcome, quickLookOf(checkOutcome), answerTo(council, 50))).toBe(true);
  });

  it.each([
    { what: "a caseload", schema: checkRequest, well: (council: Council): object => caseload(council, 3) },
    { what: "an answer", schema: checkOutcome, well: (council: Council): object => answerTo(council, 2) },
  ])(
    "knows nothing that the schema would refuse or change, wherever $what is spoilt",
    ({ what, schema, well }) => {
      const look = quickLookOf(schema);
      const chance = chanceOf(seed, `spoilt ${what}`);
      let known = 0;
      const runs = runsOf(400);
      for (let run = 0; run < runs; run++) {
        const body = sent(spoilt(well(oneOf(chance, councils)), chance));
        if (knownAsItIs(schema, look, body)) known += 1;
      }
      // Some are none the worse for it, such as one without a field that is not needed.
      expect(known).toBeGreaterThan(0);
      expect(known).toBeLessThan(runs / 2);
    },
    proofTimeout,
  );

  it(
    "holds to the same with every other body that the API takes, made at random",
    () => {
      const chance = chanceOf(seed, "bodies");
      const looks = bodies.map(({ body, schema }) => ({ body, schema, look: quickLookOf(body) }));
      expect(looks.length).toBeGreaterThanOrEqual(7);
      const known = new Set<z.ZodType>();
      for (let run = 0; run < runsOf(300); run++) {
        for (const { body, schema, look } of looks) {
          const value = sent(valueOf(schema, { chance, spoil: run % 2 === 0 ? 0 : 0.05 }));
          if (knownAsItIs(body, look, value)) known.add(body);
        }
      }
      expect(known.size).toBeGreaterThanOrEqual(4);
    },
    proofTimeout,
  );

  it("leaves to the schema what it cannot tell", () => {
    const loose = quickLookOf(z.object({ a: z.string() }));
    const refined = quickLookOf(z.strictObject({ a: z.string() }).refine(({ a }) => a === "x"));
    const filled = quickLookOf(z.strictObject({ a: z.string().default("x") }));
    expect([loose({ a: "x" }), refined({ a: "x" }), filled({})]).toEqual([false, false, false]);
    const later = z.array(z.string()).refine((all) => Promise.resolve(all.length === 1));
    const longer = z.array(z.string()).overwrite((all) => [...all, "x"]);
    expect([quickLookOf(later)(["x"]), quickLookOf(longer)(["x"])]).toEqual([false, false]);
    const whole = quickLookOf(z.record(z.enum(["a", "b"]), z.string()));
    const unnamed = quickLookOf(z.looseRecord(z.string().startsWith("a"), z.string()));
    const one = quickLookOf(z.xor([z.array(z.string()), z.array(z.number())]));
    expect([whole({ a: "x", b: "y" }), unnamed({ b: "y" }), one([])]).toEqual([false, false, false]);
  });

  it("knows a record by its keys and values, but not under a name that no object keeps", () => {
    const record = quickLookOf(z.partialRecord(z.enum(["a", "b"]), z.number()));
    const any = quickLookOf(z.record(z.string(), z.number()));
    expect([record({ a: 1 }), record({ a: "1" }), record({ c: 1 }), record([])]).toEqual([true, false, false, false]);
    expect([any({ a: 1 }), any(JSON.parse('{"__proto__":1}'))]).toEqual([true, false]);
  });

  it("knows what one of several takes, unless one before it would take it and change it", () => {
    const either = quickLookOf(z.union([z.number(), z.null(), z.array(z.string()), z.record(z.string(), z.number())]));
    expect([1, null, ["x"], { a: 1 }, "x", [1]].map(either)).toEqual([true, true, true, true, false, false]);
    const changed = quickLookOf(z.union([z.array(z.string()).overwrite((all) => [...all, "x"]), z.array(z.any())]));
    expect(changed(["y"])).toBe(false);
  });

  it("asks the checks of a list", () => {
    const pair = quickLookOf(
      z
        .array(z.string())
        .max(3)
        .refine(([one, other]) => one === other),
    );
    expect([["x", "x"], ["x", "y"], Array(4).fill("x")].map(pair)).toEqual([true, false, false]);
  });

  it("goes on knowing when very many texts have come", () => {
    const look = quickLookOf(z.string().max(6));
    for (let number = 0; number < 10_002; number++) expect(look(String(number))).toBe(true);
    expect([look("0"), look("1234567")]).toEqual([true, false]);
  });
});

const own = { configurable: true, enumerable: true, writable: true };

/** As it arrives: what JSON cannot say is gone. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** With something else in the place of one part, a part more or a part less. */
function spoilt(body: object, chance: Chance): object {
  let place = body as Record<string, unknown>;
  for (;;) {
    const names = Object.keys(place);
    const name = names[Math.floor(chance() * names.length)] ?? "none";
    const inner = place[name];
    if (typeof inner === "object" && inner !== null && chance() < 0.85) {
      place = inner as Record<string, unknown>;
      continue;
    }
    const change = Math.floor(chance() * 4);
    if (change === 0) Reflect.deleteProperty(place, name);
    // As JSON.parse does it: a name such as __proto__ is a name like any other.
    else if (change === 1) Object.defineProperty(place, oneOf(chance, hostile), { ...own, value: inner ?? null });
    else
      place[name] = oneOf<unknown>(chance, [
        null,
        [],
        {},
        -1,
        1.5,
        true,
        " worker ",
        "2025-02-30",
        oneOf(chance, hostile),
      ]);
    return body;
  }
}
