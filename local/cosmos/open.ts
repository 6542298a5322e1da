import { authorise } from "./authorise.ts";
import { Refusal } from "./errors.ts";
import { type HttpClient, httpClientOver } from "./http-client.ts";
import { isQueryPlan } from "./item-routes.ts";
import type { StoreAnswer, StoreRequest } from "./request.ts";
import { answer } from "./routes.ts";
import { Store } from "./store.ts";

/** Answers instead of the store, as a failing service would. Its headers may say when to try again. */
interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LocalCosmosOptions {
  /** The file that holds the data; made when it is not there. */
  readonly file: string;
  /** The account's key, in base64. */
  readonly key: string;
  /** Seconds since 1970, for times-to-live and `_ts`. */
  readonly now?: () => number;
  /**
   * Called before every request but those for query plans, which the SDK sends beside each query and whose failure it
   * does not notice. Returns a fault to answer with, or throws what a broken connection would throw.
   */
  readonly beforeRequest?: (request: { method: string; path: string }) => Fault | undefined;
}

export interface LocalCosmos {
  readonly httpClient: HttpClient;
  readonly endpoint: string;
  close(): void;
}

/**
 * Opens the store that stands in for Azure Cosmos DB beneath the real SDK:
 * `new CosmosClient({ endpoint, key, httpClient, connectionPolicy: { enableEndpointDiscovery: false } })`.
 * Throws `LocalStoreUnreadable`, and leaves the file as it is, when the file is not one of its own or is damaged.
 */
export function openLocalCosmos(options: LocalCosmosOptions): LocalCosmos {
  const { file, key, now = () => Date.now() / 1_000, beforeRequest } = options;
  const store = new Store(file, () => Math.floor(now()));
  const respond = (request: StoreRequest): StoreAnswer => {
    const fault = isQueryPlan(request) ? undefined : beforeRequest?.({ method: request.method, path: request.path });
    if (fault) return { ...fault, text: refusalText("Fault", "A failure that was asked for.") };
    try {
      authorise(request, key);
      return answer(store, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, text: refusalText(error.code, error.message) };
    }
  };
  return {
    httpClient: httpClientOver(respond),
    endpoint: "https://cosmos.local.invalid/",
    close: () => {
      store.close();
    },
  };
}

const refusalText = (code: string, message: string) => JSON.stringify({ code, message });
