import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";

const findings: readonly State[] = ["overdue", "not-met", "absent", "check-entry", "cannot-check"];
/** What "soon" means on screen; it is no part of any policy. */
const soonDays = 7;

/** The whole check in one sentence, to be read out. */
export function summarySentence({ results, asAt }: CheckOutcome): string {
  const cases = countRows(results, () => true);
  const count = (...states: State[]): number => countRows(results, ({ state }) => states.includes(state));
  const until = plusDays(asAt, soonDays);
  const soon = countRows(
    results,
    ({ state, dueOn }) => (state === "met" || state === "past-aim") && dueOn !== undefined && dueOn <= until,
  );
  const parts = [
    some(count("overdue"), "overdue"),
    some(count("not-met"), "not met"),
    some(count("check-entry"), "with an entry to check"),
    some(count("cannot-check"), "that cannot be checked"),
    some(count("absent"), "with the worker absent"),
  ].filter((part) => part !== "");
  const open = `${cases} open ${cases === 1 ? "case" : "cases"}`;
  const needing = countRows(results, ({ state }) => findings.includes(state));
  const need =
    needing === 0
      ? "none needs anything"
      : `${needing} ${needing === 1 ? "needs" : "need"} something (${parts.join(", ")})`;
  return `${open}: ${need}; ${soon} due in the next ${soonDays} days; ${count("past-aim")} past the aim.`;
}

function some(count: number, words: string): string {
  return count === 0 ? "" : `${count} ${words}`;
}

function countRows(results: readonly Result[], holds: (result: Result) => boolean): number {
  return new Set(results.filter(holds).map(({ subject }) => `${subject.tableId} ${subject.rowId}`)).size;
}
