import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { policySchema } from "../../../shared/policy/json-schema.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { northshireText } from "../northshire/northshire.ts";
import { meadowvale } from "./broken.ts";

const file = new URL("../../../shared/policy/policy.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(file, "utf8")) as object;
const fits = new Ajv2020({ strict: true }).compile(schema);

describe("the JSON Schema of the format", () => {
  it("is current: `npm run policy -- schema --write` writes it anew", () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(policySchema())));
    expect(JSON.stringify(policySchema())).toBe(JSON.stringify(policySchema()));
    expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  });

  it("says what it cannot say", () => {
    expect(schema).toMatchObject({ description: expect.stringContaining("npm run policy -- validate") as string });
  });

  it.each([...editions, meadowvale, JSON.parse(northshireText) as (typeof editions)[number]])(
    "accepts $council",
    (edition) => {
      expect(fits(JSON.parse(JSON.stringify(edition))), JSON.stringify(fits.errors)).toBe(true);
    },
  );

  it.each([
    ["an unknown key", { extra: 1 }],
    ["an unknown key of a check", { checks: [{ ...meadowvale.checks[0], weight: 3 }] }],
    ["an unknown kind", { checks: [{ ...meadowvale.checks[0], rule: { kind: "cadenc" } }] }],
    ["a day that is not written as one", { inForceFrom: "1 May 2025" }],
    ["a policy without silences", { silences: undefined }],
  ])("refuses %s", (_, broken) => {
    expect(fits(JSON.parse(JSON.stringify({ ...meadowvale, ...broken })))).toBe(false);
  });
});
