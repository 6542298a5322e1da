import { describe, expect, it } from "vitest";
import { heldWords, lookedWords } from "../../../../addin/rollup/admin/held-words.ts";
import { somebodyStore, type SomebodyState } from "../../../../addin/rollup/admin/somebody-store.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";
import type { Answer } from "../../../../shared/contract/client.ts";
import type { RunAbout, RunsAbout, RunsAboutRequest } from "../../../../shared/contract/runs-about.ts";

const about = { by: "reference", words: "4100000" } as const;
const held = { results: 3, entries: 1, samples: 0, notes: 0 };
const run = (number: number): RunAbout => ({
  ...{ team: "east", runId: `run-${number}`, month: "2025-09", asAt: plainDate("2025-09-15"), held },
});

/** A service with so many pages of ten runs, of which each holds one; a failing one is told by the number it is asked as. */
function service(pages: number, failing: readonly number[] = []) {
  const asked: (string | undefined)[] = [];
  const runsAbout = (_council: string, { cursor }: RunsAboutRequest): Promise<Answer<RunsAbout>> => {
    asked.push(cursor);
    if (failing.includes(asked.length)) {
      return Promise.resolve({ ok: false, failure: { kind: "busy", sentence: "Wait." } });
    }
    const page = Number(cursor ?? "1");
    const next = page < pages ? String(page + 1) : undefined;
    const backTo = plainDate(`2025-0${9 - page}-15`);
    const value = { runs: [run(page)], looked: 10, backTo, ...(next !== undefined && { next }) };
    return Promise.resolve({ ok: true, value });
  };
  return { asked, store: somebodyStore({ runsAbout }, "haringey") };
}

function told(state: SomebodyState | undefined) {
  return state && [state.runs.map(({ runId }) => runId), state.looked, state.isLooking, state.failure?.kind];
}

describe("looking for somebody", () => {
  it("goes page by page to the oldest run", async () => {
    const { asked, store } = service(3);
    await store.look(about);
    expect(asked).toEqual([undefined, "2", "3"]);
    expect(told(store.state())).toEqual([["run-1", "run-2", "run-3"], 30, false, undefined]);
  });

  it("stops where it failed with what it has found, and goes on from there", async () => {
    const { asked, store } = service(3, [2]);
    await store.look(about);
    expect(told(store.state())).toEqual([["run-1"], 10, false, "busy"]);
    await store.goOn();
    expect(asked).toEqual([undefined, "2", "2", "3"]);
    expect(told(store.state())).toEqual([["run-1", "run-2", "run-3"], 30, false, undefined]);
  });

  it("ends when it is stopped, and goes on from there", async () => {
    const { asked, store } = service(3);
    store.subscribe(() => {
      if (store.state()?.looked === 10 && store.state()?.isLooking === true && asked.length === 1) store.stop();
    });
    await store.look(about);
    expect(told(store.state())).toEqual([["run-1"], 10, false, undefined]);
    await store.goOn();
    expect(told(store.state())).toEqual([["run-1", "run-2", "run-3"], 30, false, undefined]);
  });

  it("shows nothing of whom was looked for before", async () => {
    const { store } = service(2);
    const before = store.look(about);
    await Promise.all([before, store.look({ by: "worker", words: "A. Thistlewood" })]);
    expect(told(store.state())).toEqual([["run-1", "run-2"], 20, false, undefined]);
    expect(store.state()?.about.by).toBe("worker");
  });
});

describe("what was found", () => {
  const state: SomebodyState = { about, runs: [run(1)], looked: 30, backTo: "2025-06-15", isLooking: false };

  it("says that none holds it only when every run was looked at", () => {
    expect(lookedWords(state)).toBe("Looked through all 30 runs, back to 15 Jun 2025: 1 holds this reference.");
    expect(lookedWords({ ...state, runs: [] })).toContain("none holds this reference.");
    for (const part of [{ isLooking: true }, { next: "2" }, { failure: { kind: "busy", sentence: "" } as const }]) {
      expect(lookedWords({ ...state, runs: [], ...part })).toMatch(/0 so far, and not all have been looked at\.$/);
    }
    expect(lookedWords({ ...state, runs: [], looked: 0 })).toBe("This council has no runs.");
  });

  it("is told by how often it stands in a run, without what is none", () => {
    expect(heldWords({ results: 3, entries: 1, samples: 0, notes: 2 })).toBe("3 results, 1 entry, 2 notes");
  });
});
