import { describe, expect, it } from "vitest";
import { openMonths } from "../../../functions/use-cases/open-months.ts";
import { dayOf } from "../sample.ts";

describe("the months that may be submitted", () => {
  it("are this month and the one before on the fifth working day", () => {
    expect(openMonths(dayOf("2025-10-07"))).toEqual(["2025-10", "2025-09"]);
  });

  it("are this month alone from the day after", () => {
    expect(openMonths(dayOf("2025-10-08"))).toEqual(["2025-10"]);
  });

  it("reach back over a bank holiday and a new year", () => {
    // 1 Jan 2026 is a holiday and 3 and 4 Jan a weekend: the fifth working day is Thursday 8.
    expect(openMonths(dayOf("2026-01-08"))).toEqual(["2026-01", "2025-12"]);
    expect(openMonths(dayOf("2026-01-09"))).toEqual(["2026-01"]);
  });

  it("are this month alone where bank holidays are not known", () => {
    expect(openMonths(dayOf("2031-03-03"))).toEqual(["2031-03"]);
  });
});
