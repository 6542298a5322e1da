import type { z } from "zod";
import { quickLook } from "./quick-look.ts";
import type { CheckOutcome } from "./results.ts";
import { problem, routes, type AuditRun, type CheckRequest, type Me, type RollUp, type Submission } from "./routes.ts";

/** The part of the platform's `AbortSignal` that is used. */
export interface Signal {
  throwIfAborted(): void;
}

/** The part of the platform's `fetch` that is used. It rejects with a `TimeoutError` when the answer takes too long. */
export type Fetch = (
  address: string,
  request: { method: string; headers: Record<string, string>; body?: string; signal?: Signal },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

export interface ClientOptions {
  /** Where the service answers, such as "/api". */
  readonly base: string;
  readonly fetch: Fetch;
  /** The bearer token, or undefined when nobody is signed in. */
  readonly token: () => Promise<string | undefined>;
}

/** Why there is no answer. The sentence can be shown as it is. */
export interface Failure {
  readonly kind:
    "offline" | "signed-out" | "no-permission" | "not-found" | "conflict" | "too-large" | "busy" | "refused" | "fault";
  readonly sentence: string;
  /** To be quoted when asking for help. */
  readonly reference?: string;
  /** Where in what was sent each fault lies, when there are more than the sentence tells of. */
  readonly faults?: readonly { readonly path: string; readonly message: string }[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; /** What a change of it must name. */ readonly version?: string }
  | { readonly ok: false; readonly failure: Failure };

/** Whatever takes a signal rejects with its reason once it is aborted. */
export interface Client {
  me(signal?: Signal): Promise<Answer<Me>>;
  check(council: string, request: CheckRequest, signal?: Signal): Promise<Answer<CheckOutcome>>;
  /** Safe to repeat: the same `runId` with the same body gives the same run. */
  submit(to: SubmitTo, submission: Submission): Promise<Answer<AuditRun>>;
  rollUp(council: string, service: string, year: number): Promise<Answer<RollUp>>;
}

export interface SubmitTo {
  readonly council: string;
  readonly team: string;
  readonly runId: string;
}

export function createClient(options: ClientOptions): Client {
  return {
    me: (signal) => call(options, { method: "GET", path: routes.me.path, signal, answer: routes.me.answers[200] }),
    check: (council, body, signal) =>
      call(options, {
        method: "POST",
        path: fill(routes.check.path, { council }),
        body,
        signal,
        answer: routes.check.answers[200],
      }),
    submit: ({ council, team, runId }, body) =>
      call(options, {
        method: "PUT",
        path: fill(routes.submit.path, { council, team, runId }),
        body,
        answer: routes.submit.answers[200],
      }),
    rollUp: (council, service, year) =>
      call(options, {
        method: "GET",
        path: `${fill(routes.rollUp.path, { council, service })}?year=${year}`,
        answer: routes.rollUp.answers[200],
      }),
  };
}

interface Call<Schema extends z.ZodType> {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** The version that is changed. */
  readonly ifMatch?: string;
  readonly signal?: Signal | undefined;
  readonly answer: Schema;
}

/** One request, its answer read by its strict schema. */
export async function call<Schema extends z.ZodType>(
  { base, fetch, token }: ClientOptions,
  { method, path, body, ifMatch, signal, answer }: Call<Schema>,
): Promise<Answer<z.infer<Schema>>> {
  try {
    const bearer = await token();
    if (bearer === undefined) return failed(signedOut);
    const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${bearer}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (ifMatch !== undefined) headers["if-match"] = ifMatch;
    const request = { method, headers, ...(signal && { signal }) };
    const response = await fetch(
      `${base}${path}`,
      body === undefined ? request : { ...request, body: JSON.stringify(body) },
    );
    const text = await response.text();
    const reference = response.headers.get("x-correlation-id") ?? undefined;
    if (response.status >= 300) return failed(failureOf(response.status, text, reference));
    const read = readBy(answer, fromJson(text));
    if (!read.success) return failed(notUnderstood(reference));
    const version = response.headers.get("etag");
    return { ok: true, value: read.data, ...(version !== null && { version }) };
  } catch (error) {
    signal?.throwIfAborted();
    return failed(unreached(error));
  }
}

/** A check's answer is some megabytes long: a well-formed one is neither copied nor looked at twice. */
function readBy<Schema extends z.ZodType>(schema: Schema, value: unknown): z.ZodSafeParseResult<z.infer<Schema>> {
  return quickLook(schema)(value) ? { success: true, data: value as z.infer<Schema> } : schema.safeParse(value);
}

const signedOut: Failure = { kind: "signed-out", sentence: "You are signed out: sign in and try again." };

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** The path with its parts, such as `{council}`, filled in. */
export function fill(path: string, names: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ""));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a request has no answer at all. */
export function unreached(error: unknown): Failure {
  const isLate = error instanceof Error && error.name === "TimeoutError";
  const what = isLate ? "did not answer in time" : "cannot be reached";
  return { kind: "offline", sentence: `The service ${what}: check the connection and try again.` };
}

function notUnderstood(reference: string | undefined): Failure {
  const sentence = "The service's answer could not be read: close and open the pane to get its newest version.";
  return withReference({ kind: "fault", sentence }, reference);
}

const kinds: Readonly<Record<number, Failure["kind"]>> = {
  401: "signed-out",
  403: "no-permission",
  404: "not-found",
  409: "conflict",
  412: "conflict",
  413: "too-large",
  429: "busy",
  503: "busy",
};

const ownSentences: Partial<Record<Failure["kind"], string>> = {
  "no-permission": "You do not hold this team or service today: ask your head of service for access.",
  busy: "The service is busy: wait a minute and try again.",
  fault: "Something went wrong in the service: try again, and quote the reference number if it happens twice.",
};

/** What a refusal says to a person. */
export function failureOf(status: number, text: string, header: string | undefined): Failure {
  const told = problem.safeParse(fromJson(text));
  const kind = kinds[status] ?? (status >= 500 ? "fault" : "refused");
  const detail = told.success ? told.data.detail : undefined;
  const untold =
    kind === "signed-out" ? signedOut.sentence : "The service refused the request: close and open the pane.";
  const sentence = ownSentences[kind] ?? detail ?? untold;
  const faults = told.success ? told.data.errors : undefined;
  return withReference({ kind, sentence, ...(faults && { faults }) }, told.success ? told.data.correlationId : header);
}

function withReference(failure: Failure, reference: string | undefined): Failure {
  return reference === undefined ? failure : { ...failure, reference };
}
