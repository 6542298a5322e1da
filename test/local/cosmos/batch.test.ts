import type { OperationInput } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { newContainer, query, refusalOf, RUNS } from "./support.ts";

const create = (id: string, more: object = {}): OperationInput => ({
  operationType: "Create",
  resourceBody: { id, team: "pod", ...more },
});

describe("a batch", () => {
  it("carries out every operation in order", async () => {
    const container = await newContainer();
    const { code, result } = await container.items.batch(
      [
        create("1"),
        { operationType: "Upsert", resourceBody: { id: "2", team: "pod" } },
        { operationType: "Read", id: "1" },
        { operationType: "Replace", id: "1", resourceBody: { id: "1", team: "pod", n: 2 } },
        { operationType: "Delete", id: "2" },
      ],
      "pod",
    );
    expect(code).toBe(200);
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([201, 201, 200, 200, 204]);
    expect(result?.[2]?.resourceBody).toMatchObject({ id: "1" });
    expect(await query(container, "SELECT c.id, c.n FROM c")).toEqual([{ id: "1", n: 2 }]);
  });

  it("leaves nothing behind when one operation is refused", async () => {
    const container = await newContainer();
    await container.items.create({ id: "there", team: "pod" });
    const { code, result } = await container.items.batch([create("1"), create("there"), create("2")], "pod");
    expect(code).toBe(207);
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([424, 409, 424]);
    expect(await query(container, "SELECT VALUE c.id FROM c")).toEqual(["there"]);
  });

  it("is undone by a stale etag or an item of another partition key", async () => {
    const container = await newContainer();
    await container.items.create({ id: "there", team: "pod" });
    const stale: OperationInput = {
      operationType: "Replace",
      id: "there",
      ifMatch: '"stale"',
      resourceBody: { id: "there", team: "pod" },
    };
    const refused = await container.items.batch([create("1"), stale], "pod");
    expect(refused.result?.map(({ statusCode }) => statusCode)).toEqual([424, 412]);
    const elsewhere = await container.items.batch([create("1"), create("2", { team: "other" })], "pod");
    expect(elsewhere.result?.map(({ statusCode }) => statusCode)).toEqual([424, 400]);
    expect(await query(container, "SELECT VALUE COUNT(1) FROM c")).toEqual([1]);
  });

  it("works within a hierarchical partition key", async () => {
    const container = await newContainer(RUNS);
    const place = { council: "hgy", team: "north", runId: "r1" };
    const operations = ["run", "findings-0"].map((id) => create(id, place));
    const { code } = await container.items.batch(operations, Object.values(place));
    expect(code).toBe(200);
    expect(await query(container, "SELECT VALUE c.id FROM c", { in: Object.values(place) })).toHaveLength(2);
  });

  it("holds at most 100 operations and 2 MB", async () => {
    const container = await newContainer();
    const many = Array.from({ length: 100 }, (_, index) => create(String(index)));
    expect((await container.items.batch(many, "pod")).code).toBe(200);
    const text = "x".repeat(1_100_000);
    const large = container.items.batch([create("a", { text }), create("b", { text })], "pod");
    expect((await refusalOf(large)).message).toContain("Request size is too large");
    expect((await container.item("a", "pod").read()).statusCode).toBe(404);
  });

  it("answers without the documents when they are not wanted", async () => {
    const container = await newContainer();
    const { result } = await container.items.batch([create("1")], "pod", { contentResponseOnWriteEnabled: false });
    expect(result?.[0]?.resourceBody).toBeUndefined();
  });

  it("refuses to patch, and to write in bulk", async () => {
    const container = await newContainer();
    const patch: OperationInput = {
      operationType: "Patch",
      id: "1",
      resourceBody: { operations: [{ op: "set", path: "/a", value: 1 }] },
    };
    const refusal = await refusalOf(container.items.batch([create("1"), patch], "pod"));
    expect(refusal.message).toContain("does not imitate the operation Patch in a batch");
    expect((await container.item("1", "pod").read()).statusCode).toBe(404);
    const bulk = await container.items.executeBulkOperations([{ ...create("1"), partitionKey: "pod" }]);
    expect(bulk[0]?.error?.message).toContain("does not imitate bulk operations");
  });
});
