import { HttpRequest, InvocationContext } from "@azure/functions";
import { afterEach, describe, expect, it, vi } from "vitest";
import { healthRoute } from "../../../functions/http/health.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A clock that is set, and a store that is counted. */
function asked() {
  const clock = vi.spyOn(performance, "now").mockReturnValue(1_000);
  const store = { isReachable: true, readings: 0 };
  const route = healthRoute({
    version: "1.2.3",
    storeIsReachable: () => {
      store.readings += 1;
      return Promise.resolve(store.isReachable);
    },
  });
  const ask = async () => {
    const context = new InvocationContext({ functionName: "health", logHandler: () => undefined });
    const answer = await route(new HttpRequest({ method: "GET", url: "https://service.invalid/api/health" }), context);
    return (await new Response((answer as { body: BodyInit }).body).json()) as unknown;
  };
  return { ask, store, at: (milliseconds: number) => clock.mockReturnValue(milliseconds) };
}

describe("the health of the service", () => {
  it("asks the store once in five seconds, however many want to know", async () => {
    const { ask, store, at } = asked();
    for (const answer of await Promise.all([ask(), ask(), ask()])) {
      expect(answer).toEqual({ version: "1.2.3", store: "reachable" });
    }
    store.isReachable = false;
    at(5_999);
    expect(await ask()).toEqual({ version: "1.2.3", store: "reachable" });
    expect(store.readings).toBe(1);
    at(6_000);
    expect(await ask()).toEqual({ version: "1.2.3", store: "unreachable" });
    expect(store.readings).toBe(2);
  });
});
