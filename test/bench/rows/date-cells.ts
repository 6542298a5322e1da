import fc from "fast-check";
import { readDateCell } from "../../../shared/tracker/read-date.ts";
import { randomDateCell } from "../../support/random-date-cells.ts";
import { diceOf } from "../../support/random-dice.ts";
import type { Figure } from "../row.ts";

const seed = 20_250_915;
const cells = 5_000;
const passes = 5;

/** Texts of every form that the proofs know, hardly any of them twice. */
export const dateCells: Figure = {
  name: "date-cell",
  asks: "Reading one cell of a column of dates, in time of the processor",
  unit: "µs",
  bound: { atMost: 50 },
  read: () => {
    const known = fc.sample(
      fc.gen().map((generate) => randomDateCell(diceOf(generate))),
      { seed, numRuns: cells },
    );
    const readAll = (): void => {
      for (const { cell, context } of known) readDateCell(cell, context);
    };
    readAll();
    const before = process.cpuUsage();
    for (let pass = 0; pass < passes; pass++) readAll();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / (passes * cells);
  },
};
