import { describe, expect, it } from "vitest";
import { runsStore, type RunFilters } from "../../../addin/rollup/qa/runs-store.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { Answer } from "../../../shared/contract/client.ts";
import type { AuditsQuery } from "../../../shared/contract/pull.ts";
import type { AuditPage, AuditRun } from "../../../shared/contract/routes.ts";

const filters: RunFilters = { council: "haringey", service: "", team: "", month: "", edition: "" };
const lost: Answer<AuditPage> = { ok: false, failure: { kind: "offline", sentence: "The service cannot be reached." } };

function run(number: number): AuditRun {
  const id = `10000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return {
    ...{ runId: id, council: "haringey", service: "safeguarding", team: "east", trackerId: id, month: "2025-08" },
    asAt: plainDate("2025-08-29"),
    receivedAt: "2025-08-29T15:00:00Z",
    submittedBy: { personId: "p-1", name: "Sol Example" },
    policy: { council: "haringey", edition: "October 2017", inForceFrom: plainDate("2017-10-01") },
    ...{ choices: {}, notChecked: [], cautions: [] },
    summary: { counts: {}, casesChecked: 0, exclusions: {}, longestOverdueDays: {} },
  };
}

function page(numbers: readonly number[], next?: string): Answer<AuditPage> {
  return { ok: true, value: { audits: numbers.map(run), ...(next !== undefined && { next }) } };
}

/** Answers one after the other, when it is let. */
function service(answers: readonly Answer<AuditPage>[]) {
  const asked: AuditsQuery[] = [];
  const waiting: (() => void)[] = [];
  const audits = (_: string, query: AuditsQuery): Promise<Answer<AuditPage>> => {
    const answer = answers[asked.push(query) - 1] ?? lost;
    return new Promise((resolve) => {
      waiting.push(() => {
        resolve(answer);
      });
    });
  };
  return { asked, waiting, audits };
}

const ids = (runs: readonly AuditRun[]) => runs.map(({ runId }) => Number(runId.slice(-2)));

describe("runs that are looked for", () => {
  it("are asked for by what was chosen, a month by its first and last day", async () => {
    const { asked, waiting, audits } = service([page([1])]);
    const store = runsStore({ audits }, filters);
    const looking = store.look({ ...filters, team: "east", month: "2024-02", edition: "October 2017" });
    waiting[0]?.();
    await looking;
    expect(asked).toEqual([{ team: "east", from: "2024-02-01", to: "2024-02-29", edition: "October 2017" }]);
    expect(store.state()).toMatchObject({ isLoading: false });
    expect(store.state().next).toBeUndefined();
  });

  it("come page by page, and stay when the next page cannot be read", async () => {
    const { asked, waiting, audits } = service([page([3, 2], "page-2"), lost, page([1])]);
    const store = runsStore({ audits }, filters);
    const looking = store.look(filters);
    waiting[0]?.();
    await looking;
    for (const expected of [{ ids: [3, 2], next: "page-2" }, { ids: [3, 2, 1] }]) {
      const more = store.more();
      waiting.at(-1)?.();
      await more;
      expect(ids(store.state().runs)).toEqual(expected.ids);
      expect(store.state().next).toBe(expected.next);
      expect(store.state().failure === undefined).toBe(expected.next === undefined);
    }
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, "page-2", "page-2"]);
    await store.more();
    expect(asked).toHaveLength(3);
  });

  it("are those that were asked for last, whichever answer comes first", async () => {
    const { waiting, audits } = service([page([1]), page([2])]);
    const store = runsStore({ audits }, filters);
    const both = [store.look(filters), store.look({ ...filters, team: "west" })];
    waiting[1]?.();
    waiting[0]?.();
    await Promise.all(both);
    expect(ids(store.state().runs)).toEqual([2]);
    expect(store.state().filters.team).toBe("west");
  });
});
