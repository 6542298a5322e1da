import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { readAbsenceCell } from "../../../shared/tracker/read-absence.ts";
import { readAuditDateCell, readAuditTypeCell } from "../../../shared/tracker/read-audit.ts";
import { readCountCell } from "../../../shared/tracker/read-count.ts";
import { readDateCell, type Cell, type DateContext } from "../../../shared/tracker/read-date.ts";
import { readDiscussionTypeCell, readSessionTypeCell } from "../../../shared/tracker/read-discussion-type.ts";
import { readDurationCell } from "../../../shared/tracker/read-duration.ts";
import { readFrequencyCell } from "../../../shared/tracker/read-frequency.ts";
import { readMatchCell } from "../../../shared/tracker/read-match.ts";
import { readWeeksCell } from "../../../shared/tracker/read-number.ts";
import { readCareLeaverCell, readPlanCell, readStatusCell } from "../../../shared/tracker/read-plan.ts";
import { readRecordedCell } from "../../../shared/tracker/read-recorded.ts";
import { readRole } from "../../../shared/tracker/read-role.ts";
import { readSessionStatusCell } from "../../../shared/tracker/read-session-status.ts";
import { readYesNoCell } from "../../../shared/tracker/read-yes-no.ts";
import { mayNameDay, maySay } from "../../support/random-claims.ts";
import { randomContext, randomDateCell, type KnownCell } from "../../support/random-date-cells.ts";
import { diceOf, isLongProof, proofTimeout, runsOf } from "../../support/random-dice.ts";
import { isExplained } from "../../support/random-explanation.ts";
import { mutatedText } from "../../support/random-mutations.ts";

/** Of every ten cells seven are put together from a meaning, two are real texts with slips, one meets the other readers. */
const seed = Number(process.env["PROVE_SEED"] ?? 20250915);
const run = (share: number): { seed: number; numRuns: number } => ({
  seed,
  numRuns: runsOf(20_000 * share, 1 / share),
});

function readingOf({ cell, context }: Pick<KnownCell, "cell" | "context">): string {
  const { entry } = readDateCell(cell, context);
  return entry.kind === "dates" ? told(entry.dates.map(({ on, group }) => [on, group])) : entry.kind;
}

function told(dates: KnownCell["dates"]): string {
  return dates.map(([on, group]) => on + (group ? " in a group" : "")).join(", ");
}

describe(`a date cell (seed ${seed})`, () => {
  it(
    "put together from a meaning is read as that meaning, in every form and with everything written beside it",
    () => {
      fc.assert(
        fc.property(fc.gen(), (generate) => {
          const known = randomDateCell(diceOf(generate));
          const right = known.kind === "dates" ? told(known.dates) : known.kind;
          const reading = readingOf(known);
          if (reading === right || (known.mayAsk && reading === "unreadable")) return;
          expect({ ...known, reading }).toEqual({ ...known, reading: right });
        }),
        run(0.7),
      );
    },
    proofTimeout,
  );

  it(
    "typed with slips gives no day that is not written there, and nothing that its words do not say",
    () => {
      fc.assert(
        fc.property(fc.gen(), (generate) => {
          const dice = diceOf(generate);
          const context = randomContext(dice);
          const text = mutatedText(dice);
          const { entry } = readDateCell({ value: text }, context);
          if (isSaid(text, entry, context)) return;
          expect.fail(`${JSON.stringify(text)} is read as ${JSON.stringify(entry)} in ${JSON.stringify(context)}`);
        }),
        run(0.2),
      );
    },
    proofTimeout,
  );

  it(
    "in the column of anything else is read without an error, and gives no other day",
    () => {
      fc.assert(
        fc.property(fc.gen(), (generate) => {
          const dice = diceOf(generate);
          const { cell, context: where } = dice.chance(70)
            ? randomDateCell(dice)
            : { cell: { value: mutatedText(dice) }, context: randomContext(dice) };
          const context: DateContext = { asAt: where.asAt, date1904: where.date1904, column: "event" };
          for (const day of daysOfOtherReaders(cell, context)) {
            if (typeof cell.value !== "string") expect(readingOf({ cell: { value: cell.value }, context })).toBe(day);
            else if (!mayNameDay(cell.value, day)) expect.fail(`${JSON.stringify(cell.value)} names no ${day}`);
          }
        }),
        run(0.1),
      );
    },
    proofTimeout,
  );
});

function isSaid(text: string, entry: ReturnType<typeof readDateCell>["entry"], context: DateContext): boolean {
  if (entry.kind !== "dates") return maySay(text, entry.kind);
  const days = entry.dates.map(({ on }) => on);
  const explained = isExplained({ text, days, booking: context.column === "booking", gridMonth: context.gridMonth });
  return explained && entry.dates.some(({ group }) => group) === /group|grp|gs|mapping/iu.test(text);
}

/** Every reader that a cell could meet reads it; the days of those that give any. */
function daysOfOtherReaders(cell: Cell, context: DateContext): PlainDate[] {
  const { value } = cell;
  for (const read of [readAuditTypeCell, readCountCell, readDiscussionTypeCell, readSessionTypeCell, readRole])
    read(value);
  for (const read of [readFrequencyCell, readWeeksCell, readCareLeaverCell, readPlanCell, readStatusCell]) read(value);
  readSessionStatusCell(value);
  readDurationCell(value, "Length");
  const answer = readYesNoCell(cell, context);
  const recorded = readRecordedCell(cell, context).entry;
  const match = readMatchCell(cell, context);
  const audit = readAuditDateCell(cell, context).entry;
  const absence = readAbsenceCell(cell, context);
  return [
    ...(answer.kind === "dated-yes" ? [answer.on] : []),
    ...(recorded.kind === "dates" ? recorded.dates.map(({ on }) => on) : []),
    ...(match.kind === "matched-on" ? [match.on] : []),
    ...(audit.kind === "dates" ? audit.dates.map(({ on }) => on) : []),
    ...(absence.kind === "absence" ? [absence.first, absence.last].filter((day) => day !== undefined) : []),
  ];
}

if (isLongProof) {
  it("costs no more than a few hundred times what JSON.parse of the same value does, on average", () => {
    const cells = fc.sample(
      fc.gen().map((generate) => randomDateCell(diceOf(generate))),
      { seed, numRuns: 50_000 },
    );
    const written = cells.map(({ cell }) => JSON.stringify(cell.value));
    const eachOf = (work: () => void): number => {
      const begun = performance.now();
      work();
      return ((performance.now() - begun) / cells.length) * 1000;
    };
    const reading = (): void => {
      for (const { cell, context } of cells) readDateCell(cell, context);
    };
    const parsing = (): void => {
      for (const text of written) JSON.parse(text);
    };
    eachOf(reading);
    eachOf(parsing);
    const [read, parsed] = [eachOf(reading), eachOf(parsing)];
    const ratio = read / parsed;
    console.log(`A cell: ${read.toFixed(2)} µs, JSON.parse ${parsed.toFixed(2)} µs, ${ratio.toFixed(1)} times that`);
    expect(ratio).toBeLessThan(300);
  });
}
