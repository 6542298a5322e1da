import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { todayInLondon } from "../../functions/use-cases/today-in-london.ts";
import { writeWhole } from "./write-whole.ts";

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
const fileIn = (folder: string): string => path.join(folder, "world.json");

/** Whole days, so that the time of day stays ours. */
function shiftTo(today: string, real: Date): number {
  const days = Math.round((Date.parse(today) - Date.parse(todayInLondon(real))) / day);
  // Late in the evening summer time may move London's day on in the world and not here, or the other way round.
  const nearest = [days, days - 1, days + 1].map((each) => each * day);
  return nearest.find((shift) => todayInLondon(new Date(real.getTime() + shift)) === today) ?? days * day;
}

/** Reads the clock kept in `folder`; a new world starts on the day `today` (YYYY-MM-DD, or `now` for the real one). */
export function worldClock(folder: string, today: string, realNow: () => Date): WorldClock {
  const file = fileIn(folder);
  if (existsSync(file)) return clock(keptShift(file), realNow);
  const shift = today === "now" ? 0 : shiftTo(today, realNow());
  mkdirSync(folder, { recursive: true });
  writeWhole(file, JSON.stringify({ shift }));
  return clock(shift, realNow);
}

function keptShift(file: string): number {
  try {
    return kept.parse(JSON.parse(readFileSync(file, "utf8"))).shift;
  } catch (cause) {
    const sentence = `The clock of the sample world, ${file}, cannot be read. It was left as it is; move it away or run with another --data folder to start with a new one.`;
    throw new Error(sentence, { cause });
  }
}

const clock = (shift: number, realNow: () => Date): WorldClock => ({
  now: () => new Date(realNow().getTime() + shift),
  shift,
});
