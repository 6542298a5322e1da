import { z } from "zod";
import type { RunPlace } from "../ports.ts";
import type { Answer } from "./answer.ts";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** A place between two pages, in letters that say nothing to the caller. */
export function cursorOf({ receivedAt, runId }: RunPlace): string {
  return Buffer.from(JSON.stringify([receivedAt, runId])).toString("base64url");
}

/** Undefined for what is no cursor. One that was made up leads nowhere that the caller may not read. */
export function placeOf(cursor: string): RunPlace | undefined {
  let told: unknown;
  try {
    told = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
  const read = place.safeParse(told);
  return read.success ? { receivedAt: read.data[0], runId: read.data[1] } : undefined;
}

export const noCursor = cursorRefused("is not a cursor that the service has given");

export function cursorRefused(message: string): Answer {
  return {
    status: 400,
    detail: "The request is not one of ours: see errors. Begin again from the first page.",
    errors: [{ path: "cursor", message }],
  };
}
