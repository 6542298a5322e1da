import type * as z from "zod";

/** Where a value departs from its format, a sentence each. */
export function shapeFaults(value: unknown, error: z.ZodError): readonly string[] {
  return error.issues.flatMap((issue) => sentencesOf(value, issue, []));
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function sentencesOf(value: unknown, issue: Issue, above: Path): readonly string[] {
  const path = [...above, ...issue.path];
  const where = placeOf(value, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map(
        (key) => `${where}: “${key}” is not a key of the format; remove it or correct its spelling.`,
      );
    case "invalid_union":
      return unionSentences(value, issue, path);
    case "invalid_type":
      return [`${where} ${missingOrWrong(valueAt(value, path))}; it is ${kindOfValue(issue.expected)}.`];
    case "too_small":
    case "too_big":
      return [`${where} is ${boundSaid(issue)}.`];
    case "invalid_value":
    case "invalid_format":
      return [`${where} is ${shown(valueAt(value, path))}${wantedInstead(issue)}.`];
    case "custom":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
      return [`${where}: ${issue.message}.`];
  }
}

function wantedInstead(issue: Extract<Issue, { code: "invalid_value" | "invalid_format" }>): string {
  if (issue.code === "invalid_value") return `; it is one of ${issue.values.map(String).join(", ")}`;
  return `, which ${issue.message.startsWith("is ") ? issue.message : "is not of the form that the format asks for"}`;
}

function boundSaid({ inclusive, ...issue }: Extract<Issue, { code: "too_small" | "too_big" }>): string {
  const [told, end, beyond, most] =
    "minimum" in issue
      ? ["too small or too short", "the least is", "it is more than", issue.minimum]
      : ["too great or too long", "the most is", "it is less than", issue.maximum];
  return `${told}; ${inclusive === false ? beyond : end} ${most}`;
}

/** Of several forms that a value might have, the one that it comes closest to says what is wrong. */
function unionSentences(
  value: unknown,
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
): readonly string[] {
  const where = placeOf(value, path);
  if (issue.discriminator !== undefined) {
    const named = valueAt(value, path);
    const known =
      "options" in issue && Array.isArray(issue.options)
        ? `; the kinds are ${issue.options.map(String).join(", ")}`
        : "";
    return [
      `${where}: ${named === undefined ? `“${issue.discriminator}” is missing` : `the kind ${shown(named)} is not known`}${known}.`,
    ];
  }
  const [closest] = issue.errors.toSorted((one, other) => distance(one) - distance(other));
  if (closest === undefined || closest.length === 0)
    return [`${where} is ${shown(valueAt(value, path))}, which the format does not know.`];
  return closest.flatMap((one) => sentencesOf(value, one, path));
}

/** A form whose keys are other ones is further away than one whose value alone is wrong. */
function distance(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, { code, path }) => sum + (code === "unrecognized_keys" ? 3 : path.length === 0 ? 2 : 1),
    0,
  );
}

function missingOrWrong(value: unknown): string {
  return value === undefined ? "is missing" : "is of the wrong type";
}

function kindOfValue(expected: string): string {
  if (expected === "array") return "a list";
  if (expected === "int") return "a whole number";
  return expected === "object" || expected === "record" ? "a table of keys and values" : `a ${expected}`;
}

/** "HGY-CASE, rule.steps.0.limit": the check, choice or the like by its id, and where in it. */
function placeOf(value: unknown, path: Path): string {
  const [list, index, ...rest] = path;
  const item = typeof index === "number" ? valueAt(value, [list ?? "", index]) : undefined;
  if (item === undefined) return path.length === 0 ? "The whole" : path.map(String).join(".");
  const id =
    typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" ? item.id : undefined;
  return [id ?? `${String(list)}.${String(index)}`, rest.map(String).join(".")].filter((one) => one !== "").join(", ");
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      typeof held === "object" && held !== null ? (held as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
