import { dayInWords } from "../../../shared/calendar/format.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { HeldAbout } from "../../../shared/contract/runs-about.ts";
import type { SomebodyState } from "./somebody-store.ts";

/** "3 results, 1 entry, 1 note": how often somebody stands in what is kept of a run. */
export function heldWords({ results, entries, samples, notes }: HeldAbout): string {
  const parts = [
    [results, "result", "results"],
    [entries, "entry", "entries"],
    [samples, "sample", "samples"],
    [notes, "note", "notes"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${count} ${count === 1 ? one : more}`)
    .join(", ");
}

/** How far it was looked, and what that means while it is not the end. */
export function lookedWords({ about, runs, looked, backTo, isLooking, next, failure }: SomebodyState): string {
  const isWhole = !isLooking && next === undefined && failure === undefined;
  const many = (count: number): string => (count === 1 ? "1 run" : `${count} runs`);
  const back = backTo === undefined ? "" : `, back to ${dayInWords(plainDate(backTo))}`;
  if (!isWhole) return `Looked through ${many(looked)}${back}: ${runs.length} so far, and not all have been looked at.`;
  const what = about.by === "reference" ? "this reference" : "this name";
  const holds = runs.length === 1 ? "holds" : "hold";
  return looked === 0
    ? "This council has no runs."
    : `Looked through all ${many(looked)}${back}: ${runs.length === 0 ? "none holds" : `${runs.length} ${holds}`} ${what}.`;
}
