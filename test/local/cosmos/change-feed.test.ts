import { type ChangeFeedIteratorOptions, ChangeFeedMode, ChangeFeedStartFrom, type Container } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { containerOf, newContainer, newFile, openClient, refusalOf } from "./support.ts";

/** Reads until nothing is new. */
async function changes(container: Container, options: ChangeFeedIteratorOptions) {
  const iterator = container.items.getChangeFeedIterator(options);
  const ids: string[] = [];
  for (;;) {
    const page = await iterator.readNext();
    if (page.statusCode === 304) return { ids, continuation: page.continuationToken };
    ids.push(...(page.result as { id: string }[]).map(({ id }) => id));
  }
}

/** The SDK declares its kinds of start apart from the class that its options ask for. */
const from = (start: object, maxItemCount = 100): ChangeFeedIteratorOptions => ({
  changeFeedStartFrom: start,
  maxItemCount,
});
const add = async (container: Container, ...ids: string[]) => {
  for (const id of ids) await container.items.upsert({ id, team: `team of ${id}` });
};

describe("the change feed", () => {
  it("gives every item of every partition key from the beginning, page by page", async () => {
    const container = await newContainer();
    await add(container, "1", "2", "3", "4", "5");
    expect((await changes(container, from(ChangeFeedStartFrom.Beginning(), 2))).ids).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("gives only the latest version of an item, in the order of changes, and no deleted ones", async () => {
    const container = await newContainer();
    await add(container, "1", "2", "3", "1");
    await container.item("2", "team of 2").delete();
    expect((await changes(container, from(ChangeFeedStartFrom.Beginning()))).ids).toEqual(["3", "1"]);
  });

  it("goes on from a continuation after a restart", async () => {
    const file = newFile();
    const first = openClient({ file });
    const before = await containerOf(first.client);
    await add(before, "1", "2");
    const { continuation } = await changes(before, from(ChangeFeedStartFrom.Beginning()));
    await add(before, "3");
    first.close();
    const after = await containerOf(openClient({ file }).client);
    await add(after, "4", "1");
    const resumed = await changes(after, from(ChangeFeedStartFrom.Continuation(continuation)));
    expect(resumed.ids).toEqual(["3", "4", "1"]);
    expect((await changes(after, from(ChangeFeedStartFrom.Continuation(resumed.continuation)))).ids).toEqual([]);
  });

  it("gives only what comes after now", async () => {
    const container = await newContainer();
    await add(container, "1");
    const iterator = container.items.getChangeFeedIterator(from(ChangeFeedStartFrom.Now()));
    expect((await iterator.readNext()).statusCode).toBe(304);
    await add(container, "2");
    const page = await iterator.readNext();
    expect((page.result as { id: string }[]).map(({ id }) => id)).toEqual(["2"]);
  });

  it("knows nothing of other containers", async () => {
    const { client } = openClient();
    const teams = await containerOf(client);
    const others = await containerOf(client, { id: "others", partitionKey: { paths: ["/team"] } });
    await add(others, "1");
    await add(teams, "2");
    expect((await changes(teams, from(ChangeFeedStartFrom.Beginning()))).ids).toEqual(["2"]);
  });

  it("answers at most 4 MB in a page", async () => {
    const container = await newContainer();
    const text = "x".repeat(1_500_000);
    for (const id of ["1", "2", "3"]) await container.items.create({ id, team: "pod", text });
    const iterator = container.items.getChangeFeedIterator(from(ChangeFeedStartFrom.Beginning()));
    expect((await iterator.readNext()).count).toBe(2);
    expect((await iterator.readNext()).count).toBe(1);
  });

  it("refuses a start in time, one partition key, and all versions and deletes", async () => {
    const container = await newContainer();
    await add(container, "1");
    const refused = [
      from(ChangeFeedStartFrom.Time(new Date(0))),
      from(ChangeFeedStartFrom.Beginning("team of 1")),
      { ...from(ChangeFeedStartFrom.Now()), changeFeedMode: ChangeFeedMode.AllVersionsAndDeletes },
    ];
    for (const options of refused) expect(await refusalOf(changes(container, options))).toMatchObject({ code: 501 });
  });
});
