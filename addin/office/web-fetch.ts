import type { Fetch } from "../../shared/contract/client.ts";

/** A check of the largest tracker is answered well within this. */
const longestWait = 30_000;

/** The browser's fetch, which gives up after a while. */
export const webFetch: Fetch = (address, request) =>
  fetch(address, { ...request, signal: AbortSignal.timeout(longestWait), cache: "no-store" });
