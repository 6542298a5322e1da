import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Side, Sides } from "./row.ts";

/**
 * Times two sides in turn, round by round, so that a machine that is busy for a while is busy for both. tinybench runs one
 * task to its end before the next, which on a noisy machine compares two different minutes: hence these few lines.
 */

export interface Timing {
  /** Of one call. */
  readonly milliseconds: number;
  /** Half of the rounds lie within this part of the median: 0.1 is 10 %. */
  readonly spread: number;
}

export interface Timed {
  readonly ours: Timing;
  readonly theirs: Timing;
  /** Time of one of our items for the time of one of theirs: the median of the rounds' own ratios. */
  readonly ratio: number;
  readonly spread: number;
}

const usualCalls = 3;
const warmUpRounds = 2;

export async function interleave({ ours, theirs }: Sides, rounds: number): Promise<Timed> {
  const times: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = -warmUpRounds; round < rounds; round++) {
    // Who goes first changes, so that neither always finds the machine as the other has left it.
    const oursFirst = round % 2 === 0;
    const first = await timeOf(oursFirst ? ours : theirs);
    const second = await timeOf(oursFirst ? theirs : ours);
    if (round >= 0) times.push(oursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  const ratios = times.map((time) => time.ours / ours.items / (time.theirs / theirs.items));
  return {
    ours: timingOf(times.map((time) => time.ours)),
    theirs: timingOf(times.map((time) => time.theirs)),
    ratio: quantile(ratios, 0.5),
    spread: spreadOf(ratios),
  };
}

/** Milliseconds of one call, with the collection of its own rubbish and not of the other side's. */
async function timeOf({ run, calls = usualCalls }: Side): Promise<number> {
  collectGarbage();
  // Not timed: collecting also throws away what was compiled for functions that live no longer than a call.
  await run();
  const began = performance.now();
  for (let call = 0; call < calls; call++) await run();
  return (performance.now() - began) / calls;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function timingOf(times: readonly number[]): Timing {
  return { milliseconds: quantile(times, 0.5), spread: spreadOf(times) };
}

function spreadOf(values: readonly number[]): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? NaN;
}
