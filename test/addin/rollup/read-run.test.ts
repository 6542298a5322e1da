import { describe, expect, it } from "vitest";
import { readRun } from "../../../addin/rollup/read-run.ts";
import type { ClientOptions } from "../../../shared/contract/client.ts";
import { momentInWords } from "../../../addin/rollup/moment-words.ts";

const place = { council: "haringey", team: "east", runId: "10000000-0000-4000-8000-000000000001" };
const run = {
  ...place,
  service: "safeguarding",
  trackerId: "10000000-0000-4000-8000-000000000002",
  month: "2025-08",
  asAt: "2025-08-29",
  receivedAt: "2025-08-29T15:00:00Z",
  submittedBy: { personId: "p-1", name: "Sol Example" },
  policy: { council: "haringey", edition: "October 2017", inForceFrom: "2017-10-01" },
  choices: {},
  summary: { counts: {}, casesChecked: 0, exclusions: {}, longestOverdueDays: {} },
  notChecked: [],
  cautions: [],
};

function answering(status: number, text: string, token: string | undefined = "t"): ClientOptions & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    base: "/api",
    token: () => Promise.resolve(token),
    fetch: (address) => {
      asked.push(address);
      return Promise.resolve({ status, headers: { get: () => null }, text: () => Promise.resolve(text) });
    },
  };
}

describe("a run's record", () => {
  it("tells who submitted it", async () => {
    const service = answering(200, JSON.stringify(run));
    expect((await readRun(service, place))?.submittedBy.name).toBe("Sol Example");
    expect(service.asked).toEqual([`/api/councils/haringey/teams/east/audits/${place.runId}`]);
  });

  it("is missing, and nothing fails, when the service refuses or answers nonsense", async () => {
    for (const service of [answering(403, "{}"), answering(200, "nonsense"), answering(200, "{}")]) {
      expect(await readRun(service, place)).toBeUndefined();
    }
  });

  it("is dated by the clock in London", () => {
    expect(momentInWords(new Date("2025-08-29T23:30:00Z"))).toBe("30 Aug 2025 at 00:30");
  });
});
