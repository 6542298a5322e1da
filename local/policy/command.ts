import { parseArgs } from "node:util";
import { describePolicy } from "./describe.ts";
import type { Done } from "./done.ts";
import { schema } from "./schema.ts";
import { validate } from "./validate.ts";

const help = `Usage: npm run policy -- COMMAND

  validate FILE.json       says what is wrong with a policy, a sentence each; and sweeps two years, day by day,
                           for gaps and clashes
  describe COUNCIL         prints a policy for a policy officer to sign off, such as that of haringey or barnet
    --edition EDITION      of an edition by its name
    --as-at 2025-09-15     of the edition in force on a day; today when neither is given
    --json                 as JSON, to begin another policy from
  schema                   prints the format as JSON Schema (draft 2020-12)
    --write                writes it to shared/policy/policy.schema.json
    --check                fails when that file is out of date
`;

const options = {
  edition: { type: "string" },
  "as-at": { type: "string" },
  json: { type: "boolean" },
  write: { type: "boolean" },
  check: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Which options each command has, beside --help. */
const optionsOf = { validate: [], describe: ["edition", "as-at", "json"], schema: ["write", "check"] } as const;

/** @throws Error with one sentence for what cannot be done. */
export async function policyCommand(args: readonly string[], now: Date): Promise<Done> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help === true) return { text: help, code: 0 };
  const [command, ...rest] = positionals;
  if (command !== "validate" && command !== "describe" && command !== "schema") {
    throw new Error(`Name a command: validate, describe or schema${command === undefined ? "" : `, not ${command}`}.`);
  }
  const known: readonly string[] = optionsOf[command];
  const foreign = Object.keys(values).find((option) => !known.includes(option));
  if (foreign !== undefined) throw new Error(`--${foreign} is not an option of ${command}; --help lists them.`);
  if (command === "validate") return validate(rest);
  if (command === "describe") return { text: describePolicy(rest, values, now), code: 0 };
  return schema(rest, values);
}
