import { describe, expect, it } from "vitest";
import { newContainer, openClient, refusalOf } from "./support.ts";

describe("databases and containers", () => {
  it("are made once and then found", async () => {
    const { client } = openClient();
    expect((await client.databases.createIfNotExists({ id: "oversight" })).statusCode).toBe(201);
    const { database, statusCode } = await client.databases.createIfNotExists({ id: "oversight" });
    expect(statusCode).toBe(200);
    const definition = { id: "teams", partitionKey: { paths: ["/team"] }, defaultTtl: 60 };
    expect((await database.containers.createIfNotExists(definition)).statusCode).toBe(201);
    expect((await database.containers.createIfNotExists(definition)).statusCode).toBe(200);
    expect((await database.container("teams").read()).resource).toMatchObject({ ...definition, id: "teams" });
  });

  it("cannot be made twice", async () => {
    const { client } = openClient();
    await client.databases.create({ id: "oversight" });
    expect(await refusalOf(client.databases.create({ id: "oversight" }))).toMatchObject({ code: 409 });
  });

  it("that are not there are not found", async () => {
    const { client } = openClient();
    expect(await refusalOf(client.database("none").read())).toMatchObject({ code: 404 });
    const { database } = await client.databases.create({ id: "oversight" });
    expect(await refusalOf(database.container("none").read())).toMatchObject({ code: 404 });
    expect(await refusalOf(database.container("none").items.create({ id: "1" }))).toMatchObject({ code: 404 });
  });

  it("refuses definitions that it does not imitate by naming them", async () => {
    const { database } = await openClient().client.databases.createIfNotExists({ id: "oversight" });
    const unique = { id: "x", partitionKey: { paths: ["/a"] }, uniqueKeyPolicy: { uniqueKeys: [{ paths: ["/b"] }] } };
    expect(await refusalOf(database.containers.create(unique))).toEqual({
      code: 501,
      message: "The local store does not imitate uniqueKeyPolicy of a container.",
    });
    const mixed = { id: "x", partitionKey: { paths: ["/a", "/b"] } };
    expect(await refusalOf(database.containers.create(mixed))).toMatchObject({ code: 400 });
  });

  it("refuses to list, change or delete them", async () => {
    const { client } = openClient();
    const { database } = await client.databases.create({ id: "oversight" });
    expect(await refusalOf(client.databases.readAll().fetchAll())).toMatchObject({ code: 501 });
    expect(await refusalOf(database.delete())).toMatchObject({ code: 501 });
    expect(await refusalOf(database.containers.readAll().fetchAll())).toMatchObject({ code: 501 });
  });
});

describe("an item", () => {
  it("is created with the service's properties and read back", async () => {
    const container = await newContainer(undefined, { now: () => 1_700_000_000.9 });
    const created = await container.items.create({ id: "1", team: "pod", note: "é 😀 \u2028" });
    expect(created.statusCode).toBe(201);
    const read = await container.item("1", "pod").read();
    expect(read.statusCode).toBe(200);
    expect(read.resource).toMatchObject({ id: "1", team: "pod", note: "é 😀 \u2028", _ts: 1_700_000_000 });
    expect(read.resource).toEqual(created.resource);
    expect(read.etag).toBe(created.resource?._etag);
    expect(read.requestCharge).toBeGreaterThan(0);
  });

  it("conflicts with another of the same id and partition key only", async () => {
    const container = await newContainer();
    await container.items.create({ id: "1", team: "pod" });
    await container.items.create({ id: "1", team: "other" });
    expect(await refusalOf(container.items.create({ id: "1", team: "pod" }))).toMatchObject({ code: 409 });
  });

  it("is not found under another id or partition key", async () => {
    const container = await newContainer();
    await container.items.create({ id: "1", team: "pod" });
    expect((await container.item("1", "other").read()).statusCode).toBe(404);
    expect((await container.item("2", "pod").read()).statusCode).toBe(404);
    expect(await refusalOf(container.item("2", "pod").delete())).toMatchObject({ code: 404 });
    expect(await refusalOf(container.item("2", "pod").replace({ id: "2", team: "pod" }))).toMatchObject({ code: 404 });
  });

  it("is replaced, keeping its place and changing its etag", async () => {
    const container = await newContainer();
    const { resource: first } = await container.items.create({ id: "1", team: "pod", n: 1 });
    const { resource: second } = await container.item("1", "pod").replace({ id: "1", team: "pod", n: 2 });
    expect(second).toMatchObject({ n: 2, _rid: first?._rid, _self: first?._self });
    expect(second?._etag).not.toBe(first?._etag);
  });

  it("is inserted or updated by an upsert", async () => {
    const container = await newContainer();
    expect((await container.items.upsert({ id: "1", team: "pod", n: 1 })).statusCode).toBe(201);
    const updated = await container.items.upsert({ id: "1", team: "pod", n: 2 });
    expect(updated.statusCode).toBe(200);
    expect(updated.resource).toMatchObject({ n: 2 });
  });

  it("is deleted once", async () => {
    const container = await newContainer();
    await container.items.create({ id: "1", team: "pod" });
    expect((await container.item("1", "pod").delete()).statusCode).toBe(204);
    expect((await container.item("1", "pod").read()).statusCode).toBe(404);
  });

  it("may have an id with spaces and letters of any language", async () => {
    const container = await newContainer();
    const id = "Bexley – Ñandú 审计 100%";
    await container.items.create({ id, team: "pod & co" });
    expect((await container.item(id, "pod & co").read()).statusCode).toBe(200);
  });

  it("may be up to 2 MB", async () => {
    const container = await newContainer();
    await container.items.create({ id: "1", team: "pod", text: "x".repeat(1_900_000) });
    const larger = container.items.create({ id: "2", team: "pod", text: "x".repeat(2_200_000) });
    expect(await refusalOf(larger)).toMatchObject({ code: 413 });
    // The limit counts bytes, not characters.
    const wider = container.items.create({ id: "2", team: "pod", text: "£".repeat(1_100_000) });
    expect(await refusalOf(wider)).toMatchObject({ code: 413 });
  });

  it("cannot be patched here", async () => {
    const container = await newContainer();
    await container.items.create({ id: "1", team: "pod" });
    const patch = container.item("1", "pod").patch([{ op: "set", path: "/a", value: 1 }]);
    expect(await refusalOf(patch)).toEqual({
      code: 501,
      message: "The local store does not imitate PATCH on an item.",
    });
  });
});

