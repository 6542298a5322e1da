import { Buffer } from "node:buffer";
import { readContainerDefinition, readDatabaseDefinition } from "./definitions.ts";
import { notImitated, tooLarge } from "./errors.ts";
import { answerItem, answerItems } from "./item-routes.ts";
import { LARGEST_REQUEST } from "./limits.ts";
import { jsonBody, type StoreAnswer, type StoreRequest } from "./request.ts";
import type { Container, Store } from "./store.ts";

/** From the path to what is asked for. Everything that is not listed is refused by name. */
export function answer(store: Store, request: StoreRequest): StoreAnswer {
  if (Buffer.byteLength(request.body) > LARGEST_REQUEST) throw tooLarge();
  const [dbs, databaseId = "", colls, containerId = ""] = request.segments;
  if (dbs === undefined && request.method === "GET") return answered(200, account);
  if (dbs !== "dbs") throw notImitated(`requests to /${dbs ?? ""}`);
  if (colls === undefined) return answerDatabase(store, request, databaseId);
  if (colls !== "colls") throw notImitated(colls);
  if (request.segments.length < 5) return answerContainer(store, request, databaseId, containerId);
  return answerWithin(store, store.readContainer(databaseId, containerId), request);
}

function answerWithin(store: Store, container: Container, request: StoreRequest): StoreAnswer {
  const [kind, id, ...more] = request.segments.slice(4);
  if (kind === "pkranges" && id === undefined && request.method === "GET") return answerRanges(request, container);
  if (kind !== "docs" || more.length > 0) throw notImitated(request.segments.slice(4).join("/"));
  return id === undefined ? answerItems(store, container, request) : answerItem(store, container, request, id);
}

function answerDatabase(store: Store, request: StoreRequest, id: string): StoreAnswer {
  if (request.method === "GET" && id) return answered(200, store.readDatabase(id));
  if (request.method !== "POST" || id || isQuery(request)) throw notImitated("deleting, changing or listing databases");
  const definition = readDatabaseDefinition(jsonBody(request));
  return answered(
    201,
    store.write(() => store.createDatabase(definition)),
  );
}

function answerContainer(store: Store, request: StoreRequest, databaseId: string, id: string): StoreAnswer {
  if (request.method === "GET" && id) return answered(200, store.readContainer(databaseId, id).resource);
  if (request.method !== "POST" || id || isQuery(request))
    throw notImitated("deleting, changing or listing containers");
  const definition = readContainerDefinition(jsonBody(request));
  return answered(201, store.write(() => store.createContainer(databaseId, definition)).resource);
}

const isQuery = (request: StoreRequest) => request.header("content-type") === "application/query+json";

/** One physical partition holds everything. The SDK asks again with the etag until it is told that nothing changed. */
function answerRanges(request: StoreRequest, container: Container): StoreAnswer {
  const headers = { etag: '"1"' };
  if (request.header("if-none-match") === headers.etag) return { status: 304, headers };
  const range = { id: "0", minInclusive: "", maxExclusive: "FF", status: "online", parents: [] };
  const text = JSON.stringify({ _rid: container.resource._rid, PartitionKeyRanges: [range], _count: 1 });
  return { status: 200, headers, text };
}

const account = {
  id: "local",
  writableLocations: [],
  readableLocations: [],
  enableMultipleWriteLocations: false,
  userConsistencyPolicy: { defaultConsistencyLevel: "Session" },
};

const answered = (status: number, resource: object): StoreAnswer => ({
  status,
  headers: "_etag" in resource ? { etag: String(resource._etag) } : {},
  text: JSON.stringify(resource),
});
