import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diceOf, isLongProof, proofTimeout, runsOf } from "../../support/random-dice.ts";
import { foundOut, isTold, mustBeTold } from "../../support/random-tracker-outcome.ts";
import { randomTracker, type KnownTracker } from "../../support/random-tracker.ts";

const seed = Number(process.env["PROVE_SEED"] ?? 20250915);
const councils = ["haringey", "barnet"] as const;
/** A million cells make two thousand trackers. One that fails is told whole: to shrink it takes longer than to read it. */
const runs = { seed, numRuns: runsOf(60, 500), endOnFailure: true };

function everyTracker(property: (tracker: KnownTracker) => void): void {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      property(randomTracker(diceOf(generate)));
    }),
    runs,
  );
}

function asLines(told: ReadonlyMap<string, string>): string[] {
  return [...told].map(([place, words]) => `${place}: ${words}`).sort();
}

/** Rows that are no child's are left out with their own reasons. */
const isOfAChild = (words: string): boolean => !/excluded: (?:total-row|separator|repeated-header)/u.test(words);

describe(`a tracker of any shape (seed ${seed})`, () => {
  it(
    "under its confirmed layout gives every child the state and the days that were meant, and no other row any",
    () => {
      everyTracker((tracker) => {
        const layouts = tracker.tables.map(({ layout }) => layout);
        for (const council of councils) {
          const told = [...isTold(tracker, layouts, council)].filter(([, words]) => isOfAChild(words));
          expect(asLines(new Map(told))).toEqual(asLines(mustBeTold(tracker, council)));
        }
      });
    },
    proofTimeout,
  );

  it(
    "found by its headings is never given a column that is not its own, loses no child, and makes nobody green",
    () => {
      const tally = { trackers: 0, silentlyRight: 0, asked: 0, passedOver: 0, invented: 0 };
      everyTracker((tracker) => {
        const { tables, invented } = foundOut(tracker);
        const wrong = tables.flatMap((table) => table.wrong);
        const passedOver = tables.flatMap((table) => table.passedOver);
        expect(wrong).toEqual([]);
        const layouts = tables.map(({ layout }) => layout);
        for (const council of councils) {
          expectNoneGreener({ tracker, council, told: isTold(tracker, layouts, council), passedOver });
        }
        tally.trackers++;
        tally.asked += tables.some(({ asked }) => asked.length > 0) ? 1 : 0;
        tally.silentlyRight += tables.every(({ asked }) => asked.length === 0) && passedOver.length === 0 ? 1 : 0;
        tally.passedOver += passedOver.length > 0 ? 1 : 0;
        tally.invented += invented.length;
      });
      if (isLongProof) console.log(tally);
    },
    proofTimeout,
  );
});

const good = /^(?:met|past-aim) /u;

interface Found {
  readonly tracker: KnownTracker;
  readonly council: (typeof councils)[number];
  readonly told: ReadonlyMap<string, string>;
  readonly passedOver: readonly string[];
}

/** A closed child may be taken for an open one where the column that says so is not known: nobody is lost by it. */
function expectNoneGreener({ tracker, council, told, passedOver }: Found): void {
  for (const [place, right] of mustBeTold(tracker, council)) {
    const words = told.get(place);
    if (words === undefined) expect.fail(`${place} of a ${tracker.shape} is lost under ${council}: it is ${right}`);
    const isTakenForOpen = right === "excluded: closed" && passedOver.length > 0;
    if (good.test(words) && !good.test(right) && !isTakenForOpen) {
      expect.fail(`${place} is ${words} under ${council} and not ${right}`);
    }
  }
}
