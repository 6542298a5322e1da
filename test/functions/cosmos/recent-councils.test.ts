import { describe, expect, it } from "vitest";
import { RecentCouncils } from "../../../functions/cosmos/recent-councils.ts";
import type { CouncilRecord } from "../../../functions/ports.ts";
import { administrator, haringey, manager, noon, submissionFor, today } from "../sample.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { startApi } from "../http/api.ts";

const record: CouncilRecord = { ...haringey, people: [], grants: [] };

/** With the councils that were read, and a clock to be put on. */
function watched(read: (council: string) => Promise<CouncilRecord | undefined>) {
  const reads: string[] = [];
  const clock = { milliseconds: 0 };
  const recent = new RecentCouncils(
    (council) => {
      reads.push(council);
      return read(council);
    },
    () => new Date(noon.getTime() + clock.milliseconds),
  );
  return { recent, reads, clock };
}

describe("a council read some seconds ago", () => {
  it("is read once for all who ask within five seconds, also while it is being read", async () => {
    const { recent, reads, clock } = watched(() => Promise.resolve(record));
    expect(await Promise.all([recent.find("haringey"), recent.find("haringey")])).toEqual([record, record]);
    clock.milliseconds = 4_999;
    await recent.find("haringey");
    expect(reads).toEqual(["haringey"]);
    clock.milliseconds = 5_000;
    await recent.find("haringey");
    expect(reads).toHaveLength(2);
  });

  it("is read again when it was forgotten, and when the clock was put back", async () => {
    const { recent, reads, clock } = watched(() => Promise.resolve(record));
    await recent.find("haringey");
    recent.forget("haringey");
    await recent.find("haringey");
    clock.milliseconds = -1;
    await recent.find("haringey");
    expect(reads).toHaveLength(3);
  });

  it("is not remembered when it is not there or could not be read", async () => {
    const { recent, reads } = watched((council) =>
      council === "nowhere" ? Promise.resolve(undefined) : Promise.reject(new Error("The store is away.")),
    );
    expect(await recent.find("nowhere")).toBeUndefined();
    expect(await recent.find("nowhere")).toBeUndefined();
    await expect(recent.find("haringey")).rejects.toThrow("away");
    await expect(recent.find("haringey")).rejects.toThrow("away");
    expect(reads).toHaveLength(4);
  });
});

describe("a grant that was taken away", () => {
  it("is gone from the next check on, where the organisation was changed through the same instance", async () => {
    const client = await openOrganisation();
    const api = await startApi({ client });
    const body = { asAt: today, tables: submissionFor("2025-09").tables };
    const check = async () => (await api.ask(manager, "POST", "/councils/haringey/checks", body)).status;
    expect(await check()).toBe(200);
    const read = await api.ask(administrator, "GET", "/councils/haringey/organisation");
    const current = await worldAt(client).organisation.current("haringey");
    const { services, teams, people, grants, choices, settings } = current?.record ?? record;
    const left = grants.filter(({ personId }) => personId !== manager.personId);
    const change = { services, teams, people, grants: left, choices, settings };
    const token = await api.issuer.issueToken(administrator.personId);
    const headers = { authorization: `Bearer ${token}`, "if-match": read.headers.get("etag") ?? "" };
    const put = { method: "PUT", headers, body: JSON.stringify(change) };
    expect((await api.fetch("/councils/haringey/organisation", put)).status).toBe(200);
    expect(await check()).toBe(403);
  });
});
