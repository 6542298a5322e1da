import { between, type Chance, oneOf } from "../../local/seed/randomness.ts";

/** The part of JSON Schema that the service's own document uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What somebody would send who means harm, or whose programme is broken. */
export const hostile: readonly [string, ...string[]] = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  '=HYPERLINK("https://x.invalid")',
  "../../etc/passwd",
  "' OR 1=1 --",
  "{{7*7}}",
  "\u0000",
  "\u202Egnp.exe",
  "\uD800",
  "x".repeat(5_000),
  "__proto__",
  "",
];

const harmless = [
  "haringey",
  "east",
  "safeguarding",
  "2025-09",
  "2025-09-15",
  "4100001",
  "HGY-CASE",
  "10000000-0000-4000-8000-000000000001",
  "2025-09-15T11:00:00.000Z",
  "AAA-9999",
  "row-1",
  "A plain line",
];

export interface Making {
  readonly chance: Chance;
  /** How often, from 0 to 1, a part is something that the schema does not take. */
  readonly spoil: number;
}

/** Something that the schema takes; here and there something that it does not. */
export function valueOf(schema: JsonSchema, making: Making, depth = 0): unknown {
  const { chance, spoil } = making;
  if (chance() < spoil) return oneOf<unknown>(chance, [null, [], {}, 1e308, -1, true, oneOf(chance, hostile)]);
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[Math.floor(chance() * schema.enum.length)];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return valueOf(either[Math.floor(chance() * either.length)] ?? {}, making, depth);
  return makers[schema.type ?? "null"]?.(schema, making, depth) ?? null;
}

type Make = (schema: JsonSchema, making: Making, depth: number) => unknown;

const makers: Readonly<Record<string, Make>> = {
  object: (schema, making, depth) => objectOf(schema, making, depth),
  array: (schema, making, depth) => arrayOf(schema, making, depth),
  string: (schema, making) => textOf(schema, making),
  integer: ({ minimum = 0, maximum = 1_000 }, { chance }) =>
    between(chance, Math.max(minimum, -1_000), Math.min(maximum, 1_000_000)),
  number: ({ minimum = 0 }, { chance }) => minimum + chance() * 10,
  boolean: (_schema, { chance }) => chance() < 0.5,
};

function arrayOf({ items = {}, minItems = 0 }: JsonSchema, making: Making, depth: number): unknown[] {
  const most = Math.max(minItems, depth > 4 ? 1 : 4);
  return Array.from({ length: between(making.chance, minItems, most) }, () => valueOf(items, making, depth + 1));
}

function objectOf(schema: JsonSchema, making: Making, depth: number): Record<string, unknown> {
  const { chance, spoil } = making;
  const { properties = {}, required = [], additionalProperties } = schema;
  const kept = Object.entries(properties).filter(([name]) => required.includes(name) || chance() < 0.5);
  const entries = kept
    .filter(() => chance() >= spoil / 2)
    .map(([name, of]): [string, unknown] => [name, valueOf(of, making, depth + 1)]);
  if (typeof additionalProperties === "object") {
    entries.push([textOf(schema.propertyNames ?? {}, making), valueOf(additionalProperties, making, depth + 1)]);
  }
  if (chance() < spoil) entries.push([oneOf(chance, hostile), oneOf(chance, hostile)]);
  return Object.fromEntries(entries);
}

export function textOf({ pattern, format }: JsonSchema, { chance, spoil }: Making): string {
  if (chance() < spoil) return oneOf(chance, hostile);
  const fits = harmless.filter(
    (text) =>
      (pattern === undefined || new RegExp(pattern, "u").test(text)) && (format !== "uuid" || text.startsWith("1000")),
  );
  return fits[Math.floor(chance() * fits.length)] ?? oneOf(chance, hostile);
}
