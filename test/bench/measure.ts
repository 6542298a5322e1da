import { interleave, type Timing } from "./interleave.ts";
import type { Bound, Row } from "./row.ts";

/** One line of the table and of `bench.json`. */
export interface Measured {
  readonly name: string;
  readonly asks: string;
  readonly bound: Bound;
  /** A ratio of times, or a figure in `unit`. Undefined where it could not be read. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly reached: boolean | undefined;
  readonly spread?: number;
  readonly ours?: NamedTiming;
  readonly theirs?: NamedTiming;
}

interface NamedTiming extends Timing {
  readonly what: string;
  readonly items: number;
}

export async function measure(row: Row, rounds: number): Promise<Measured> {
  const { name, asks, bound } = row;
  if ("read" in row) {
    const value = row.read();
    return {
      name,
      asks,
      bound,
      value,
      unit: row.unit,
      reached: value === undefined ? undefined : isWithin(value, bound),
    };
  }
  const sides = await row.prepare();
  try {
    const { ratio, spread, ...timed } = await interleave(sides, rounds);
    const value = "timesAsFast" in bound ? 1 / ratio : ratio;
    const ours = { what: sides.ours.what, items: sides.ours.items, ...timed.ours };
    const theirs = { what: sides.theirs.what, items: sides.theirs.items, ...timed.theirs };
    return { name, asks, bound, value, unit: "×", reached: isWithin(value, bound), spread, ours, theirs };
  } finally {
    await sides.close?.();
  }
}

function isWithin(value: number, bound: Bound): boolean {
  return "atMost" in bound ? value <= bound.atMost : value >= bound.timesAsFast;
}
