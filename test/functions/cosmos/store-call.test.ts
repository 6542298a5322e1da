import { describe, expect, it } from "vitest";
import { storeCall } from "../../../functions/cosmos/store-call.ts";
import { StoreUnavailable } from "../../../functions/ports.ts";

describe("a call of the store", () => {
  it("that is never answered is given up, and the store said to be away", async () => {
    const never = storeCall(() => new Promise<never>(() => undefined), 5);
    await expect(never).rejects.toThrow(StoreUnavailable);
  });

  it("that is answered in time is left alone, and so is what it throws of its own", async () => {
    expect(await storeCall(() => Promise.resolve("answer"), 1_000)).toBe("answer");
    const broken = new TypeError("A fault of ours.");
    await expect(storeCall(() => Promise.reject(broken))).rejects.toBe(broken);
  });
});
