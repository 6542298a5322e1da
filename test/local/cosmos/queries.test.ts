import type { Container, ContainerRequest } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { newContainer, query, TEAMS } from "./support.ts";

const INDEXED: ContainerRequest = {
  ...TEAMS,
  indexingPolicy: {
    includedPaths: [{ path: "/*" }, { path: "/dueOn/?" }],
    excludedPaths: [{ path: "/notes/*" }],
    compositeIndexes: [
      [
        { path: "/worker", order: "ascending" },
        { path: "/asAt", order: "descending" },
      ],
    ],
  } as never,
};

async function filled(items: object[], definition = TEAMS): Promise<Container> {
  const container = await newContainer(definition);
  for (const [index, item] of items.entries())
    await container.items.create({ id: String(index + 1), team: "pod", ...item });
  return container;
}

const idsWhere = (container: Container, where: string, values: Record<string, unknown> = {}) =>
  query(container, `SELECT VALUE c.id FROM c WHERE ${where}`, { with: values as never });

describe("what a query selects", () => {
  it("is whole items, some properties or one value, leaving out what is not there", async () => {
    const container = await filled([{ plan: { kind: "court", n: 1 } }, { other: true }]);
    const [first] = await query(container, "SELECT * FROM c");
    expect(first).toMatchObject({ id: "1", plan: { kind: "court", n: 1 }, _ts: expect.any(Number) as number });
    expect(await query(container, "SELECT c.id, c.plan.kind AS plan FROM c")).toEqual([
      { id: "1", plan: "court" },
      { id: "2" },
    ]);
    expect(await query(container, 'select value run["plan"]["n"] from runs as run')).toEqual([1]);
    expect(await query(container, "SELECT VALUE c FROM c")).toHaveLength(2);
  });

  it("is the number of items", async () => {
    const container = await filled([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(await query(container, "SELECT VALUE COUNT(1) FROM c WHERE c.n > 1")).toEqual([2]);
    expect(await query(container, "SELECT VALUE COUNT(1) FROM c", { in: "nobody" })).toEqual([0]);
  });

  it("stays within the partition key", async () => {
    const container = await filled([{}]);
    await container.items.create({ id: "1", team: "other" });
    expect(await query(container, "SELECT VALUE c.team FROM c")).toEqual(["pod"]);
  });
});

describe("conditions", () => {
  const values = [{ v: 1 }, { v: "1" }, { v: true }, { v: false }, { v: null }, {}, { v: [1] }, { v: { a: 1 } }];

  it("compare only what is there, and each type with its own", async () => {
    const container = await filled(values);
    expect(await idsWhere(container, "c.v = 1")).toEqual(["1"]);
    expect(await idsWhere(container, "c.v = '1'")).toEqual(["2"]);
    expect(await idsWhere(container, "c.v = true")).toEqual(["3"]);
    expect(await idsWhere(container, "c.v = null")).toEqual(["5"]);
    expect(await idsWhere(container, "c.v != 1")).toEqual(["2", "3", "4", "5", "7", "8"]);
    expect(await idsWhere(container, "NOT c.v = 1")).toEqual(["2", "3", "4", "5", "7", "8"]);
    expect(await idsWhere(container, "c.v >= 0")).toEqual(["1"]);
    expect(await idsWhere(container, "NOT c.v >= 2")).toEqual(["1"]);
    expect(await idsWhere(container, "c.v >= null")).toEqual(["5"]);
    expect(await idsWhere(container, "c.v > false")).toEqual(["3"]);
    expect(await idsWhere(container, "IS_DEFINED(c.v)")).toEqual(["1", "2", "3", "4", "5", "7", "8"]);
    expect(await idsWhere(container, "NOT IS_DEFINED(c.v)")).toEqual(["6"]);
    expect(await idsWhere(container, "c.v IN (1, 'x', null)")).toEqual(["1", "5"]);
    expect(await idsWhere(container, "c.v NOT IN (1, null)")).toEqual(["2", "3", "4", "7", "8"]);
  });

  it("hold with AND and OR even where one side says nothing", async () => {
    const container = await filled([{ a: 1 }, { a: 2, b: 1 }]);
    expect(await idsWhere(container, "c.a = 1 OR c.b = 1")).toEqual(["1", "2"]);
    expect(await idsWhere(container, "NOT (c.a = 1 AND c.b = 1)")).toEqual(["2"]);
    expect(await idsWhere(container, "c.a = 1 OR c.a = 2 AND c.b = 5")).toEqual(["1"]);
    expect(await idsWhere(container, "(c.a = 1 OR c.a = 2) AND c.b = 1")).toEqual(["2"]);
  });

  it("find the beginning of a text, with regard to case", async () => {
    const container = await filled([{ week: "2025-W09" }, { week: "2025-w10" }, { week: "%_" }, { week: 2025 }]);
    expect(await idsWhere(container, "STARTSWITH(c.week, '2025-W')")).toEqual(["1"]);
    expect(await idsWhere(container, "STARTSWITH(c.week, @p)", { "@p": "%" })).toEqual(["3"]);
    expect(await idsWhere(container, "STARTSWITH(c.week, '')")).toEqual(["1", "2", "3"]);
  });

  it("take parameters as values and never as part of the query", async () => {
    const container = await filled([{ name: "' OR 1=1 --" }, { name: "x" }]);
    expect(await idsWhere(container, "c.name = @name", { "@name": "' OR 1=1 --" })).toEqual(["1"]);
    expect(await idsWhere(container, "c.name = '\\' OR 1=1 --'")).toEqual(["1"]);
    expect(await idsWhere(container, `c.name = "\\u0078"`)).toEqual(["2"]);
    expect(await idsWhere(container, `c["na'me"] = 'x'`)).toEqual([]);
  });

  it("find items among megabytes of text, by its beginning too", async () => {
    const container = await filled([
      { text: `a${"x".repeat(1_000_000)}`, n: 1 },
      { text: "a", n: 2 },
    ]);
    expect(await idsWhere(container, "STARTSWITH(c.text, 'ax')")).toEqual(["1"]);
    expect(await idsWhere(container, "c.text = 'a'")).toEqual(["2"]);
    expect(await idsWhere(container, "c.text > 'a' AND c.n = 1")).toEqual(["1"]);
    const [whole] = await query(container, "SELECT VALUE c.text FROM c WHERE c.n = 1");
    expect(whole).toHaveLength(1_000_001);
  });
});

describe("order", () => {
  it("is by type and then by value, leaving out items without the property", async () => {
    const container = await filled(
      [{ v: "b" }, { v: 10 }, { v: true }, {}, { v: null }, { v: 9 }, { v: "B" }, { v: false }],
      TEAMS,
    );
    const ids = (direction: string) => query(container, `SELECT VALUE c.id FROM c ORDER BY c.v ${direction}`);
    expect(await ids("")).toEqual(["5", "8", "3", "6", "2", "7", "1"]);
    expect(await ids("DESC")).toEqual(["1", "7", "2", "6", "3", "8", "5"]);
  });

  it("begins with items without the property where the indexing policy names it", async () => {
    const container = await filled([{ dueOn: "2025-03-01" }, {}, { dueOn: "2025-02-01" }], INDEXED);
    expect(await query(container, "SELECT VALUE c.id FROM c ORDER BY c.dueOn")).toEqual(["2", "3", "1"]);
  });

  it("is by several properties in the order of a composite index or its reverse", async () => {
    const container = await filled(
      [
        { worker: "b", asAt: "1" },
        { worker: "a", asAt: "1" },
        { worker: "a", asAt: "2" },
      ],
      INDEXED,
    );
    const ids = (order: string) => query(container, `SELECT VALUE c.id FROM c ORDER BY ${order}`, { most: 1 });
    expect(await ids("c.worker, c.asAt DESC")).toEqual(["3", "2", "1"]);
    expect(await ids("c.worker DESC, c.asAt ASC")).toEqual(["1", "2", "3"]);
  });
});

describe("pages", () => {
  const numbered = (length: number) => Array.from({ length }, (_, index) => ({ n: Math.floor(index / 2) }));
  const pageOf = (container: Container, text: string, continuationToken?: string) =>
    container.items
      .query<string>(text, {
        partitionKey: "pod",
        maxItemCount: 3,
        ...(continuationToken === undefined ? {} : { continuationToken }),
      })
      .fetchNext();

  it("come to the same as the whole, and end", async () => {
    const container = await filled(numbered(7));
    const text = "SELECT VALUE c.id FROM c ORDER BY c.n DESC";
    const sizes: number[] = [];
    const ids: string[] = [];
    for await (const page of container.items
      .query<string>(text, { partitionKey: "pod", maxItemCount: 3 })
      .getAsyncIterator()) {
      sizes.push(page.resources.length);
      ids.push(...page.resources);
    }
    expect(sizes).toEqual([3, 3, 1]);
    expect(ids).toEqual(await query(container, text));
  });

  it("go on behind the last item even when items are added, changed or deleted meanwhile", async () => {
    const container = await filled([{ n: 10 }, { n: 20 }, { n: 30 }, { n: 40 }, { n: 50 }]);
    const text = "SELECT VALUE c.id FROM c ORDER BY c.n";
    const first = await pageOf(container, text);
    expect(first.resources).toEqual(["1", "2", "3"]);
    await container.items.create({ id: "early", team: "pod", n: 5 });
    await container.item("3", "pod").delete();
    await container.items.upsert({ id: "1", team: "pod", n: 45 });
    const second = await pageOf(container, text, first.continuationToken);
    expect(second.resources).toEqual(["4", "1", "5"]);
    expect(second.hasMoreResults).toBe(false);
  });

  it("keep to TOP and to OFFSET and LIMIT across pages", async () => {
    const container = await filled(numbered(20));
    const all = await query(container, "SELECT VALUE c.id FROM c ORDER BY c.n");
    const paged = (text: string) => query(container, text, { most: 3, with: { "@skip": 4, "@take": 8 } });
    expect(await paged("SELECT TOP 7 VALUE c.id FROM c ORDER BY c.n")).toEqual(all.slice(0, 7));
    expect(await paged("SELECT VALUE c.id FROM c ORDER BY c.n OFFSET @skip LIMIT @take")).toEqual(all.slice(4, 12));
    expect(await paged("SELECT TOP 6 VALUE c.id FROM c")).toEqual(all.slice(0, 6));
    expect(await paged("SELECT VALUE c.id FROM c OFFSET 18 LIMIT 10")).toEqual(all.slice(18));
    expect(await paged("SELECT TOP 0 VALUE c.id FROM c")).toEqual([]);
  });

  it("hold at most 4 MB", async () => {
    const text = "x".repeat(1_500_000);
    const container = await filled([{ text }, { text }, { text }]);
    const iterator = container.items.query("SELECT * FROM c", { partitionKey: "pod" });
    expect((await iterator.fetchNext()).resources).toHaveLength(2);
    expect((await iterator.fetchNext()).resources).toHaveLength(1);
  });

  it("belong to their query", async () => {
    const container = await filled(numbered(7));
    const { continuationToken } = await pageOf(container, "SELECT * FROM c ORDER BY c.n");
    const other = pageOf(container, "SELECT * FROM c ORDER BY c.n DESC", continuationToken);
    await expect(other).rejects.toMatchObject({ code: 400 });
    await expect(pageOf(container, "SELECT * FROM c", "nonsense")).rejects.toMatchObject({ code: 400 });
  });
});
