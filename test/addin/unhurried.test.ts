import { describe, expect, it } from "vitest";
import { unhurried } from "../../addin/commands/unhurried.ts";
import type { InSteps } from "../../shared/tracker/in-steps.ts";

describe("long work", () => {
  it("lets others in before what follows it", async () => {
    const order: string[] = [];
    function* work(): InSteps<string> {
      yield;
      setImmediate(() => order.push("others"));
      return "what follows";
    }
    order.push(await unhurried(work()));
    expect(order).toEqual(["others", "what follows"]);
  });
});
