import { isObject, type JsonObject, type JsonValue } from "./document.ts";

/**
 * What queries look at instead of the document: a document may hold a megabyte of text that no query asks about, and
 * reading it for every query would be slow. No comparison can tell the difference, because a value to compare with is
 * always shorter than what is kept of a text, and nothing can ask about the inside of an array.
 */
const KEPT_CHARACTERS = 1_024;
export const LONGEST_VALUE_TO_COMPARE = 1_000;

export function searchable(document: JsonObject): JsonObject {
  const kept = Object.entries(document).map(([name, value]) => [name, value === undefined ? undefined : short(value)]);
  return Object.fromEntries(kept) as JsonObject;
}

function short(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.length <= KEPT_CHARACTERS ? value : beginning(value);
  if (Array.isArray(value)) return [];
  return isObject(value) ? searchable(value) : value;
}

/** Never half of a character outside the basic plane, which SQLite could not read. */
const beginning = (text: string) => text.slice(0, KEPT_CHARACTERS).replace(/[\uD800-\uDBFF]$/, "");
