import { runBatch } from "./batch.ts";
import { readChanges } from "./change-feed.ts";
import { badRequest, notImitated } from "./errors.ts";
import { createItem, deleteItem, type ItemAnswer, type ItemPlace, readItem, replaceItem, upsertItem } from "./items.ts";
import { scopeFrom, wholePartition } from "./partition-key.ts";
import { runQuery } from "./query/run.ts";
import { isTrue, jsonBody, type StoreAnswer, type StoreRequest } from "./request.ts";
import type { Container, Store } from "./store.ts";

const PARTITION_KEY = "x-ms-documentdb-partitionkey";
const ITEMS_PER_PAGE = 100;

/** Headers that ask for something this store would otherwise silently leave out. */
const NOT_IMITATED_HEADERS = [
  ["x-ms-documentdb-pre-trigger-include", "triggers"],
  ["x-ms-documentdb-post-trigger-include", "triggers"],
  ["x-ms-indexing-directive", "indexing directives"],
  ["x-ms-start-epk", "reading a part of a container's key range"],
  ["x-ms-cosmos-is-client-encrypted", "client-side encryption"],
] as const;

/** Requests to a container's items as a whole: `…/docs`. */
export function answerItems(store: Store, container: Container, request: StoreRequest): StoreAnswer {
  assertImitated(request);
  if (request.method === "GET") return answerChangeFeed(store, container, request);
  if (request.method !== "POST") throw notImitated(`${request.method} on a container's items`);
  if (isQueryPlan(request)) throw notImitated("query plans: give the query one partition key");
  if (request.header("content-type") === "application/query+json") return answerQuery(store, container, request);
  if (isTrue(request, "x-ms-cosmos-is-batch-request")) return answerBatch(store, container, request);
  return answerWrite(store, container, request);
}

/** Requests to one item: `…/docs/{id}`. */
export function answerItem(store: Store, container: Container, request: StoreRequest, id: string): StoreAnswer {
  assertImitated(request);
  const place = placeOf(container, request);
  const ifMatch = request.header("if-match");
  switch (request.method) {
    case "GET":
      return itemAnswer(readItem(store, place, id, request.header("if-none-match")));
    case "PUT": {
      const body = jsonBody(request);
      return itemAnswer(store.write(() => replaceItem(store, place, { id, body, ifMatch })));
    }
    case "DELETE":
      return itemAnswer(store.write(() => deleteItem(store, place, id, ifMatch)));
    default:
      throw notImitated(`${request.method} on an item`);
  }
}

/** The SDK asks for a plan beside every query, and needs it only for those that span partition keys. */
export const isQueryPlan = (request: StoreRequest) => isTrue(request, "x-ms-cosmos-is-query-plan-request");

function answerWrite(store: Store, container: Container, request: StoreRequest): StoreAnswer {
  const place = placeOf(container, request);
  const body = jsonBody(request);
  const ifMatch = request.header("if-match");
  if (request.header("if-none-match") !== undefined) throw notImitated("IfNoneMatch on a write");
  if (isTrue(request, "x-ms-documentdb-is-upsert"))
    return itemAnswer(store.write(() => upsertItem(store, place, body, ifMatch)));
  if (ifMatch !== undefined) throw notImitated("IfMatch on a create");
  return itemAnswer(store.write(() => createItem(store, place, body)));
}

function answerQuery(store: Store, container: Container, request: StoreRequest): StoreAnswer {
  const { documents, continuation } = runQuery(store, container, {
    scope: scopeFrom(request.header(PARTITION_KEY), container.partitionPaths),
    body: jsonBody(request),
    most: pageSize(request),
    continuation: request.header("x-ms-continuation"),
  });
  return {
    status: 200,
    headers: {
      "x-ms-item-count": String(documents.length),
      ...(continuation === undefined ? {} : { "x-ms-continuation": continuation }),
    },
    text: JSON.stringify({ _rid: container.resource._rid, Documents: documents, _count: documents.length }),
  };
}

function answerBatch(store: Store, container: Container, request: StoreRequest): StoreAnswer {
  if (!isTrue(request, "x-ms-cosmos-batch-atomic")) throw notImitated("bulk operations");
  const withBodies = request.header("prefer") !== "return=minimal";
  const { status, results } = runBatch(store, placeOf(container, request), jsonBody(request), withBodies);
  return { status, text: JSON.stringify(results) };
}

function answerChangeFeed(store: Store, container: Container, request: StoreRequest): StoreAnswer {
  const kind = request.header("a-im");
  if (kind === undefined) throw notImitated("listing items without a query");
  if (request.header("if-modified-since") !== undefined) throw notImitated("a change feed from a point in time");
  if (request.header(PARTITION_KEY) !== undefined) throw notImitated("a change feed of one partition key");
  const { etag, documents } = readChanges(store, container, {
    kind,
    after: request.header("if-none-match"),
    most: pageSize(request),
  });
  if (documents.length === 0) return { status: 304, headers: { etag } };
  const text = `{"_rid":"${container.resource._rid}","Documents":[${documents.join(",")}],"_count":${documents.length}}`;
  return { status: 200, headers: { etag }, text };
}

const placeOf = (container: Container, request: StoreRequest): ItemPlace => ({
  container,
  partition: wholePartition(request.header(PARTITION_KEY), container.partitionPaths),
});

function assertImitated(request: StoreRequest): void {
  for (const [header, what] of NOT_IMITATED_HEADERS) if (request.header(header) !== undefined) throw notImitated(what);
}

/** -1 leaves the size to the store. */
function pageSize(request: StoreRequest): number {
  const most = Number(request.header("x-ms-max-item-count") ?? -1);
  if (most === -1) return ITEMS_PER_PAGE;
  if (!Number.isInteger(most) || most < 1) throw badRequest("The page size must be -1 or a positive whole number.");
  return most;
}

const itemAnswer = ({ status, etag, text }: ItemAnswer): StoreAnswer => ({
  status,
  headers: etag === undefined ? {} : { etag },
  ...(text === undefined ? {} : { text }),
});
