import { describe, expect, it } from "vitest";
import { todayInLondon } from "../../../functions/use-cases/today-in-london.ts";

describe("today in London", () => {
  it("is a day ahead of UTC in the last hour of a summer's day", () => {
    expect(todayInLondon(new Date("2025-06-30T23:30:00Z"))).toBe("2025-07-01");
  });

  it("is UTC's own day in winter", () => {
    expect(todayInLondon(new Date("2025-12-31T23:59:59Z"))).toBe("2025-12-31");
    expect(todayInLondon(new Date("2026-01-01T00:00:00Z"))).toBe("2026-01-01");
  });
});
