import { describe, expect, it } from "vitest";
import { rateLimiter } from "../../../functions/http/rate-limit.ts";

describe("the limit of requests", () => {
  it("lets a burst through, then as many as come in with time, each caller alone", () => {
    let now = 0;
    const limiter = rateLimiter({ burst: 2, perSecond: 0.5 }, () => now);
    expect([limiter.take("a"), limiter.take("a"), limiter.take("a")]).toEqual([0, 0, 2]);
    expect(limiter.take("b")).toBe(0);
    now = 2000;
    expect([limiter.take("a"), limiter.take("a")]).toEqual([0, 2]);
    now = 60_000;
    expect([limiter.take("a"), limiter.take("a"), limiter.take("a")]).toEqual([0, 0, 2]);
  });

  it("forgets those who asked longest ago rather than grow without end", () => {
    const limiter = rateLimiter({ burst: 1, perSecond: 0.001 }, () => 0);
    expect([limiter.take("first"), limiter.take("first")]).toEqual([0, 1000]);
    for (let number = 0; number < 10_000; number++) limiter.take(`caller-${number}`);
    expect(limiter.take("first")).toBe(0);
  });
});
