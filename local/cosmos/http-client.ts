import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { CosmosClientOptions } from "@azure/cosmos";
import { notImitated } from "./errors.ts";
import type { StoreAnswer, StoreRequest } from "./request.ts";

export type HttpClient = NonNullable<CosmosClientOptions["httpClient"]>;
type PipelineRequest = Parameters<HttpClient["sendRequest"]>[0];
type PipelineResponse = Awaited<ReturnType<HttpClient["sendRequest"]>>;
type HttpHeaders = PipelineResponse["headers"];

/** Lets the SDK send its requests to a function in this process, with nothing on the network. */
export function httpClientOver(answer: (request: StoreRequest) => StoreAnswer): HttpClient {
  return {
    async sendRequest(request) {
      // An answer never comes within the turn in which a request is sent; callers must not come to rely on it.
      await nextTurn();
      if (request.abortSignal?.aborted) throw new DOMException("The request was aborted.", "AbortError");
      const { status, headers = {}, text = "" } = answer(storeRequest(request));
      return { request, status, headers: answerHeaders(headers), bodyAsText: text };
    },
  };
}

function storeRequest(request: PipelineRequest): StoreRequest {
  const path = new URL(request.url).pathname.replace(/^\/+/, "/");
  return {
    method: request.method,
    path,
    segments: path.split("/").filter(Boolean).map(decodeURIComponent),
    header: (name) => request.headers.get(name),
    body: bodyText(request.body),
  };
}

function bodyText(body: PipelineRequest["body"]): string {
  if (body === undefined || body === null) return "";
  if (typeof body !== "string") throw notImitated("request bodies other than text");
  return body;
}

function answerHeaders(given: Readonly<Record<string, string>>): HttpHeaders {
  const headers = new Map(
    Object.entries({
      "content-type": "application/json",
      "x-ms-activity-id": randomUUID(),
      "x-ms-session-token": "0:-1#1",
      "x-ms-request-charge": "1",
      ...given,
    }),
  );
  return {
    get: (name) => headers.get(name.toLowerCase()),
    has: (name) => headers.has(name.toLowerCase()),
    set: (name, value) => void headers.set(name.toLowerCase(), String(value)),
    delete: (name) => void headers.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(headers),
    [Symbol.iterator]: () => headers[Symbol.iterator](),
  };
}
