import { Buffer } from "node:buffer";
import { z } from "zod";
import { type JsonObject, type JsonValue, valueAt } from "../document.ts";
import { badRequest } from "../errors.ts";
import { LARGEST_PAGE } from "../limits.ts";
import { type PartitionScope, scopeCondition } from "../partition-key.ts";
import type { Container, Store } from "../store.ts";
import { type Place, readContinuation, writeContinuation } from "./continuation.ts";
import { afterSql, assertOrderable, orderSql, presentSql, sortKeysOf } from "./ordering.ts";
import { parseQuery } from "./parse.ts";
import { placesIn } from "./places.ts";
import type { Operand, Query, Selection } from "./query.ts";
import { conditionSql, type Parameters, scalar, type Sql } from "./to-sql.ts";

const queryBody = z.strictObject({
  query: z.string(),
  parameters: z.array(z.strictObject({ name: z.string().startsWith("@"), value: z.unknown().optional() })).default([]),
});

export interface QueryRequest {
  /** Absent where no partition key was given. */
  readonly scope: PartitionScope | undefined;
  readonly body: unknown;
  readonly most: number;
  readonly continuation: string | undefined;
}

export interface QueryPage {
  readonly documents: JsonValue[];
  readonly continuation?: string;
}

export function runQuery(store: Store, container: Container, request: QueryRequest): QueryPage {
  const body = queryBody.safeParse(request.body);
  if (!body.success) throw badRequest("The request body is not a query with parameters.");
  const query = parseQuery(body.data.query);
  assertOrderable(query.orderBy, container.resource.indexingPolicy);
  const parameters: Parameters = new Map(body.data.parameters.map(({ name, value }) => [name, value]));
  const scope = request.scope ?? placesIn(query.where, parameters, container.partitionPaths);
  const matching = matchingSql(store, container, { query, parameters, scope });
  if (query.selection.kind === "count") return { documents: [countOf(store, matching)] };

  const queried = [container.number, scope.text, body.data];
  const place = request.continuation === undefined ? undefined : readContinuation(request.continuation, queried);
  const { items, next } = pageOf(store, query, {
    matching,
    place,
    most: request.most,
    skip: place ? 0 : count(query.offset, parameters, 0),
    left: place ? place.left : count(query.limit, parameters, null),
  });
  const documents = items.map((item) => selected(item, query.selection)).filter((value) => value !== undefined);
  return next ? { documents, continuation: writeContinuation(next, queried) } : { documents };
}

interface Question {
  readonly query: Query;
  readonly parameters: Parameters;
  readonly scope: PartitionScope;
}

function matchingSql(store: Store, container: Container, { query, parameters, scope }: Question): Sql {
  const parts: Sql[] = [
    { sql: "container = ? AND (expires IS NULL OR expires > ?)", values: [container.number, store.now()] },
    scopeCondition(scope),
    ...(query.where ? [conditionSql(query.where, parameters)] : []),
    ...presentSql(query.orderBy, container.resource.indexingPolicy),
  ];
  return { sql: parts.map(({ sql }) => sql).join(" AND "), values: parts.flatMap(({ values }) => values) };
}

const countOf = (store: Store, { sql, values }: Sql) =>
  store.row<{ total: number }>(`SELECT count(*) AS total FROM items WHERE ${sql}`, ...values)?.total ?? 0;

interface PageRequest {
  readonly matching: Sql;
  readonly place: Place | undefined;
  readonly most: number;
  readonly skip: number;
  /** How many items TOP or LIMIT still allow; null without either. */
  readonly left: number | null;
}

function pageOf(store: Store, query: Query, page: PageRequest): { items: JsonObject[]; next?: Place } {
  const { matching, place, left } = page;
  const after = place ? afterSql(query.orderBy, place.keys, place.sequence) : { sql: "1", values: [] };
  const size = Math.min(page.most, left ?? page.most);
  const sql = `SELECT sequence FROM items WHERE ${matching.sql} AND ${after.sql} ORDER BY ${orderSql(query.orderBy)} LIMIT ? OFFSET ?`;
  // One more than the page holds, to know whether there is another page.
  const found = [...store.rows<{ sequence: number }>(sql, ...matching.values, ...after.values, size + 1, page.skip)];

  const items: JsonObject[] = [];
  let bytes = 0;
  let last: Place | undefined;
  for (const { sequence } of found.slice(0, size)) {
    const row = bodyOf(store, sequence);
    bytes += Buffer.byteLength(row.body);
    if (bytes > LARGEST_PAGE && items.length > 0) break;
    items.push(JSON.parse(row.body) as JsonObject);
    const keys = sortKeysOf(JSON.parse(row.searchable) as JsonObject, query.orderBy);
    last = { keys, sequence, left: left === null ? null : left - items.length };
  }
  const more = found.length > items.length && last?.left !== 0;
  return last && more ? { items, next: last } : { items };
}

function bodyOf(store: Store, sequence: number): { body: string; searchable: string } {
  const row = store.row<{ body: string; searchable: string }>(
    "SELECT body, searchable FROM items WHERE sequence = ?",
    sequence,
  );
  if (!row) throw new Error(`The item ${sequence} has gone while it was being read.`);
  return row;
}

function selected(item: JsonObject, selection: Selection): JsonValue | undefined {
  if (selection.kind === "value") return valueAt(item, selection.path);
  if (selection.kind !== "properties") return item;
  const properties = selection.properties.map(({ path, as }) => [as, valueAt(item, path)] as const);
  return Object.fromEntries(properties.filter(([, value]) => value !== undefined));
}

function count<T>(operand: Operand | undefined, parameters: Parameters, otherwise: T): number | T {
  if (!operand) return otherwise;
  const value = scalar(operand, parameters);
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
    throw badRequest("TOP, OFFSET and LIMIT need a whole number that is not negative.");
  return value;
}
