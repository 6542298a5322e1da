import { badRequest } from "./errors.ts";

/** One request as the SDK sent it. */
export interface StoreRequest {
  readonly method: string;
  /** The path as it was sent: `/dbs/oversight/colls/runs/docs`. */
  readonly path: string;
  /** The path's decoded parts. */
  readonly segments: readonly string[];
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

export interface StoreAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; empty with 204 and 304. */
  readonly text?: string;
}

export function jsonBody(request: StoreRequest): unknown {
  try {
    return JSON.parse(request.body);
  } catch {
    throw badRequest("The request body is not valid JSON.");
  }
}

export const isTrue = (request: StoreRequest, header: string) => request.header(header)?.toLowerCase() === "true";
