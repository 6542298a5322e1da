import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/**
 * The clock of the sample world. The sample trackers speak of one day; the world starts on it, and from then on its days
 * pass as ours do, so that what is submitted later is received later, also after a restart.
 */
export interface WorldClock {
  now(): Date;
  /** What the pages add to their own clock, in milliseconds. */
  readonly shift: number;
}

const day = 86_400_000;
const kept = z.strictObject({ shift: z.number() });
const file = (folder: string): string => path.join(folder, "world.json");

function shiftTo(today: string, real: Date): number {
  const realDay = Date.parse(`${real.toISOString().slice(0, 10)}T00:00:00Z`);
  return Math.round((Date.parse(`${today}T00:00:00Z`) - realDay) / day) * day;
}

/** Reads the clock kept in `folder`; a new world starts on the day `today` (YYYY-MM-DD, or `now` for the real one). */
export function worldClock(folder: string, today: string, realNow: () => Date): WorldClock {
  if (existsSync(file(folder))) {
    const { shift } = kept.parse(JSON.parse(readFileSync(file(folder), "utf8")));
    return clock(shift, realNow);
  }
  const shift = today === "now" ? 0 : shiftTo(today, realNow());
  mkdirSync(folder, { recursive: true });
  writeFileSync(file(folder), JSON.stringify({ shift }));
  return clock(shift, realNow);
}

const clock = (shift: number, realNow: () => Date): WorldClock => ({
  now: () => new Date(realNow().getTime() + shift),
  shift,
});
