import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { z } from "zod";
import { badRequest } from "../errors.ts";
import type { SortKeys } from "./ordering.ts";

/** Where the next page begins: after which keys and sequence, and how many items TOP or LIMIT still allow. */
export interface Place {
  readonly keys: SortKeys;
  readonly sequence: number;
  readonly left: number | null;
}

const token = z.strictObject({
  query: z.string(),
  keys: z.array(z.tuple([z.number(), z.union([z.string(), z.number()])])),
  sequence: z.number(),
  left: z.number().nullable(),
});

export const writeContinuation = (place: Place, queried: unknown) =>
  Buffer.from(JSON.stringify({ ...place, query: fingerprint(queried) })).toString("base64url");

/** A continuation belongs to the query and partition key that it came from. */
export function readContinuation(text: string, queried: unknown): Place {
  const read = token.safeParse(decoded(text));
  if (!read.success || read.data.query !== fingerprint(queried))
    throw badRequest("The continuation token is not one of this query.");
  return read.data;
}

const fingerprint = (queried: unknown) =>
  createHash("sha256").update(JSON.stringify(queried)).digest("base64url").slice(0, 16);

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}
