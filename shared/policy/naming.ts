import * as z from "zod";

/**
 * What the words of a rule name. A kind of rule is made of parts that are entered here, so that whatever it names can be
 * found and looked up without knowing the kind.
 */
type Named = "clause" | "choice" | "field" | "role" | "plan" | "check" | "months" | "working-days";

export const naming = z.registry<{
  readonly names: Named;
  /** For a check: of which kind. */ readonly ofKind?: string;
}>();

export interface Mention {
  readonly names: Named;
  readonly ofKind?: string;
  readonly value: unknown;
  /** Where it stands, from where the search began: ["rule", "steps", 0, "limit", "clause"]. */
  readonly path: readonly PropertyKey[];
}

type Schema = z.core.$ZodType;

/** Everything that a value names, read by the schema that it fits. */
export function mentionsIn(schema: Schema, value: unknown, path: readonly PropertyKey[]): readonly Mention[] {
  const entered = naming.get(schema);
  const here = entered === undefined || value === undefined ? [] : [{ ...entered, value, path }];
  const within = partsOf(schema, value).flatMap(([part, held, key]) =>
    mentionsIn(part, held, key === undefined ? path : [...path, key]),
  );
  return [...here, ...within];
}

type Part = readonly [schema: Schema, value: unknown, key?: string | number];

function partsOf(schema: Schema, value: unknown): readonly Part[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return [[def.innerType, value]];
  if (def.type === "union") {
    const option = def.options.find((one) => z.safeParse(one, value).success);
    return option === undefined ? [] : [[option, value]];
  }
  if (typeof value !== "object" || value === null) return [];
  if (def.type === "array") return (value as unknown[]).map((one, index) => [def.element, one, index]);
  if (def.type !== "object") return [];
  return Object.entries(value).flatMap(([key, held]): Part[] => {
    const part = def.shape[key];
    return part === undefined ? [] : [[part, held as unknown, key]];
  });
}
