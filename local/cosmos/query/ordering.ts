import type { IndexingPolicy } from "../definitions.ts";
import { type JsonObject, type JsonValue, pathText, valueAt } from "../document.ts";
import { badRequest, notImitated } from "../errors.ts";
import type { Order } from "./query.ts";
import { rankSql, type Sql, sortableSql } from "./to-sql.ts";

/** Where a page ended: for each path ordered by, the rank of its type and the value within it. */
export type SortKeys = readonly (readonly [rank: number, value: string | number])[];

/** Refuses orders that the service cannot serve from the container's indexes. */
export function assertOrderable(orderBy: readonly Order[], policy: IndexingPolicy): void {
  const [only] = orderBy;
  if (!only) return;
  if (orderBy.length === 1 && !isIndexed(pathText(only.path), policy))
    throw badRequest("The order-by item requires a range index to be defined on the corresponding index path.");
  if (orderBy.length > 1 && !hasCompositeIndex(orderBy, policy))
    throw badRequest("The order by query does not have a corresponding composite index that it can be served from.");
}

/**
 * The service leaves out items without the property ordered by, unless the indexing policy names that path; the default
 * policy does not.
 */
export function presentSql(orderBy: readonly Order[], policy: IndexingPolicy): Sql[] {
  const [only, ...others] = orderBy;
  if (!only || others.length > 0) return [];
  const named = policy.includedPaths.some(({ path }) => unquoted(path) === `${pathText(only.path)}/?`);
  return named ? [] : [{ sql: `${rankSql(only.path)} > 0`, values: [] }];
}

export function orderSql(orderBy: readonly Order[]): string {
  const keys = orderBy.map(({ path, descending }) => {
    const direction = descending ? "DESC" : "ASC";
    return `${rankSql(path)} ${direction}, ${sortableSql(path)} ${direction}`;
  });
  return [...keys, "sequence ASC"].join(", ");
}

/** Everything that sorts after the last item answered, wherever that item is now. */
export function afterSql(orderBy: readonly Order[], keys: SortKeys, sequence: number): Sql {
  const [order, ...others] = orderBy;
  const [key, ...otherKeys] = keys;
  if (!order || !key) return { sql: "sequence > ?", values: [sequence] };
  const pair = `(${rankSql(order.path)}, ${sortableSql(order.path)})`;
  const rest = afterSql(others, otherKeys, sequence);
  const sql = `(${pair} ${order.descending ? "<" : ">"} (?, ?) OR (${pair} = (?, ?) AND ${rest.sql}))`;
  return { sql, values: [...key, ...key, ...rest.values] };
}

export function sortKeysOf(searchable: JsonObject, orderBy: readonly Order[]): SortKeys {
  return orderBy.map(({ path }) => {
    const value = valueAt(searchable, path);
    if (value === undefined && orderBy.length > 1)
      throw notImitated(`ordering by several properties where an item has no ${pathText(path)}`);
    return rankAndValue(value);
  });
}

/** The same as `rankSql` and `sortableSql` say. */
function rankAndValue(value: JsonValue | undefined): readonly [number, string | number] {
  if (value === undefined) return [0, 0];
  if (value === null) return [1, 0];
  if (typeof value === "boolean") return [2, Number(value)];
  if (typeof value === "number") return [3, value];
  if (typeof value === "string") return [4, value];
  return [Array.isArray(value) ? 5 : 6, 0];
}

function hasCompositeIndex(orderBy: readonly Order[], policy: IndexingPolicy): boolean {
  const same = (flipped: boolean) => (index: IndexingPolicy["compositeIndexes"][number]) =>
    index.length === orderBy.length &&
    index.every(({ path, order }, at) => {
      const wanted = orderBy[at];
      if (!wanted || unquoted(path) !== pathText(wanted.path)) return false;
      return (order === "descending") !== flipped ? wanted.descending : !wanted.descending;
    });
  return policy.compositeIndexes.some((index) => same(false)(index) || same(true)(index));
}

/** The longest path of the policy that covers this one decides. */
function isIndexed(path: string, policy: IndexingPolicy): boolean {
  if (path === "/id" || path === "/_ts") return true;
  return longestMatch(path, policy.includedPaths) > longestMatch(path, policy.excludedPaths);
}

function longestMatch(path: string, rules: readonly { path: string }[]): number {
  const lengths = rules.map((rule) => {
    const text = unquoted(rule.path);
    if (text === `${path}/?`) return text.length + 1;
    return text.endsWith("/*") && `${path}/`.startsWith(text.slice(0, -1)) ? text.length : -1;
  });
  return Math.max(-1, ...lengths);
}

const unquoted = (path: string) => path.replaceAll('"', "");
