import fc, { type GeneratorValue } from "fast-check";

/** What a random thing is made with. Every throw is fast-check's, so a failure is shrunk and told with its seed. */
export interface Dice {
  /** Both ends may come. */
  int(min: number, max: number): number;
  pick<T>(of: readonly [T, ...T[]] | readonly T[]): T;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
}

export function diceOf(generate: GeneratorValue): Dice {
  const int = (min: number, max: number): number => generate(fc.integer, { min, max });
  return {
    int,
    pick: <T>(of: readonly T[]): T => of[int(0, of.length - 1)] as T,
    chance: (percent) => int(1, 100) <= percent,
  };
}

/** How often each random test runs: `usual`, or what `PROVE_RUNS` asks for, one in `share` of it. */
export function runsOf(usual: number, share = 1): number {
  const asked = Number(process.env["PROVE_RUNS"] ?? 0);
  return Math.max(usual, Math.ceil(asked / share));
}

export const isLongProof = runsOf(0) > 0;

/** For a test that `PROVE_RUNS` may make long. */
export const proofTimeout = 3 * 60 * 60 * 1000;
