import type { IncomingMessage, ServerResponse } from "node:http";
import type { CookieDatum, Datum, HttpDatum, NullableStrings } from "./core-types.ts";
import { type RegisteredFunction, triggerOf } from "./function-app.ts";
import type { HostSettings } from "./host-json.ts";
import type { Invoker } from "./invoker.ts";
import { routeMatcher, type RouteMatcher, type RouteValues } from "./routes.ts";

export interface HttpRoute {
  readonly fn: RegisteredFunction;
  /** With the prefix of host.json and without a leading slash. */
  readonly route: string;
  readonly methods: readonly string[];
  readonly match: RouteMatcher;
}

export function httpRoute(fn: RegisteredFunction, { routePrefix }: HostSettings): HttpRoute {
  const { binding } = triggerOf(fn);
  const { name } = fn.metadata;
  const level = (binding["authLevel"] as string | undefined) ?? "anonymous";
  if (level !== "anonymous") {
    throw new Error(`Function "${name}" asks for a ${level} key: this host has no keys, so declare it anonymous.`);
  }
  const own = (binding["route"] as string | undefined) ?? name;
  const route = [routePrefix, own.replace(/^\//, "")].filter((part) => part !== "").join("/");
  const methods = (binding["methods"] as string[]).map((method) => method.toUpperCase());
  return { fn, route, methods, match: routeMatcher(route) };
}

export class HttpFunctions {
  readonly #routes: readonly HttpRoute[];
  readonly #invoker: Invoker;
  readonly #customHeaders: Readonly<Record<string, string>>;
  readonly #bodyLimit: number;

  constructor(routes: readonly HttpRoute[], invoker: Invoker, settings: HostSettings, bodyLimit: number) {
    this.#routes = routes;
    this.#invoker = invoker;
    this.#customHeaders = settings.customHeaders;
    this.#bodyLimit = bodyLimit;
  }

  /** False when the path belongs to no function: nothing is written then, and the caller may answer. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = requestUrl(request);
    const matching = this.#routes.flatMap((route) => {
      const values = route.match(url.pathname);
      return values ? [{ route, values }] : [];
    });
    if (matching.length === 0) return false;
    for (const [name, value] of Object.entries(this.#customHeaders)) response.setHeader(name, value);
    // The real host answers 404, not 405, and takes HEAD for a method of its own.
    const chosen = matching.find(({ route }) => route.methods.includes(request.method ?? ""));
    if (!chosen) answer(response, 404);
    else if (Number(request.headers["content-length"] ?? 0) > this.#bodyLimit) refuseBody(response);
    else await this.#invoke(chosen.route.fn, { request, url, values: chosen.values }, response);
    return true;
  }

  async #invoke(
    fn: RegisteredFunction,
    call: { request: IncomingMessage; url: URL; values: RouteValues },
    response: ServerResponse,
  ): Promise<void> {
    let body: Buffer;
    try {
      body = await readBody(call.request);
    } catch {
      response.destroy(); // The caller has gone: there is nobody to answer.
      return;
    }
    if (this.#invoker.stopping.aborted) {
      answer(response, 503);
      return;
    }
    const { traceparent } = call.request.headers;
    const outcome = await this.#invoker.once(fn, {
      data: requestDatum(call.request, call.url, call.values, body),
      traceParent: typeof traceparent === "string" ? traceparent : undefined,
    });
    if (outcome.kind === "succeeded") writeResponse(response, outcome.response.returnValue?.http);
    else answer(response, 500);
  }
}

function requestUrl(request: IncomingMessage): URL {
  const scheme = "encrypted" in request.socket ? "https" : "http";
  const host = request.headers.host ?? "localhost";
  const origin = URL.canParse(`${scheme}://${host}`) ? `${scheme}://${host}` : `${scheme}://localhost`;
  const path = request.url?.startsWith("/") ? request.url : "/";
  return new URL(origin + path); // Joined, not resolved: a path that starts with two slashes is no host.
}

/** The real host passes no body on when the request does not say its length, as a chunked request does not. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return request.headers["content-length"] === undefined ? Buffer.alloc(0) : Buffer.concat(chunks);
}

function requestDatum(request: IncomingMessage, url: URL, values: RouteValues, body: Buffer): Datum {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(",") : (value ?? ""),
  ]);
  const query = [...new Set(url.searchParams.keys())].map((key): [string, string] => [
    key,
    url.searchParams.getAll(key).join(","),
  ]);
  return {
    http: {
      method: request.method ?? "GET",
      url: url.href,
      nullableHeaders: nullable(headers),
      nullableQuery: nullable(query),
      nullableParams: nullable(Object.entries(values)),
      body: body.length > 0 ? { bytes: body } : null,
    },
  };
}

function nullable(entries: readonly (readonly [string, string])[]): NullableStrings {
  return Object.fromEntries(entries.map(([name, value]) => [name, { value }]));
}

function writeResponse(response: ServerResponse, http: HttpDatum = {}): void {
  const { statusCode = "200", headers = {}, cookies = [], body } = http; // Nothing returned answers 200 and no body.
  for (const [name, value] of Object.entries(headers)) {
    if (!/^(transfer-encoding|connection|content-length)$/i.test(name)) response.setHeader(name, value);
  }
  if (cookies.length > 0) response.setHeader("set-cookie", cookies.map(cookieText));
  answer(response, Number(statusCode), bytesOf(body ?? {}));
}

/** Looked at where they lie: an answer can be large. */
function bytesOf({ bytes, string = "" }: Datum): Buffer {
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.from(string);
}

function answer(response: ServerResponse, status: number, body: Buffer = Buffer.alloc(0)): void {
  if (status !== 204 && status !== 304) response.setHeader("content-length", body.length);
  response.writeHead(status).end(body);
}

/** The body is left unread, so the connection cannot be used again. */
function refuseBody(response: ServerResponse): void {
  response.setHeader("connection", "close");
  answer(response, 413);
}

const sameSiteText: Readonly<Record<string, string>> = { lax: "Lax", strict: "Strict", explicitNone: "None" };

function cookieText(cookie: CookieDatum): string {
  const sameSite = sameSiteText[cookie.sameSite ?? ""];
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    cookie.maxAge && `Max-Age=${cookie.maxAge.value}`,
    cookie.expires && `Expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`,
    cookie.domain && `Domain=${cookie.domain.value}`,
    cookie.path && `Path=${cookie.path.value}`,
    cookie.secure?.value && "Secure",
    cookie.httpOnly?.value && "HttpOnly",
    sameSite && `SameSite=${sameSite}`,
  ]
    .filter((part) => typeof part === "string")
    .join("; ");
}
