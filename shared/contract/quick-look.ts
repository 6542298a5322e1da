import * as z from "zod/v4/core";

/** True: the schema would give this very value back. False: it may or may not, and has to be asked. */
export type QuickLook = (value: unknown) => boolean;

const looks = new WeakMap<z.$ZodType, QuickLook>();

/** The look by a schema, made once for all that is read by it. */
export function quickLook(schema: z.$ZodType): QuickLook {
  let look = looks.get(schema);
  if (look === undefined) looks.set(schema, (look = quickLookOf(schema)));
  return look;
}

/**
 * A look at a value from JSON by which a well-formed one is known at once: a large body is neither copied nor looked at
 * twice. It is made of the schema itself. A kind of schema that it does not know is left to the schema, so it can be slow
 * there and never wrong.
 */
export function quickLookOf(schema: z.$ZodType): QuickLook {
  if (schema instanceof z.$ZodOptional) return optional(schema);
  if (schema instanceof z.$ZodObject) return objectLook(schema);
  if (schema instanceof z.$ZodArray) return arrayLook(schema);
  if (schema instanceof z.$ZodRecord) return recordLook(schema);
  if (schema instanceof z.$ZodDiscriminatedUnion) return oneOfLook(schema);
  if (schema instanceof z.$ZodUnion) return unionLook(schema);
  if (schema instanceof z.$ZodEnum) return isAmong(Object.values(schema._zod.def.entries));
  if (schema instanceof z.$ZodLiteral) return isAmong(schema._zod.def.values);
  return leafLook(schema);
}

function optional({ _zod }: z.$ZodOptional): QuickLook {
  const look = quickLookOf(_zod.def.innerType);
  return (value) => value === undefined || look(value);
}

function isAmong(values: readonly unknown[]): QuickLook {
  const known = new Set(values);
  return (value) => known.has(value);
}

const never: QuickLook = () => false;

function objectLook({ _zod: { def } }: z.$ZodObject): QuickLook {
  const isStrict = def.catchall instanceof z.$ZodNever;
  if (!isStrict || hasChecks(def)) return never;
  const parts = new Map(
    Object.entries(def.shape).map(([name, part]) => {
      return [name, { look: quickLookOf(part), needed: part instanceof z.$ZodOptional ? 0 : 1 }];
    }),
  );
  const allNeeded = [...parts.values()].reduce((sum, { needed }) => sum + needed, 0);
  return (value) => {
    if (!isObject(value)) return false;
    let needed = 0;
    for (const name in value) {
      const part = parts.get(name);
      if (part?.look(value[name]) !== true) return false;
      needed += part.needed;
    }
    return needed === allNeeded;
  };
}

function arrayLook({ _zod: { def } }: z.$ZodArray): QuickLook {
  const look = quickLookOf(def.element);
  const { checks = [] } = def;
  return (value) => {
    if (!Array.isArray(value)) return false;
    // No `every`, which passes over holes.
    for (const element of value) if (!look(element)) return false;
    return checks.every((check) => isFulfilled(check, value));
  };
}

/** Where every key has to be there it is left to the schema, and so is the name that no object takes for a key. */
function recordLook({ _zod: { def } }: z.$ZodRecord): QuickLook {
  const isWhole = def.keyType._zod.values !== undefined && def.partial !== true;
  if (isWhole || def.mode === "loose" || hasChecks(def)) return never;
  const [isKey, look] = [quickLookOf(def.keyType), quickLookOf(def.valueType)];
  return (value) => {
    if (!isObject(value)) return false;
    for (const name in value) if (name === "__proto__" || !isKey(name) || !look(value[name])) return false;
    return true;
  };
}

function oneOfLook({ _zod: { def } }: z.$ZodDiscriminatedUnion): QuickLook {
  if (hasChecks(def)) return never;
  const looks = new Map<unknown, QuickLook>();
  for (const option of def.options) {
    const look = quickLookOf(option);
    for (const kind of option._zod.propValues?.[def.discriminator] ?? []) looks.set(kind, look);
  }
  return (value) => isObject(value) && (looks.get(value[def.discriminator])?.(value) ?? false);
}

/** The first option that takes the value gives it back: no other may take it before and change it. */
function unionLook(schema: z.$ZodUnion): QuickLook {
  const { def } = schema._zod;
  if (def.inclusive === false || hasChecks(def)) return never;
  const options = def.options.map((option) => ({ option, look: quickLookOf(option) }));
  const leaf = leafLook(schema);
  return (value) => {
    if (typeof value !== "object") return leaf(value);
    const first = options.find(({ option, look }) => look(value) || z.safeParse(option, value).success);
    return first?.look(value) === true;
  };
}

const mostKnown = 10_000;

/** By the check itself. One that takes its time, or that changes the list, is left to the schema. */
function isFulfilled(check: z.$ZodCheck, value: unknown): boolean {
  const payload: z.ParsePayload = { value, issues: [] };
  const waiting = check._zod.check(payload as z.ParsePayload<never>);
  return waiting === undefined && payload.issues.length === 0 && payload.value === value;
}

/** Texts and numbers come again and again, days above all: those that the schema has taken before are known. */
function leafLook(schema: z.$ZodType): QuickLook {
  const known = new Set<unknown>();
  return (value) => {
    if (known.has(value)) return true;
    if (typeof value === "object" && value !== null) return false;
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
