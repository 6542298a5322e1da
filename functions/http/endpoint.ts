import type { HttpHandler, HttpRequest, InvocationContext } from "@azure/functions";
import { z } from "zod";
import type { Verified } from "../entra/verify.ts";
import { type Caller, StoreUnavailable, type World } from "../ports.ts";
import { type Answer, encode } from "./answer.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { type Known, logRequest } from "./request-log.ts";

/** What the routes need. */
export interface Api {
  readonly world: World;
  readonly verify: (authorization: string | undefined, now: Date) => Promise<Verified>;
  readonly limiter: RateLimiter;
  readonly storeIsReachable: () => Promise<boolean>;
  readonly version: string;
}

type Handle = (request: HttpRequest, context: InvocationContext, known: Known) => Promise<Answer>;

/**
 * Wraps a handler: every answer carries its correlation id and leaves one line in the log, and a throw becomes a problem
 * that shows no stack.
 */
export function endpoint(handle: Handle): HttpHandler {
  return async (request, context) => {
    const began = performance.now();
    const correlationId = correlationIdOf(request);
    const known: Known = {};
    let status = 500;
    const encoded = (answer: Answer): ReturnType<typeof encode> => {
      status = answer.status;
      return encode(answer, correlationId);
    };
    try {
      return encoded(await handle(request, context, known));
    } catch (error) {
      context.error("The request failed.", { correlationId, function: context.functionName, error });
      return encoded(answerTo(error, request));
    } finally {
      const milliseconds = performance.now() - began;
      logRequest(context, request, { ...known, status, correlationId, milliseconds });
    }
  };
}

/** The same for a person who is signed in, and who does not ask more often than one person would. */
export function signedInEndpoint(
  { verify, limiter, world }: Pick<Api, "verify" | "limiter" | "world">,
  handle: (request: HttpRequest, caller: Caller) => Promise<Answer>,
): HttpHandler {
  return endpoint(async (request, context, known) => {
    const verified = await verify(request.headers.get("authorization") ?? undefined, world.now());
    if (!verified.ok) return notSignedIn(verified, context);
    const { caller } = verified;
    known.roles = caller.roles;
    const waitSeconds = limiter.take([caller.tenantId, caller.personId].join("/"));
    return waitSeconds > 0 ? tooMany(waitSeconds) : handle(request, caller);
  });
}

const uuid = z.uuid();

/** The caller's own id is used when it is a UUID, so that a report can be followed from the pane to the log. */
export function correlationIdOf(request: HttpRequest): string {
  const given = request.headers.get("x-correlation-id");
  return given !== null && uuid.safeParse(given).success ? given : crypto.randomUUID();
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
