import { it } from "vitest";
import { expectOutcome } from "./as-expected.ts";
import { readTrackers } from "./read-trackers.ts";

/** The small trackers, each within one test, so that a mutant of the checks is alive while they are judged. */

it.each(readTrackers)("gives all that is expected of $name", ({ expected, understood, tables }) => {
  expectOutcome(expected, understood, tables);
});
