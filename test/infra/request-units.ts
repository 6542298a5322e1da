import type { LocalCosmos } from "../../local/cosmos/open.ts";

/** One request that the real SDK has sent to the store, as far as its price depends on it. */
export interface Operation {
  readonly container: string;
  readonly kind: "read" | "create" | "replace" | "upsert" | "delete" | "query" | "feed";
  /** Of what is written, or of what comes back. */
  readonly bytes: number;
}

type HttpClient = LocalCosmos["httpClient"];
type Request = Parameters<HttpClient["sendRequest"]>[0];

/** Lets requests pass and notes what each one was. Metadata and plans of queries are not charged and not noted. */
export function counting(operations: Operation[]): (inner: HttpClient) => HttpClient {
  return (inner) => ({
    async sendRequest(request) {
      const response = await inner.sendRequest(request);
      operations.push(...operationsOf(request, response.bodyAsText ?? ""));
      return response;
    },
  });
}

function operationsOf(request: Request, answer: string): readonly Operation[] {
  const [, , , container = "", docs, id] = new URL(request.url).pathname.split("/").filter(Boolean);
  if (docs !== "docs" || is(request, "x-ms-cosmos-is-query-plan-request")) return [];
  const body = typeof request.body === "string" ? request.body : "";
  const one = (kind: Operation["kind"], text: string): Operation => ({
    container,
    kind,
    bytes: Buffer.byteLength(text),
  });
  if (request.method === "GET") return [one(id === undefined ? "feed" : "read", answer)];
  if (request.method === "PUT") return [one("replace", body)];
  if (request.method === "DELETE") return [one("delete", body)];
  if (is(request, "x-ms-cosmos-is-batch-request")) return batchOf(body, container);
  if (request.headers.get("content-type") === "application/query+json") return [one("query", answer)];
  return [one(is(request, "x-ms-documentdb-is-upsert") ? "upsert" : "create", body)];
}

function batchOf(body: string, container: string): readonly Operation[] {
  const parts = JSON.parse(body) as readonly { operationType: string; resourceBody?: unknown }[];
  return parts.map(({ operationType, resourceBody }) => ({
    container,
    kind: operationType === "Delete" ? ("delete" as const) : ("create" as const),
    bytes: Buffer.byteLength(JSON.stringify(resourceBody ?? "")),
  }));
}

function is({ headers }: Request, name: string): boolean {
  return headers.get(name)?.toLowerCase() === "true";
}

/** Request units by size in KB: Microsoft's table “Understand request unit consumption”, session consistency. */
const table: readonly (readonly [kilobytes: number, read: number, write: number])[] = [
  [1, 1, 4.95],
  [2, 1.04, 6.29],
  [4, 1.14, 6.67],
  [8, 1.33, 7.04],
  [16, 1.67, 9.52],
  [32, 2.19, 11.23],
  [64, 4.76, 22.67],
  [128, 9.95, 48.19],
  [256, 20.28, 98.29],
  [512, 40.95, 184.57],
  [1024, 145.9, 625],
  [2048, 291.8, 1250],
];

/** To begin a query, before anything is returned: an assumption, on the high side of what small queries are seen to cost. */
const queryBase = 3;

/** What the operation would be charged. Replacing costs twice an insertion; what a query returns is priced as if read. */
export function requestUnits({ kind, bytes }: Operation): number {
  switch (kind) {
    case "read":
    case "feed":
      return priceOf(bytes, 1);
    case "create":
      return priceOf(bytes, 2);
    case "replace":
    case "upsert":
    case "delete":
      return 2 * priceOf(bytes, 2);
    case "query":
      return queryBase + priceOf(bytes, 1);
  }
}

function priceOf(bytes: number, column: 1 | 2): number {
  const kilobytes = bytes / 1024;
  const above = table.findIndex(([size]) => size >= kilobytes);
  const [to, from] = [table.at(above), table[Math.max(0, above - 1)]];
  if (above < 0 || to === undefined || from === undefined)
    throw new RangeError(`${kilobytes} KB are more than an item.`);
  if (above === 0) return to[column];
  const share = (kilobytes - from[0]) / (to[0] - from[0]);
  return from[column] + share * (to[column] - from[column]);
}
