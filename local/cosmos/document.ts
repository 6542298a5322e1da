export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}

/** Property names from the document's root: `["address", "postcode"]`. */
export type Path = readonly string[];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function valueAt(document: JsonObject, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** Reads `/address/"post code"`, the way definitions write a path. */
export const pathFrom = (text: string): Path =>
  text
    .split("/")
    .slice(1)
    .map((name) => name.replace(/^"(.*)"$/, "$1"));

export const pathText = (path: Path) => `/${path.join("/")}`;
