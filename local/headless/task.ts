import type { z } from "zod";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { choices as choicesSchema, type Choices } from "../../shared/contract/results.ts";
import { roles } from "../../shared/contract/vocabulary.ts";
import { choicesInForce } from "../../shared/policy/choices.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { policyInForce, policyOfEdition } from "../../shared/policy/registry.ts";
import { shapeFaults } from "../../shared/policy/shape-faults.ts";
import { layouts as layoutsSchema, type TableLayout } from "../../shared/tracker/layout.ts";
import { dayAsked, jsonIn } from "./command-line.ts";

/** What was asked for on the command line, read and found to make sense. */
export interface Task {
  readonly files: readonly string[];
  readonly council: string;
  readonly policy: Policy;
  readonly asAt: PlainDate;
  readonly mapping?: readonly TableLayout[];
  readonly choices: Choices;
  readonly json?: string;
  readonly copy?: string;
}

type Values = Readonly<
  Partial<Record<"council" | "edition" | "as-at" | "mapping" | "choices" | "json" | "copy", string>>
>;

/** @throws Error with one sentence that says what to change. */
export function readTask(values: Values, files: readonly string[], now: Date): Task {
  requireFiles(values, files);
  const asAt = dayAsked(values["as-at"], now);
  const policy = policyAsked(values, asAt);
  const choices = values.choices === undefined ? {} : readJson(values.choices, choicesSchema);
  requireKnown(policy, choices);
  const { mapping, json, copy } = values;
  return {
    ...{ files, council: policy.council, policy, asAt, choices },
    ...(mapping !== undefined && { mapping: readJson(mapping, layoutsSchema) }),
    ...(json !== undefined && { json }),
    ...(copy !== undefined && { copy }),
  };
}

function policyAsked({ council, edition }: Values, asAt: PlainDate): Policy {
  if (council === undefined) throw new Error("Name the council whose policy is checked: --council haringey");
  const found = edition === undefined ? policyInForce(council, asAt) : policyOfEdition(council, edition);
  if (!found.found) throw new Error(found.sentence);
  const { name, inForceFrom } = found.policy;
  if (inForceFrom <= asAt) return found.policy;
  throw new Error(
    `The edition “${found.policy.edition}” of the ${name} policy is in force from ${dayInWords(inForceFrom)}; give that day or a later one with --as-at.`,
  );
}

/** Refuses a choice that this policy does not have, and a role that nobody has. */
function requireKnown(policy: Policy, choices: Choices): void {
  choicesInForce(policy, choices);
  const tables = policy.choices.filter(({ takes }) => takes === "intervals-by-role").map(({ id }) => id);
  const named = tables.flatMap((id) => Object.keys(choices[id] ?? {}));
  const known: readonly string[] = roles;
  const unknown = named.find((role) => !known.includes(role));
  if (unknown !== undefined) throw new Error(`“${unknown}” is not a role; choose among ${roles.join(", ")}.`);
}

function requireFiles({ json, copy }: Values, files: readonly string[]): void {
  if (files.length === 0) throw new Error("Name a tracker: npm run check-tracker -- FILE.xlsx --council haringey");
  if (files.length > 1 && (json !== undefined || copy !== undefined)) {
    throw new Error("--json and --copy are for one tracker: name one file.");
  }
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const value = jsonIn(file);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${shapeFaults(value, parsed.error)[0] ?? "it is not as expected."}`);
}
