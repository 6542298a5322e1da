import { describe, expect, it } from "vitest";
import { attempt } from "../../addin/office/refusals.ts";

/** As Excel's errors come from a window of its own, their class says nothing. */
const refusing = (code: string) =>
  attempt(() => Promise.reject(Object.assign(new Error("Excel's own words."), { code })));

describe("a change that Excel refuses", () => {
  it.each([
    "ActivityLimitReached",
    "Conflict",
    "ConnectionFailure",
    "RequestAborted",
    "ServiceNotAvailable",
    "Timeout",
  ])("for the moment, with %s, is told as one to try again and not as a fault", async (code) => {
    expect(await refusing(code)).toMatchObject({
      done: false,
      because: expect.stringContaining("wait a moment") as string,
    });
  });

  it("because of a filter or another workbook says what to do", async () => {
    const told = [await refusing("FilteredRangeConflict"), await refusing("InactiveWorkbook")];
    expect(told).toMatchObject([{ because: expect.stringContaining("clear it") as string }, { done: false }]);
  });

  it("in a way that nobody expected stays a fault", async () => {
    await expect(refusing("InvalidArgument")).rejects.toThrow("Excel's own words.");
  });
});