describe("ETag conditions", () => {
  const ifMatch = (condition: string) => ({ accessCondition: { type: "IfMatch", condition } });

  it("refuse a write to an item that has changed since it was read", async () => {
    const container = await newContainer();
    const { resource: read } = await container.items.create({ id: "1", team: "pod", n: 0 });
    const stale = ifMatch(read?._etag ?? "");
    await container.item("1", "pod").replace({ id: "1", team: "pod", n: 1 }, stale);
    const item = { id: "1", team: "pod", n: 2 };
    expect(await refusalOf(container.item("1", "pod").replace(item, stale))).toMatchObject({ code: 412 });
    expect(await refusalOf(container.items.upsert(item, stale))).toMatchObject({ code: 412 });
    expect(await refusalOf(container.item("1", "pod").delete(stale))).toMatchObject({ code: 412 });
    expect((await container.item("1", "pod").read<{ n: number }>()).resource?.n).toBe(1);
  });

  it("answer a read with 304 while nothing has changed", async () => {
    const container = await newContainer();
    const { resource } = await container.items.create({ id: "1", team: "pod" });
    const accessCondition = { type: "IfNoneMatch", condition: resource?._etag ?? "" };
    expect((await container.item("1", "pod").read({ accessCondition })).statusCode).toBe(304);
    await container.items.upsert({ id: "1", team: "pod", n: 1 });
    expect((await container.item("1", "pod").read({ accessCondition })).statusCode).toBe(200);
  });

  it("lose no increment of ten writers at once that try again on 412", async () => {
    const container = await newContainer();
    await container.items.create({ id: "1", team: "pod", n: 0 });
    const increment = async (): Promise<void> => {
      const { resource, etag } = await container.item("1", "pod").read<{ id: string; team: string; n: number }>();
      if (!resource) throw new Error("The item has gone.");
      const write = container.item("1", "pod").replace({ ...resource, n: resource.n + 1 }, ifMatch(etag));
      await write.catch((error: unknown) => {
        expect(error).toMatchObject({ code: 412 });
        return increment();
      });
    };
    await Promise.all(Array.from({ length: 10 }, increment));
    expect((await container.item("1", "pod").read<{ n: number }>()).resource?.n).toBe(10);
  });
});

describe("who may ask", () => {
  it("refuses a request signed with another key", async () => {
    const clientKey = Buffer.from("another key").toString("base64");
    const { client } = openClient({ clientKey });
    expect(await refusalOf(client.database("oversight").read())).toMatchObject({ code: 401 });
  });
});

describe("failures asked for", () => {
  it("answer instead of the store until the SDK has tried again", async () => {
    const requests: string[] = [];
    let failing = false;
    const container = await newContainer(undefined, {
      beforeRequest: ({ method, path }) => {
        requests.push(`${method} ${path}`);
        const fail = failing;
        failing = false;
        return fail ? { status: 429, headers: { "x-ms-retry-after-ms": "1" } } : undefined;
      },
    });
    failing = true;
    expect((await container.items.create({ id: "1", team: "pod" })).statusCode).toBe(201);
    expect(requests.slice(-2)).toEqual(Array(2).fill("POST /dbs/oversight/colls/teams/docs"));
  });

  it("reach the caller when they are thrown", async () => {
    let broken = false;
    const container = await newContainer(undefined, {
      beforeRequest: () => {
        if (broken) throw new Error("The connection broke.");
        return undefined;
      },
    });
    broken = true;
    await expect(container.items.create({ id: "1", team: "pod" })).rejects.toThrow("The connection broke.");
  });
});
