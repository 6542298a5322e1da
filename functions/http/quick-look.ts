import { z } from "zod";

/** True: the schema would give this very value back. False: it may or may not, and has to be asked. */
export type QuickLook = (value: unknown) => boolean;

/**
 * A look at a value from JSON by which a well-formed one is known at once: a large body is neither copied nor looked at
 * twice. It is made of the schema itself. A kind of schema that it does not know is left to the schema, so it can be slow
 * there and never wrong.
 */
export function quickLookOf(schema: z.core.$ZodType): QuickLook {
  if (schema instanceof z.core.$ZodOptional) return optional(schema);
  if (schema instanceof z.core.$ZodObject) return objectLook(schema);
  if (schema instanceof z.core.$ZodArray) return arrayLook(schema);
  if (schema instanceof z.core.$ZodDiscriminatedUnion) return oneOfLook(schema);
  if (schema instanceof z.core.$ZodEnum) return isAmong(Object.values(schema._zod.def.entries));
  if (schema instanceof z.core.$ZodLiteral) return isAmong(schema._zod.def.values);
  return leafLook(schema);
}

function optional({ _zod }: z.core.$ZodOptional): QuickLook {
  const look = quickLookOf(_zod.def.innerType);
  return (value) => value === undefined || look(value);
}

function isAmong(values: readonly unknown[]): QuickLook {
  const known = new Set(values);
  return (value) => known.has(value);
}

const never: QuickLook = () => false;

function objectLook({ _zod: { def } }: z.core.$ZodObject): QuickLook {
  const isStrict = def.catchall instanceof z.core.$ZodNever;
  if (!isStrict || hasChecks(def)) return never;
  const parts = new Map(Object.entries(def.shape).map(([name, part]) => [name, quickLookOf(part)]));
  const needed = Object.keys(def.shape).filter((name) => !(def.shape[name] instanceof z.core.$ZodOptional));
  return (value) => {
    if (!isObject(value)) return false;
    for (const name of needed) if (value[name] === undefined) return false;
    for (const name in value) if (parts.get(name)?.(value[name]) !== true) return false;
    return true;
  };
}

function arrayLook({ _zod: { def } }: z.core.$ZodArray): QuickLook {
  const look = quickLookOf(def.element);
  let [least, most] = [0, Infinity];
  for (const check of def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) least = Math.max(least, check._zod.def.minimum);
    else if (check instanceof z.core.$ZodCheckMaxLength) most = Math.min(most, check._zod.def.maximum);
    else return never;
  }
  return (value) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return false;
    // No `every`, which passes over holes.
    for (const element of value) if (!look(element)) return false;
    return true;
  };
}

function oneOfLook({ _zod: { def } }: z.core.$ZodDiscriminatedUnion): QuickLook {
  if (hasChecks(def)) return never;
  const looks = new Map<unknown, QuickLook>();
  for (const option of def.options) {
    const look = quickLookOf(option);
    for (const kind of option._zod.propValues?.[def.discriminator] ?? []) looks.set(kind, look);
  }
  return (value) => isObject(value) && (looks.get(value[def.discriminator])?.(value) ?? false);
}

const mostKnown = 10_000;

/** Texts and numbers come again and again, days above all: those that the schema has taken before are known. */
function leafLook(schema: z.core.$ZodType): QuickLook {
  const known = new Set<unknown>();
  return (value) => {
    if (known.has(value)) return true;
    if (typeof value === "object") return false;
    const parsed = z.safeParse(schema, value);
    if (!parsed.success || parsed.data !== value) return false;
    if (known.size >= mostKnown) known.clear();
    known.add(value);
    return true;
  };
}

function hasChecks({ checks = [] }: { readonly checks?: readonly unknown[] | undefined }): boolean {
  return checks.length > 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
