import type { HttpHandler, HttpRequest, InvocationContext } from "@azure/functions";
import type { Verified } from "../entra/verify.ts";
import { type Caller, StoreUnavailable, type World } from "../ports.ts";
import { type Answer, encode } from "./answer.ts";
import type { RateLimiter } from "./rate-limit.ts";

/** What the routes need. */
export interface Api {
  readonly world: World;
  readonly verify: (authorization: string | undefined, now: Date) => Promise<Verified>;
  readonly limiter: RateLimiter;
  readonly storeIsReachable: () => Promise<boolean>;
  readonly version: string;
}

/** Wraps a handler: every answer carries its correlation id, and a throw becomes a problem that shows no stack. */
export function endpoint(handle: (request: HttpRequest, context: InvocationContext) => Promise<Answer>): HttpHandler {
  return async (request, context) => {
    const correlationId = correlationIdOf(request);
    try {
      return encode(await handle(request, context), correlationId);
    } catch (error) {
      context.error("The request failed.", { correlationId, function: context.functionName, error });
      return encode(answerTo(error, request), correlationId);
    }
  };
}

/** The same for a person who is signed in, and who does not ask more often than one person would. */
export function signedInEndpoint(
  { verify, limiter, world }: Pick<Api, "verify" | "limiter" | "world">,
  handle: (request: HttpRequest, caller: Caller) => Promise<Answer>,
): HttpHandler {
  return endpoint(async (request, context) => {
    const verified = await verify(request.headers.get("authorization") ?? undefined, world.now());
    if (!verified.ok) return notSignedIn(verified, context);
    const { caller } = verified;
    const waitSeconds = limiter.take([caller.tenantId, caller.personId].join("/"));
    return waitSeconds > 0 ? tooMany(waitSeconds) : handle(request, caller);
  });
}

/** The caller's own id is used when it looks like one, so that a report can be followed from the pane to the log. */
function correlationIdOf(request: HttpRequest): string {
  const given = request.headers.get("x-correlation-id") ?? "";
  return /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}

function notSignedIn(refused: Extract<Verified, { ok: false }>, context: InvocationContext): Answer {
  context.warn("A sign-in was refused.", { reason: refused.reason });
  const detail = refused.message;
  if (refused.reason === "keys-unavailable") return { status: 503, detail, headers: { "retry-after": "60" } };
  const challenge = refused.reason === "missing" ? "Bearer" : 'Bearer error="invalid_token"';
  return { status: 401, detail, headers: { "www-authenticate": challenge } };
}

function tooMany(waitSeconds: number): Answer {
  return {
    status: 429,
    detail: `These are too many requests at once; try again in ${waitSeconds} ${waitSeconds === 1 ? "second" : "seconds"}.`,
    headers: { "retry-after": String(waitSeconds) },
  };
}

function answerTo(error: unknown, { method, params }: HttpRequest): Answer {
  if (error instanceof StoreUnavailable) {
    const detail =
      method === "PUT" && params["runId"] !== undefined && params["seed"] === undefined
        ? "The service is busy and has not confirmed the run; it is still in the workbook, so submit it again in a moment."
        : "The service is busy; try again in a moment.";
    return { status: 503, detail, headers: { "retry-after": String(error.retryAfterSeconds) } };
  }
  return {
    status: 500,
    detail: "Something went wrong on our side; try again, and give support the reference number if it happens again.",
  };
}
