import type { Fetch } from "../../shared/contract/client.ts";

interface NotingFetch {
  readonly fetch: Fetch;
  /** What the service called its last answer. */
  readonly lastReference: () => string | undefined;
}

/** The same, which notes what an answer is to be quoted by. */
export function noting(fetch: Fetch): NotingFetch {
  let last: string | undefined;
  return {
    fetch: async (address, request) => {
      const answer = await fetch(address, request);
      last = answer.headers.get("x-correlation-id") ?? last;
      return answer;
    },
    lastReference: () => last,
  };
}

/** A check of the largest tracker is answered well within this. */
const longestWait = 30_000;

/**
 * The browser's fetch, which gives up after a while, or when it is told to. What a check sends and is answered is megabytes
 * long: as blobs they go by beside the page's thread, which would carry them itself.
 */
export const webFetch: Fetch = async (address, { signal, body, ...request }) => {
  const late = AbortSignal.timeout(longestWait);
  // The signals of a browser are all that a browser is given.
  const ends = signal === undefined ? late : firstOf(late, signal as AbortSignal);
  const sent = body === undefined ? request : { ...request, body: new Blob([body]) };
  const answer = await fetch(address, { ...sent, signal: ends, cache: "no-store" });
  const { status, headers } = answer;
  return { status, headers, text: async () => await (await answer.blob()).text() };
};

/** As `AbortSignal.any`, which Excel on a Mac lacks before Safari 17.4. */
function firstOf(...signals: readonly AbortSignal[]): AbortSignal {
  const first = new AbortController();
  for (const signal of signals) {
    const end = (): void => {
      first.abort(signal.reason);
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  }
  return first.signal;
}
