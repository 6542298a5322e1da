import { Buffer } from "node:buffer";
import { badRequest, notImitated } from "./errors.ts";
import { LARGEST_PAGE } from "./limits.ts";
import type { Container, Store } from "./store.ts";

export interface ChangeFeedRequest {
  /** `A-IM` header: which kind of feed. */
  readonly kind: string;
  /** `If-None-Match` header: absent from the beginning, `*` from now, otherwise the last etag answered. */
  readonly after: string | undefined;
  readonly most: number;
}

export interface ChangeFeedPage {
  readonly etag: string;
  /** Documents as JSON, oldest change first; empty when nothing is new. */
  readonly documents: string[];
}

/** The latest version of each item changed since, for the whole container. Deleted and expired items do not appear. */
export function readChanges(store: Store, container: Container, request: ChangeFeedRequest): ChangeFeedPage {
  if (request.kind !== "Incremental Feed") throw notImitated("a change feed of all versions and deletes");
  const latest = store.latestChange();
  if (request.after === "*") return { etag: etagOf(latest), documents: [] };
  const after = request.after === undefined ? 0 : changeIn(request.after);
  const documents: string[] = [];
  let reached = after;
  let bytes = 0;
  for (const { change } of changesAfter(store, container, after, request.most)) {
    const document = `${bodyAt(store, container, change).slice(0, -1)},"_lsn":${change}}`;
    bytes += Buffer.byteLength(document);
    if (bytes > LARGEST_PAGE && documents.length > 0) break;
    documents.push(document);
    reached = change;
  }
  return { etag: etagOf(documents.length > 0 ? reached : Math.max(after, latest)), documents };
}

function changesAfter(store: Store, container: Container, after: number, most: number) {
  const sql =
    "SELECT change FROM items WHERE container = ? AND change > ? AND (expires IS NULL OR expires > ?) ORDER BY change LIMIT ?";
  return store.rows<{ change: number }>(sql, container.number, after, store.now(), most);
}

function bodyAt(store: Store, container: Container, change: number): string {
  const sql = "SELECT body FROM items WHERE container = ? AND change = ?";
  return store.row<{ body: string }>(sql, container.number, change)?.body ?? "{}";
}

const etagOf = (change: number) => `"${change}"`;

function changeIn(etag: string): number {
  const change = /^"(\d+)"$/.exec(etag)?.[1];
  if (change === undefined) throw badRequest("The change feed's continuation is not valid.");
  return Number(change);
}
