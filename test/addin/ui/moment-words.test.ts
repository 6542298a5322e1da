import { describe, expect, it } from "vitest";
import { momentInWords } from "../../../addin/ui/moment-words.ts";

describe("a moment", () => {
  it("is told by the clock in London", () => {
    expect(momentInWords(new Date("2025-08-29T23:30:00Z"))).toBe("30 Aug 2025 at 00:30");
  });
});
