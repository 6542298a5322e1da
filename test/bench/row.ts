/** What `npm run bench` measures: each row is one question with a bound, and none of them is a test. */
export type Row = Comparison | Figure;

interface Question {
  /** As `--only` takes it. */
  readonly name: string;
  /** What is asked, in one line of the table. */
  readonly asks: string;
  readonly bound: Bound;
}

/** `timesAsFast`: how many of ours are done in the time of one of theirs. */
export type Bound = { readonly atMost: number } | { readonly timesAsFast: number };

/** Two things timed in one run, as machines differ and are noisy: what counts is the ratio of their times per item. */
export interface Comparison extends Question {
  readonly prepare: () => Sides | Promise<Sides>;
}

export interface Sides {
  readonly ours: Side;
  readonly theirs: Side;
  readonly close?: () => Promise<void>;
}

export interface Side {
  readonly what: string;
  /** How many items one call of `run` handles. */
  readonly items: number;
  /** How many calls are timed together: more than a few where one takes less than some milliseconds. */
  readonly calls?: number;
  readonly run: () => unknown;
}

/** A figure that is read, not timed. Undefined where there is nothing to read it from. */
export interface Figure extends Question {
  readonly unit: string;
  readonly read: () => number | undefined;
}
