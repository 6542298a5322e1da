import { afterEach, expect, test, vi } from "vitest";
import { webFetch } from "../../addin/office/web-fetch.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Answers nothing, and gives up as a browser's fetch does. Excel on an older Mac has no `AbortSignal.any`. */
function olderBrowser(): void {
  vi.spyOn(AbortSignal, "any").mockImplementation(() => {
    throw new TypeError("AbortSignal.any is not a function");
  });
  vi.stubGlobal("fetch", (_address: string, { signal }: { signal: AbortSignal }) => {
    return new Promise((_, reject) => {
      const end = (): void => {
        reject(signal.reason as Error);
      };
      if (signal.aborted) end();
      else signal.addEventListener("abort", end);
    });
  });
}

const get = { method: "GET", headers: {} };

test("a question is given up when it is told to, before it was sent or after", async () => {
  olderBrowser();
  const told = new AbortController();
  const asked = webFetch("/api/me", { ...get, signal: told.signal });
  told.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  await expect(webFetch("/api/me", { ...get, signal: told.signal })).rejects.toMatchObject({ name: "AbortError" });
});

test("a question is given up when no answer comes, also where it may be given up before", async () => {
  const late = new AbortController();
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(late.signal);
  olderBrowser();
  const asked = webFetch("/api/me", { ...get, signal: new AbortController().signal });
  late.abort(new DOMException("", "TimeoutError"));
  await expect(asked).rejects.toMatchObject({ name: "TimeoutError" });
});
