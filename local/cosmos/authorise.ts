import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "./errors.ts";
import type { StoreRequest } from "./request.ts";

/** Checks the master-key signature that the SDK puts into the `authorization` header of every request. */
export function authorise(request: StoreRequest, key: string): void {
  const header = decodeURIComponent(request.header("authorization") ?? "");
  const signature = /^type=master&ver=1\.0&sig=(.+)$/.exec(header)?.[1] ?? "";
  const expected = createHmac("sha256", Buffer.from(key, "base64")).update(signedText(request)).digest();
  const given = Buffer.from(signature, "base64");
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new Refusal(
    401,
    "Unauthorized",
    "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.",
  );
}

/** A path that ends in a kind of resource (`…/docs`) is signed as that kind within the resource before it. */
function signedText({ method, segments, header }: StoreRequest): string {
  const endsInKind = segments.length % 2 === 1;
  const kind = segments.at(endsInKind ? -1 : -2) ?? "";
  const resource = (endsInKind ? segments.slice(0, -1) : segments).join("/");
  const date = header("x-ms-date") ?? "";
  return `${method.toLowerCase()}\n${kind.toLowerCase()}\n${resource}\n${date.toLowerCase()}\n\n`;
}
