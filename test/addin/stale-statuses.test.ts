import { describe, expect, test } from "vitest";
import { chanceOf } from "../../local/seed/randomness.ts";
import type { Choices } from "../../shared/contract/results.ts";
import { proofTimeout, runsOf } from "../support/random-dice.ts";
import { live, openLife } from "./tracker-lives.ts";

/**
 * With the pane closed, managers sort, filter, type, insert, delete, paste and undo, and days go by. A status that still
 * reads as current must be the one that a fresh check would give that row; and once cleared, nothing of it is left.
 */
const first = Number(process.env["STALE_SEED"] ?? 20_250_915);

const trackers: readonly (readonly [name: string, council: string, lives: number, choices: Choices])[] = [
  // An Excel table.
  ["F1-hgy-clean-table", "haringey", 3, {}],
  // Ranges with a filter of the manager's own.
  ["F2-bnt-pod-tracker", "barnet", 3, {}],
  ["F7-hgy-cms-export", "haringey", 1, {}],
  // Plain ranges, one or several.
  ["F3-hgy-sheet-per-worker", "haringey", 3, {}],
  ["F5-bnt-1904-lac-cl", "barnet", 3, {}],
  ["F8-hgy-legacy-colours", "haringey", 3, {}],
  ["F6-full-set", "haringey", 3, {}],
  ["F11-two-tables", "haringey", 6, {}],
  // Fourteen workers, whose statuses all ask whether anybody's name has changed: few still stand after three steps.
  ["F4-bnt-month-grid", "barnet", 15, {}],
  // Brothers and sisters share the date of a discussion.
  ["F2-bnt-pod-tracker", "barnet", 2, { siblingsShareDate: true }],
];

describe.each(trackers)("statuses in %s of %s", (name, council, usual, choices) => {
  const lives = process.env["STALE_SEED"] === undefined ? runsOf(usual, 50) : 1;

  test(
    `never read as current unless a fresh check says the same, and leave no trace (${lives} seeds from ${first})`,
    { timeout: proofTimeout },
    async () => {
      let seen = 0;
      for (let seed = first; seed < first + lives; seed++) {
        const open = await openLife(name, council, choices);
        try {
          seen += await live(open, chanceOf(name, seed));
        } catch (error) {
          throw new Error(`With STALE_SEED=${seed}`, { cause: error });
        } finally {
          open.close();
        }
      }
      // The property would hold of an empty column too.
      expect(seen).toBeGreaterThan(lives === 1 ? 0 : 20);
    },
  );
});
