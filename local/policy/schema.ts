import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { format, resolveConfig } from "prettier";
import { policySchema } from "../../shared/policy/json-schema.ts";
import type { Done } from "./done.ts";

const file = fileURLToPath(new URL("../../shared/policy/policy.schema.json", import.meta.url));

interface Asked {
  readonly write?: boolean | undefined;
  readonly check?: boolean | undefined;
}

export async function schema(rest: readonly string[], { write, check }: Asked): Promise<Done> {
  if (rest.length > 0)
    throw new Error(`schema takes no name, such as ${rest[0] ?? ""}; give --write, --check or nothing.`);
  const text = JSON.stringify(policySchema(), undefined, 2);
  if (write === true) {
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: "json" }));
    return { text: `${file} is written.`, code: 0 };
  }
  if (check !== true) return { text, code: 0 };
  return isDeepStrictEqual(JSON.parse(readFileSync(file, "utf8")), JSON.parse(text))
    ? { text: `${file} is current.`, code: 0 }
    : { text: `${file} is not what the format says: run npm run policy -- schema --write`, code: 1 };
}
