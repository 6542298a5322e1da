import { StoreUnavailable } from "../ports.ts";

/** What the client gives up on after its own retries, and a later try may well find answered. */
const passing: ReadonlySet<unknown> = new Set([
  408,
  410,
  429,
  449,
  500,
  503,
  "no-answer",
  "TimeoutError",
  "REQUEST_SEND_ERROR",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
]);
const retryAfterSeconds = 10;

/** In milliseconds. Where a region does not answer, the client alone would go on trying for twenty minutes. */
const usualPatience = 30_000;

/**
 * Runs one call of the store; a store that is busy or away becomes an error that says when to try again. A call that was
 * given up may still succeed: everything that is written may be written twice.
 */
export async function storeCall<T>(call: () => Promise<T>, patience: number = usualPatience): Promise<T> {
  try {
    return await (patience === Infinity ? call() : within(patience, call));
  } catch (error) {
    if (!passing.has(codeOf(error))) throw error;
    throw new StoreUnavailable(retryHint(error), error);
  }
}

async function within<T>(patience: number, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error("The store did not answer in time."), { code: "ETIMEDOUT" }));
    }, patience);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A status of the store, or the name that the client or the network gives to its failure. */
export function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

function retryHint(error: unknown): number {
  const milliseconds =
    typeof error === "object" && error !== null && "retryAfterInMs" in error
      ? Number(error.retryAfterInMs)
      : Number.NaN;
  return Number.isFinite(milliseconds) ? Math.max(1, Math.ceil(milliseconds / 1000)) : retryAfterSeconds;
}
