import { expect, it } from "vitest";
import { nothingHeldWords } from "../../../addin/rollup/nothing-held.ts";
import type { Me } from "../../../shared/contract/routes.ts";

const holding = (...names: readonly string[]): Pick<Me, "name" | "councils"> => {
  const teams = names.map((name) => ({ team: name, name, service: "safeguarding", as: "manager" }));
  return { name: "Sol Emberley", councils: [{ teams }] } as unknown as Pick<Me, "name" | "councils">;
};

it("whoever holds teams alone is sent to their tracker, and whoever holds nothing to those who give access", () => {
  expect(nothingHeldWords(holding("East", "West"))).toMatch(
    /^You are signed in as Sol Emberley\. You hold East and West: open the tracker in Excel/,
  );
  for (const me of [holding(), { name: "Sol Emberley", councils: [] }]) {
    expect(nothingHeldWords(me)).toMatch(/^You are signed in as Sol Emberley\. Nothing is yours to read today: ask/);
  }
});
