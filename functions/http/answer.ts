import type { HttpResponse, HttpResponseInit } from "@azure/functions";
import type { Problem } from "../../shared/contract/routes.ts";
import type { Fault, Refusal } from "../use-cases/refusal.ts";
import { wholeAnswer } from "./whole-answer.ts";

/** What a route answers: the thing asked for, or a problem in the sense of RFC 9457. */
export type Answer =
  | { readonly status: 200; readonly file: FileAnswer }
  | { readonly status: 200 | 201; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly status: ProblemStatus;
      readonly detail: string;
      readonly errors?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Something to be saved and not shown. */
export interface FileAnswer {
  /** Letters, digits, hyphens and a dot. */
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** By status, what a refusal is called. */
export const titles = {
  400: "The request cannot be read",
  401: "Not signed in",
  403: "Not yours to see or change",
  404: "Not found",
  409: "There already, with other entries",
  410: "No longer kept",
  412: "Changed by somebody else",
  413: "Too large",
  422: "Not possible",
  428: "No version named",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Busy",
} as const;
export type ProblemStatus = keyof typeof titles;

const statusOf = {
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  gone: 410,
  invalid: 422,
  overtaken: 412,
  unconditional: 428,
} as const satisfies Record<Refusal["refused"], ProblemStatus>;

export function refusalAnswer({ refused, because, faults }: Refusal): Answer {
  return { status: statusOf[refused], detail: because, ...(faults && { errors: faults }) };
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

export function encode(answer: Answer, correlationId: string): HttpResponse | HttpResponseInit {
  const headers = { ...headersOfEveryAnswer, "x-correlation-id": correlationId };
  if ("body" in answer) {
    const all = { ...headers, ...answer.headers, "content-type": "application/json" };
    return response(answer.status, all, answer.body);
  }
  if ("file" in answer) {
    const { name, type, content } = answer.file;
    const asFile = { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
    return { status: answer.status, headers: { ...headers, ...asFile }, body: content };
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

function response(status: number, headers: Readonly<Record<string, string>>, body: unknown): HttpResponse {
  return wholeAnswer({ status, headers }, JSON.stringify(body));
}
