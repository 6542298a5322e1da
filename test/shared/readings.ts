import { readFileSync } from "node:fs";

/** What the readings of the two texts ask for, by council: facts that hold whatever the code. */
interface Readings {
  readonly checks: Readonly<Record<string, Readonly<Record<string, CheckAsked>>>>;
  readonly notEvaluated: Readonly<Record<string, readonly string[]>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

interface CheckAsked {
  readonly clauses: readonly string[];
  readonly requires: readonly (readonly string[])[];
  readonly subject: string;
  /** Every state that the check can come to, with the council's choices as they may be set. */
  readonly states: readonly string[];
}

export const readings = JSON.parse(readFileSync(new URL("readings.json", import.meta.url), "utf8")) as Readings;
