import { HttpResponse, type HttpResponseInit } from "@azure/functions";

/**
 * An answer whose text is all there. The library asks every answer for its `arrayBuffer`; that of the platform takes the
 * bytes through a stream and puts them together again, which is longer than it takes to send them.
 */
export function wholeAnswer(init: Pick<HttpResponseInit, "status" | "headers">, text: string): HttpResponse {
  const bytes = new TextEncoder().encode(text);
  const answer = new HttpResponse({ ...init, body: streamOf(bytes) });
  return Object.assign(answer, { arrayBuffer: () => Promise.resolve(bytes.buffer) });
}

/** For whoever reads the answer in another way; nothing is done until then. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
