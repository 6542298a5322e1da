import { Buffer } from "node:buffer";
import { isObject, type JsonObject } from "./document.ts";
import { badRequest, conflict, notFound, preconditionFailed } from "./errors.ts";
import { type PartitionText, partitionOf } from "./partition-key.ts";
import type { Container, Store, StoredItem } from "./store.ts";

export interface ItemPlace {
  readonly container: Container;
  readonly partition: PartitionText;
}

export interface ItemAnswer {
  readonly status: 200 | 201 | 204 | 304;
  readonly etag?: string;
  /** The document as JSON. */
  readonly text?: string;
}

export function readItem(store: Store, place: ItemPlace, id: string, ifNoneMatch?: string): ItemAnswer {
  const { etag, body } = existing(store, place, id);
  return ifNoneMatch === etag ? { status: 304, etag } : { status: 200, etag, text: body };
}

export function createItem(store: Store, place: ItemPlace, body: unknown): ItemAnswer {
  const document = itemDocument(body);
  if (store.find(place.container, place.partition, document.id)) throw conflict();
  return { status: 201, ...put(store, place, document) };
}

export function upsertItem(store: Store, place: ItemPlace, body: unknown, ifMatch?: string): ItemAnswer {
  const document = itemDocument(body);
  const old = store.find(place.container, place.partition, document.id);
  if (old) assertMatch(old, ifMatch);
  return { status: old ? 200 : 201, ...put(store, place, document, old) };
}

export function replaceItem(
  store: Store,
  place: ItemPlace,
  change: { id: string; body: unknown; ifMatch?: string | undefined },
): ItemAnswer {
  const old = existing(store, place, change.id);
  assertMatch(old, change.ifMatch);
  const document = itemDocument(change.body);
  if (document.id !== change.id) throw badRequest("The id of an item cannot be changed.");
  return { status: 200, ...put(store, place, document, old) };
}

export function deleteItem(store: Store, place: ItemPlace, id: string, ifMatch?: string): ItemAnswer {
  const old = existing(store, place, id);
  assertMatch(old, ifMatch);
  store.remove(old.sequence);
  return { status: 204 };
}

function existing(store: Store, place: ItemPlace, id: string): StoredItem {
  const item = store.find(place.container, place.partition, id);
  if (!item) throw notFound();
  return item;
}

function assertMatch(item: StoredItem, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== item.etag) throw preconditionFailed();
}

function itemDocument(body: unknown): JsonObject & { id: string } {
  if (!isObject(body)) throw badRequest("An item must be a JSON object.");
  const { id } = body;
  if (typeof id !== "string" || id === "" || /[/\\?#]/.test(id) || Buffer.byteLength(id) > 1_023)
    throw badRequest("The id of an item must be text of 1 to 1,023 bytes without / \\ ? #.");
  return { ...body, id };
}

function put(store: Store, place: ItemPlace, document: JsonObject & { id: string }, old?: StoredItem) {
  const { container, partition } = place;
  if (partitionOf(document, container.partitionPaths) !== partition)
    throw badRequest("PartitionKey extracted from document doesn't match the one specified in the header.");
  const rid = old && (JSON.parse(old.body) as { _rid: string })._rid;
  const system = store.systemProperties((own) => `${container.resource._self}docs/${own}/`, rid);
  const stored = { ...document, ...system, _attachments: "attachments/" };
  const item = {
    partition,
    id: document.id,
    etag: system._etag,
    expires: expiry(container, document["ttl"], system._ts),
    document: stored,
  };
  if (old) store.update(old.sequence, item);
  else store.insert(container, item);
  return { etag: item.etag, text: JSON.stringify(stored) };
}

/** An item's own time-to-live counts only where the container has one; -1 means never, in either place. */
function expiry(container: Container, ttl: unknown, written: number): number | null {
  if (ttl !== undefined && ttl !== null && ttl !== -1 && !(Number.isInteger(ttl) && Number(ttl) > 0))
    throw badRequest("The ttl of an item must be -1 or a positive whole number of seconds.");
  const { defaultTtl } = container.resource;
  if (defaultTtl === undefined) return null;
  const seconds = typeof ttl === "number" ? ttl : defaultTtl;
  return seconds === -1 ? null : written + seconds;
}
