import { DatabaseSync } from "node:sqlite";
import { ChangeFeedStartFrom } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { containerOf, newContainer, newFile, openClient, query, refusalOf } from "./support.ts";

const TEAMS_FOR_AN_HOUR = { id: "teams", partitionKey: { paths: ["/team"] }, defaultTtl: 3_600 };

function clock() {
  let seconds = 1_700_000_000;
  return { now: () => seconds, pass: (passed: number) => (seconds += passed) };
}

describe("time to live", () => {
  it("ends at the container's default, second by second", async () => {
    const { now, pass } = clock();
    const container = await newContainer(TEAMS_FOR_AN_HOUR, { now });
    await container.items.create({ id: "1", team: "pod" });
    pass(3_599);
    expect((await container.item("1", "pod").read()).statusCode).toBe(200);
    pass(1);
    expect((await container.item("1", "pod").read()).statusCode).toBe(404);
    expect(await query(container, "SELECT * FROM c")).toEqual([]);
    expect(await query(container, "SELECT VALUE COUNT(1) FROM c")).toEqual([0]);
    const beginning: object = ChangeFeedStartFrom.Beginning();
    const feed = container.items.getChangeFeedIterator({ changeFeedStartFrom: beginning });
    expect((await feed.readNext()).statusCode).toBe(304);
  });

  it("follows an item's own ttl where it has one, begins anew with each write, and may be never", async () => {
    const { now, pass } = clock();
    const container = await newContainer(TEAMS_FOR_AN_HOUR, { now });
    await container.items.create({ id: "short", team: "pod", ttl: 10 });
    await container.items.create({ id: "renewed", team: "pod", ttl: 10 });
    await container.items.create({ id: "for ever", team: "pod", ttl: -1 });
    pass(9);
    await container.items.upsert({ id: "renewed", team: "pod", ttl: 10 });
    pass(9);
    expect(await query(container, "SELECT VALUE c.id FROM c")).toEqual(["renewed", "for ever"]);
    pass(1_000_000);
    expect(await query(container, "SELECT VALUE c.id FROM c")).toEqual(["for ever"]);
  });

  it("is off where the container has none, and on only for items that ask where its default is never", async () => {
    const { now, pass } = clock();
    const { client } = openClient({ now });
    const off = await containerOf(client, { id: "off", partitionKey: { paths: ["/team"] } });
    const asked = await containerOf(client, { id: "asked", partitionKey: { paths: ["/team"] }, defaultTtl: -1 });
    for (const container of [off, asked]) {
      await container.items.create({ id: "1", team: "pod", ttl: 10 });
      await container.items.create({ id: "2", team: "pod" });
    }
    pass(10);
    expect(await query(off, "SELECT VALUE c.id FROM c")).toEqual(["1", "2"]);
    expect(await query(asked, "SELECT VALUE c.id FROM c")).toEqual(["2"]);
  });

  it("frees the id of an expired item, and takes what has expired out of the file", async () => {
    const { now, pass } = clock();
    const file = newFile();
    const { client, close } = openClient({ now, file });
    const container = await containerOf(client, TEAMS_FOR_AN_HOUR);
    await container.items.create({ id: "1", team: "pod", ttl: 10 });
    await container.items.create({ id: "2", team: "pod", ttl: 10 });
    pass(10);
    expect((await container.items.create({ id: "1", team: "pod" })).statusCode).toBe(201);
    close();
    const database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare("SELECT count(*) AS kept FROM items").get()).toEqual({ kept: 1 });
    database.close();
  });

  it("refuses a ttl that is not a positive whole number of seconds or -1", async () => {
    const container = await newContainer(TEAMS_FOR_AN_HOUR);
    for (const ttl of [0, -2, 1.5, "10"])
      expect(await refusalOf(container.items.create({ id: "1", team: "pod", ttl: ttl as number }))).toMatchObject({
        code: 400,
      });
  });
});
