import { describe, expect, it } from "vitest";
import { TourSeen } from "../../addin/taskpane/tour-seen.ts";

function kept(): Pick<Storage, "getItem" | "setItem"> {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

describe("the tour", () => {
  it("is shown to each person until they have been through it, in this browser for good", () => {
    const store = kept();
    const seen = new TourSeen(() => store);
    expect(seen.isShown("ada")).toBe(true);
    seen.finish("ada");
    expect(seen.isShown("ada")).toBe(false);
    expect(seen.isShown("jude")).toBe(true);
    expect(new TourSeen(() => store).isShown("ada")).toBe(false);
  });

  it("is shown again when it is asked for, once", () => {
    const store = kept();
    const seen = new TourSeen(() => store);
    seen.finish("ada");
    let told = 0;
    seen.subscribe(() => told++);
    seen.again();
    expect([seen.isShown("ada"), seen.isAskedFor(), told]).toEqual([true, true, 1]);
    seen.finish("ada");
    expect([seen.isShown("ada"), seen.isAskedFor(), told]).toEqual([false, false, 2]);
  });

  it("is not shown by itself where nobody is known or the browser keeps nothing, and can be asked for there", () => {
    const refusing = new TourSeen(() => {
      throw new DOMException("Refused", "SecurityError");
    });
    expect(new TourSeen(kept).isShown(undefined)).toBe(false);
    expect(refusing.isShown("ada")).toBe(false);
    refusing.again();
    expect(refusing.isShown("ada")).toBe(true);
    refusing.finish("ada");
    expect(refusing.isShown("ada")).toBe(false);
  });
});
