import { describe, expect, it } from "vitest";
import { isLongProof } from "../support/random-dice.ts";
import { markAndClear, openLife } from "./tracker-lives.ts";

/** What a workbook is without marks, in Excel and saved, it is again when they are cleared: every part of the file. */
const isMarked = { marked: true, because: [] };

describe.each([
  ["F1-hgy-clean-table", "haringey"],
  ["F1-hgy-clean-table-2025-02-28", "haringey"],
  ["F1-hgy-clean-table-2026-01-02", "haringey"],
  ["F2-bnt-pod-tracker", "barnet"],
  ["F2-bnt-pod-tracker-2025-02-28", "barnet"],
  ["F2-bnt-pod-tracker-2026-01-02", "barnet"],
  ["F3-hgy-sheet-per-worker", "haringey"],
  ["F4-bnt-month-grid", "barnet"],
  ["F5-bnt-1904-lac-cl", "barnet"],
  ["F6-full-set", "haringey"],
  ["F6-full-set", "barnet"],
  ["F7-hgy-cms-export", "haringey"],
  ["F8-hgy-legacy-colours", "haringey"],
  // Some seconds for five thousand rows: only where there is time.
  ...(isLongProof ? ([["F9-bnt-large-service", "barnet"]] as const) : []),
  ["F10-hostile", "haringey"],
  ["F10-hostile", "barnet"],
  ["F11-two-tables", "haringey"],
] as const)("marks in %s of %s", (name, council) => {
  it("leave nothing behind", async () => {
    const open = await openLife(name, council);
    try {
      const marking = await markAndClear(open);
      // One of its sheets is protected, which is said.
      if (name === "F10-hostile") expect(marking.because.join()).toContain("protected");
      else expect(marking).toMatchObject(isMarked);
    } finally {
      open.close();
    }
  });
});
