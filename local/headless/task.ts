import { readFileSync } from "node:fs";
import { z } from "zod";
import { todayInLondon } from "../../functions/use-cases/today-in-london.ts";
import { isPlainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import { choices as choicesSchema, type Choices } from "../../shared/contract/results.ts";
import { choicesInForce } from "../../shared/policy/choices.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { layouts as layoutsSchema, type TableLayout } from "../../shared/tracker/layout.ts";

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

type Values = Readonly<Partial<Record<"council" | "as-at" | "mapping" | "choices" | "json" | "copy", string>>>;

/** @throws Error with one sentence that says what to change. */
export function readTask(values: Values, files: readonly string[], now: Date): Task {
  requireFiles(values, files);
  const asAt = values["as-at"] ?? todayInLondon(now);
  if (!isPlainDate(asAt)) throw new Error(`--as-at ${asAt} is not a day: give one such as 2025-09-15.`);
  const found = policyInForce(values.council ?? "", asAt);
  if (!found.found) throw new Error(found.sentence);
  const choices = values.choices === undefined ? {} : readJson(values.choices, choicesSchema);
  // Refuses a choice that this policy does not have.
  choicesInForce(found.policy, choices);
  const { mapping, json, copy } = values;
  return {
    ...{ files, council: found.policy.council, policy: found.policy, asAt, choices },
    ...(mapping !== undefined && { mapping: readJson(mapping, layoutsSchema) }),
    ...(json !== undefined && { json }),
    ...(copy !== undefined && { copy }),
  };
}

function requireFiles({ json, copy }: Values, files: readonly string[]): void {
  if (files.length === 0) throw new Error("Name a tracker: npm run check-tracker -- FILE.xlsx --council haringey");
  if (files.length > 1 && (json !== undefined || copy !== undefined)) {
    throw new Error("--json and --copy are for one tracker: name one file.");
  }
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${file} cannot be read as JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${file}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "is not as expected"}.`);
}
