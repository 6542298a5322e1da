import { type JsonObject, type JsonValue, type Path, valueAt } from "./document.ts";
import { badRequest, notImitated } from "./errors.ts";

/** The canonical text of a partition key's values, as JSON; `{}` stands for a value that is not there, as on the wire. */
export type PartitionText = string & { readonly brand: "PartitionText" };

/** One whole partition key, or the first values of a hierarchical one. */
export interface PartitionScope {
  readonly whole: boolean;
  readonly text: PartitionText;
}

const NOT_THERE: JsonObject = {};

export function partitionOf(document: JsonObject, paths: readonly Path[]): PartitionText {
  const values = paths.map((path) => {
    const value = valueAt(document, path);
    if (value !== null && typeof value === "object")
      throw badRequest("A partition key value must be text, a number, true, false or null.");
    return value === undefined ? NOT_THERE : value;
  });
  return canonical(values);
}

/** Beside a request there is a whole key or none: the service does not look for what lies under the first values of one. */
export function scopeFrom(header: string | undefined, paths: readonly Path[]): PartitionScope | undefined {
  if (header === undefined) return undefined;
  const values = valuesIn(header);
  if (values.length === 0) return undefined;
  if (values.length !== paths.length) {
    throw badRequest(
      "Partition key provided either doesn't correspond to definition in the collection or doesn't match partition key field values specified in the document.",
    );
  }
  return scopeOf(values, paths);
}

/** The first values of a key, or all of them. */
export function scopeOf(values: readonly JsonValue[], paths: readonly Path[]): PartitionScope {
  return { whole: values.length === paths.length, text: canonical(values) };
}

/** Item operations and batches speak of one whole partition key. */
export function wholePartition(header: string | undefined, paths: readonly Path[]): PartitionText {
  const scope = scopeFrom(header, paths);
  if (!scope) throw badRequest("PartitionKey value must be supplied for this operation.");
  return scope.text;
}

/** The condition on the column `partition`; a prefix takes the texts that go on after a comma, and "-" follows "," in order. */
export function scopeCondition(scope: PartitionScope): { sql: string; values: string[] } {
  if (scope.whole) return { sql: "partition = ?", values: [scope.text] };
  const open = scope.text.slice(0, -1);
  return { sql: "partition >= ? AND partition < ?", values: [`${open},`, `${open}-`] };
}

const canonical = (values: readonly JsonValue[]) => JSON.stringify(values) as PartitionText;

function valuesIn(header: string): JsonValue[] {
  let values: unknown;
  try {
    values = JSON.parse(header);
  } catch {
    throw badRequest("The partition key header is not valid JSON.");
  }
  if (!Array.isArray(values)) throw badRequest("The partition key header is not an array.");
  return values.map(partitionValue);
}

function partitionValue(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (typeof value === "object" && Object.keys(value).length === 0) return NOT_THERE;
  throw notImitated("partition key values other than text, numbers, true, false and null");
}
