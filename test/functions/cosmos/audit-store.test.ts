import type { CosmosClient } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { isReachable } from "../../../functions/cosmos/reachable.ts";
import { StoreUnavailable } from "../../../functions/ports.ts";
import { readFindings } from "../../../functions/use-cases/read-findings.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { key, manager, runNumber, submissionFor, tableOf, today, trackerId } from "../sample.ts";
import { databaseName, openOrganisation, worldAt } from "../store.ts";

interface Stored {
  readonly id: string;
  readonly kind: string;
  readonly ttl?: number;
  readonly content?: string;
}

async function documentsOf(client: CosmosClient): Promise<Stored[]> {
  const { resources } = await client
    .database(databaseName)
    .container("runs")
    .items.query<Stored>("SELECT * FROM c", { partitionKey: [key.council, key.team, key.runId] })
    .fetchAll();
  return resources;
}

/** Tables whose references and days repeat little, so that they stay large when compressed. */
function largeSubmission(cases: number) {
  const table = tableOf(...Array.from({ length: cases }, (_, index) => plusDays(today, -((index * 7919) % 300))));
  const rows = table.rows.map((row, index) => ({
    ...row,
    rowId: `r${Math.imul(index + 1, 2_654_435_761) >>> 0}-${Math.imul(index + 7, 40_503_777) >>> 0}-${index}`,
    caseRef: `M${Math.imul(index + 3, 1_597_334_677) >>> 0}`,
  }));
  return { trackerId, month: "2025-09", tables: [{ ...table, rows }] };
}

describe("the store", () => {
  it("is reachable where it answers and holds what it is to hold", async () => {
    const client = await openOrganisation();
    expect(await isReachable(client.database(databaseName))).toBe(true);
    expect(await isReachable(client.database("another"))).toBe(false);
  });
});

describe("a run in the store", () => {
  it("lies beside its findings and its input, which expire before it", async () => {
    const client = await openOrganisation();
    await submitAudit(worldAt(client), manager, key, submissionFor("2025-09"));
    const day = 86_400;
    expect((await documentsOf(client)).map(({ kind, ttl }) => ({ kind, ttl }))).toEqual(
      expect.arrayContaining([
        { kind: "run", ttl: (6 * 365 + 1) * day },
        { kind: "case-findings", ttl: 365 * day },
        { kind: "input", ttl: 90 * day },
      ]),
    );
  });

  it("says so when its findings have expired, and keeps its figures", async () => {
    let seconds = Date.parse("2025-09-15T11:00:00Z") / 1000;
    const client = await openOrganisation({ now: () => seconds });
    await submitAudit(worldAt(client), manager, key, submissionFor("2025-09"));
    seconds += 366 * 86_400;
    expect(await readFindings(worldAt(client), manager, key)).toMatchObject({ refused: "gone" });
    expect(await worldAt(client).audits.run(key)).toMatchObject({ run: { summary: { casesChecked: 3 } } });
  });

  it("is written by one request up to 1.5 MB", async () => {
    const writes: string[] = [];
    const client = await openOrganisation({
      beforeRequest: (request) => {
        countWrites(writes, request);
        return undefined;
      },
    });
    // The first from a tracker also writes that it is one of the team's.
    await submitAudit(worldAt(client), manager, { ...key, runId: runNumber(2) }, submissionFor("2025-09"));
    writes.length = 0;
    await submitAudit(worldAt(client), manager, key, submissionFor("2025-09"));
    expect(writes).toHaveLength(1);
  });

  it("is written last when it is larger: what a failure leaves behind is no run, and the next try succeeds", async () => {
    const writes: string[] = [];
    let failing = true;
    const client = await openOrganisation({
      beforeRequest: (request) => {
        countWrites(writes, request);
        return failing && writes.length === 3 ? { status: 503 } : undefined;
      },
    });
    const world = worldAt(client);
    const submission = largeSubmission(50_000);
    await expect(submitAudit(world, manager, key, submission)).rejects.toThrow(StoreUnavailable);
    failing = false;
    expect(await world.audits.run(key)).toBeUndefined();
    expect((await documentsOf(client)).length).toBeGreaterThan(0);

    writes.length = 0;
    expect(await submitAudit(world, manager, key, submission)).toMatchObject({ isNew: true });
    const chunks = (await documentsOf(client)).filter(({ kind }) => kind !== "run");
    for (const { content } of chunks) expect(content?.length).toBeLessThanOrEqual(1_500_000);
    expect(await readFindings(world, manager, key)).toMatchObject({ runId: key.runId });
    expect(writes.length).toBeGreaterThan(1);
  });
});

describe("a store that fails", () => {
  /** Fails once the world is laid out: from then on everything, or writes of runs alone. */
  async function failingStore(
    fail: () => { status: number; headers?: Record<string, string> },
    only: "all" | "writes",
  ) {
    const state = { failing: false };
    const client = await openOrganisation({
      beforeRequest: ({ method, path }) => {
        const concerned = only === "all" || (method === "POST" && path.endsWith("/colls/runs/docs"));
        return state.failing && concerned ? fail() : undefined;
      },
    });
    state.failing = true;
    return submitAudit(worldAt(client), manager, key, submissionFor("2025-09"));
  }
  const refuseConnection = () => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  };

  it.each([429, 503, 408])("with %i, reading or writing, is a busy store and no fault of ours", async (status) => {
    await expect(failingStore(() => ({ status }), "all")).rejects.toThrow(StoreUnavailable);
    await expect(failingStore(() => ({ status }), "writes")).rejects.toThrow(StoreUnavailable);
  });

  it("and says when to try again is believed", async () => {
    const throttled = { status: 429, headers: { "x-ms-retry-after-ms": "2500" } };
    await expect(failingStore(() => throttled, "all")).rejects.toMatchObject({ retryAfterSeconds: 3 });
  });

  it("by not being there, reading or writing, is a busy store too", async () => {
    await expect(failingStore(refuseConnection, "all")).rejects.toThrow(StoreUnavailable);
    await expect(failingStore(refuseConnection, "writes")).rejects.toThrow(StoreUnavailable);
  });

  it("by refusing what we wrote is a fault of ours and is not hidden", async () => {
    const failure = failingStore(() => ({ status: 400 }), "writes");
    await expect(failure).rejects.toMatchObject({ code: 400 });
  });

  it("after the run was written, and before the answer came, gives the same run at the next try", async () => {
    let lost = false;
    const client = await openOrganisation({
      beforeRequest: ({ method, path }) => {
        // The first thing after the run is the entry in the access log.
        if (lost || method !== "POST" || !path.includes("access-log")) return undefined;
        lost = true;
        return { status: 503 };
      },
    });
    const world = worldAt(client);
    await expect(submitAudit(world, manager, key, submissionFor("2025-09"))).rejects.toThrow(StoreUnavailable);
    expect(await submitAudit(world, manager, key, submissionFor("2025-09"))).toMatchObject({ isNew: false });
  });
});

function countWrites(writes: string[], { method, path }: { method: string; path: string }): void {
  if (method === "POST" && path.endsWith("/colls/runs/docs")) writes.push(path);
}
