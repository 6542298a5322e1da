import type { HttpResponseInit } from "@azure/functions";
import type { Problem } from "../../shared/contract/routes.ts";
import type { Refusal } from "../use-cases/refusal.ts";

/** What a route answers: the thing asked for, or a problem in the sense of RFC 9457. */
export type Answer =
  | { readonly status: 200 | 201; readonly body: unknown }
  | {
      readonly status: ProblemStatus;
      readonly detail: string;
      readonly errors?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
    };

/** One fault of a request, by its path: `tables[0].rows[3].fields.name`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

const titles = {
  400: "The request cannot be read",
  401: "Not signed in",
  403: "Not yours to see or change",
  404: "Not found",
  409: "Submitted with other entries",
  410: "No longer kept",
  413: "Too large",
  422: "Not possible",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Busy",
} as const;
type ProblemStatus = keyof typeof titles;

const statusOf = {
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  gone: 410,
  invalid: 422,
} as const satisfies Record<Refusal["refused"], ProblemStatus>;

export function refusalAnswer({ refused, because }: Refusal): Answer {
  return { status: statusOf[refused], detail: because };
}

/** No page is ever made of an answer, so nothing may be loaded by one; nothing of it may be kept on the way. */
const headersOfEveryAnswer = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
} as const;

export function encode(answer: Answer, correlationId: string): HttpResponseInit {
  const headers = { ...headersOfEveryAnswer, "x-correlation-id": correlationId };
  if ("body" in answer) {
    return response(answer.status, { ...headers, "content-type": "application/json" }, answer.body);
  }
  const { status, detail, errors } = answer;
  const problem: Problem = {
    type: "about:blank",
    title: titles[status],
    status,
    detail,
    correlationId,
    ...(errors && { errors: [...errors] }),
  };
  return response(status, { ...headers, ...answer.headers, "content-type": "application/problem+json" }, problem);
}

function response(status: number, headers: Readonly<Record<string, string>>, body: unknown): HttpResponseInit {
  return { status, headers, body: JSON.stringify(body) };
}
