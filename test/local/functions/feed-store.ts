import { CosmosClient, type CosmosClientOptions } from "@azure/cosmos";

type HttpClient = NonNullable<CosmosClientOptions["httpClient"]>;
type PipelineRequest = Parameters<HttpClient["sendRequest"]>[0];
type PipelineResponse = Awaited<ReturnType<HttpClient["sendRequest"]>>;

/** One container behind the real SDK that knows nothing but its change feed. */
export class FeedStore {
  readonly #changes: { id: string }[] = [];
  broken = false;

  add(...ids: string[]): void {
    this.#changes.push(...ids.map((id) => ({ id })));
  }

  client(): CosmosClient {
    return new CosmosClient({
      endpoint: "https://feed.invalid",
      key: "a2V5",
      connectionPolicy: { enableEndpointDiscovery: false, retryOptions: { maxRetryAttemptCount: 0 } },
      httpClient: { sendRequest: (request) => Promise.resolve(this.#answer(request)) },
    });
  }

  #answer(request: PipelineRequest): PipelineResponse {
    const { pathname } = new URL(request.url);
    if (this.broken) return reply(request, 400, { code: "BadRequest", message: "The store is broken." });
    if (pathname.endsWith("/pkranges")) {
      if (request.headers.get("if-none-match")) return reply(request, 304);
      const range = { id: "0", minInclusive: "", maxExclusive: "FF" };
      return reply(request, 200, { PartitionKeyRanges: [range], _count: 1 }, { etag: '"1"' });
    }
    if (pathname.endsWith("/docs")) return this.#feed(request);
    return reply(request, 200, {
      id: "runs",
      _rid: "RID=",
      partitionKey: { paths: ["/id"], version: 2, kind: "Hash" },
    });
  }

  #feed(request: PipelineRequest): PipelineResponse {
    const from = request.headers.get("if-none-match");
    const end = this.#changes.length;
    if (from === "*") return reply(request, 304, undefined, { etag: String(end) });
    const start = Number(from ?? 0);
    const page = this.#changes.slice(start, start + Number(request.headers.get("x-ms-max-item-count") ?? 100));
    const headers = { etag: String(start + page.length) };
    if (page.length === 0) return reply(request, 304, undefined, headers);
    return reply(request, 200, { Documents: page, _count: page.length }, headers);
  }
}

function reply(
  request: PipelineRequest,
  status: number,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): PipelineResponse {
  // The SDK wants the headers class of its own pipeline, which it does not export.
  const all = new (request.headers.constructor as new () => PipelineRequest["headers"])();
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return { request, status, headers: all, ...(body && { bodyAsText: JSON.stringify(body) }) };
}
