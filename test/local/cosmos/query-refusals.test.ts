import { describe, expect, it } from "vitest";
import { newContainer, query, refusalOf, RUNS, TEAMS } from "./support.ts";

const UNORDERED_NOTES = {
  ...TEAMS,
  indexingPolicy: { includedPaths: [{ path: "/*" }], excludedPaths: [{ path: "/notes/*" }] } as never,
};

describe("what the service itself would refuse", () => {
  it.each([
    ["SELEC * FROM c", "incorrect syntax near 'SELEC'"],
    ["SELECT * FROM c WHERE", "incorrect syntax near 'the end of the query'"],
    ["SELECT * FROM c WHERE c.a = 'open", "incorrect syntax near"],
    ["SELECT * FROM c WHERE c.a == 1", "incorrect syntax near '='"],
    ["SELECT * FROM c WHERE d.a = 1", "'d' could not be resolved"],
    ["SELECT c.order FROM c", "incorrect syntax near 'order'"],
    ["SELECT c.a, d.b FROM c", "'d' could not be resolved"],
    ["SELECT c.a, c.b.a FROM c", "same name"],
    ["SELECT * FROM c WHERE c.a = @a", "parameter @a was not given a value"],
    ["SELECT c.a, COUNT(1) AS n FROM c GROUP BY c.a ORDER BY c.a", "not supported in presence of GROUP BY"],
    ["SELECT * FROM c ORDER BY c.a, c.b", "composite index"],
    ["SELECT * FROM c ORDER BY c.notes.a", "range index"],
    ["SELECT * FROM c ORDER BY c.a OFFSET 1", "incorrect syntax"],
    ["SELECT TOP 1 * FROM c OFFSET 1 LIMIT 1", "TOP cannot be used together"],
    ["SELECT * FROM c OFFSET -1 LIMIT 1", "whole number"],
    ["SELECT * FROM c; DROP TABLE items", "incorrect syntax near ';"],
  ])("%s", async (text, sentence) => {
    const container = await newContainer(UNORDERED_NOTES);
    const { code, message } = await refusalOf(query(container, text));
    expect(code).toBe(400);
    expect(message).toContain(sentence);
  });

  it("is a query without a partition key, which would read every partition", async () => {
    const container = await newContainer(RUNS);
    for (const where of [
      "",
      " WHERE c.team = 'a'",
      " WHERE c.council = 'a' OR c.team = 'b'",
      " WHERE c.council > 'a'",
    ]) {
      expect(await refusalOf(container.items.query(`SELECT * FROM c${where}`).fetchAll())).toEqual({
        code: 400,
        message: "A query must be given a partition key, or ask for the first values of one.",
      });
    }
  });

  it.each([[["a"]], [["a", "b"]], [["a", "b", "c", "d"]]])(
    "is a query with a part of a key, or more: %j",
    async (key) => {
      const { code, message } = await refusalOf(query(await newContainer(RUNS), "SELECT * FROM c", { in: key }));
      expect(code).toBe(400);
      expect(message).toContain("doesn't correspond to definition in the collection");
    },
  );
});

describe("what this store does not imitate", () => {
  it.each([
    ["SELECT DISTINCT c.a FROM c", "DISTINCT"],
    ["SELECT c.a FROM c JOIN x IN c.b", "JOIN"],
    ["SELECT c.a FROM x IN c.b", "FROM a part"],
    ["SELECT c.a FROM c.b", "FROM a part"],
    ["SELECT c.a, COUNT(1) AS n FROM c GROUP BY c.a", "the function COUNT"],
    ["SELECT c.a FROM c GROUP BY c.a", "GROUP"],
    ["SELECT VALUE SUM(c.a) FROM c", "the function SUM"],
    ["SELECT VALUE COUNT(1) FROM c ORDER BY c.a", "COUNT together with"],
    ["SELECT VALUE udf.f(c.a) FROM c", "UDF"],
    ["SELECT * FROM c WHERE EXISTS (SELECT VALUE x FROM x IN c.b)", "EXISTS"],
    ["SELECT * FROM c WHERE (SELECT VALUE 1) = 1", "a query within a query"],
    ["SELECT * FROM c WHERE c.a BETWEEN 1 AND 2", "BETWEEN"],
    ["SELECT * FROM c WHERE c.a LIKE 'x%'", "LIKE"],
    ["SELECT * FROM c WHERE ARRAY_CONTAINS(c.a, 1)", "the function ARRAY_CONTAINS"],
    ["SELECT * FROM c WHERE STARTSWITH(c.a, 'x', true)", "without regard to case"],
    ["SELECT * FROM c WHERE c.a + 1 = 2", "'+' in a query"],
    ["SELECT * FROM c WHERE c.a[0] = 1", "an element of an array"],
    ["SELECT * FROM c WHERE c.a", "a property as a condition by itself"],
    ["SELECT * FROM c WHERE c.a = c.b", "anything but a value or a parameter on its right"],
    ["SELECT * FROM c WHERE 1 = c.a", "anything but a property on its left"],
    ["SELECT * FROM c WHERE c = 1", "conditions on a whole item"],
    ["SELECT * FROM c WHERE c.a = @list", "lists and objects as parameters"],
    ["SELECT * FROM c WHERE c.a = @long", "comparing with more than 1,000 characters"],
    ["SELECT * FROM c WHERE c.a = {}", "'{' in a query"],
    ["SELECT * FROM c -- all of them", "'--' in a query"],
  ])("%s", async (text, what) => {
    const container = await newContainer();
    const values = { "@list": ["x"], "@long": "x".repeat(1_001) };
    const { code, message } = await refusalOf(query(container, text, { with: values }));
    expect(message).toContain("The local store does not imitate");
    expect(message).toContain(what);
    expect(code).toBe(501);
  });

  it("is a query plan, stored procedures, triggers and throughput", async () => {
    const container = await newContainer();
    const planned = container.items.query("SELECT * FROM c", { partitionKey: "pod", forceQueryPlan: true });
    expect(await refusalOf(planned.fetchAll())).toMatchObject({ code: 501 });
    const procedure = container.scripts.storedProcedures.create({ id: "p", body: "function () {}" });
    expect(await refusalOf(procedure)).toMatchObject({ code: 501 });
    const triggered = container.items.create({ id: "1", team: "pod" }, { preTriggerInclude: "t" });
    expect(await refusalOf(triggered)).toMatchObject({ code: 501 });
    expect(await refusalOf(container.readOffer())).toMatchObject({ code: 501 });
  });

  it("is the order of several properties for items that lack one", async () => {
    const compositeIndexes = [[{ path: "/a" }, { path: "/b" }]];
    const container = await newContainer({ ...TEAMS, indexingPolicy: { compositeIndexes } as never });
    await container.items.create({ id: "1", team: "pod", a: 1 });
    const { code, message } = await refusalOf(query(container, "SELECT * FROM c ORDER BY c.a, c.b"));
    expect(code).toBe(501);
    expect(message).toContain("where an item has no /b");
  });
});
