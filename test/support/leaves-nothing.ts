import { afterAll, expect } from "vitest";

/** Test files share a process: one that leaves Excel behind would be found by the next. */
afterAll(() => {
  const left = ["Excel", "Office", "OfficeExtension"].filter((name) => Reflect.has(globalThis, name));
  expect(left).toEqual([]);
});
