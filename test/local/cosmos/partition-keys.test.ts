import { describe, expect, it } from "vitest";
import { newContainer, query, refusalOf, RUNS } from "./support.ts";

const run = (council: string, team: string, runId: string, id = "run") => ({ id, council, team, runId });

describe("a hierarchical partition key", () => {
  it("keeps the same id apart in each place", async () => {
    const container = await newContainer(RUNS);
    await container.items.create(run("hgy", "north", "r1"));
    await container.items.create(run("hgy", "north", "r2"));
    await container.items.create(run("hgy", "south", "r1"));
    const read = await container.item("run", ["hgy", "south", "r1"]).read();
    expect(read.resource).toMatchObject({ team: "south", runId: "r1" });
    await container.item("run", ["hgy", "south", "r1"]).delete();
    expect((await container.item("run", ["hgy", "north", "r1"]).read()).statusCode).toBe(200);
  });

  it("answers queries of one whole key, or that ask for its first values, and of nothing beside them", async () => {
    const container = await newContainer(RUNS);
    const places = [
      ["hgy", "north", "r1"],
      ["hgy", "north", "r2"],
      ["hgy", "north-east", "r3"],
      ["hgy-2", "north", "r4"],
      ['hgy","north', "x", "r5"],
      ["bnt", "north", "r6"],
    ] as const;
    for (const [council, team, runId] of places) await container.items.create(run(council, team, runId));
    const whole = await query(container, "SELECT VALUE c.runId FROM c", { in: ["hgy", "north", "r1"] });
    expect(whole).toEqual(["r1"]);
    const runs = async (where: string) => {
      const text = `SELECT VALUE c.runId FROM c WHERE ${where}`;
      return (await container.items.query<unknown>(text).fetchAll()).resources;
    };
    expect(await runs("c.council = 'hgy' AND c.team = 'north'")).toEqual(["r1", "r2"]);
    expect(await runs("c.council = 'hgy'")).toEqual(["r1", "r2", "r3"]);
    expect(await runs("(c.runId != 'r1' AND c.council = 'hgy')")).toEqual(["r2", "r3"]);
    expect(await runs("c.council = 'hgy-2'")).toEqual(["r4"]);
    expect(await runs("c.council = 'none'")).toEqual([]);
  });

  it("is needed whole for an item, and must be the item's own", async () => {
    const container = await newContainer(RUNS);
    expect(await refusalOf(container.item("run", ["hgy", "north"]).read())).toMatchObject({ code: 400 });
    await container.items.create(run("hgy", "north", "r1"));
    const moved = container.item("run", ["hgy", "north", "r1"]).replace(run("hgy", "south", "r1"));
    expect(await refusalOf(moved)).toMatchObject({ code: 400 });
  });
});

describe("the values of a partition key", () => {
  it("may be texts, numbers, true, false and null, each its own", async () => {
    const container = await newContainer();
    for (const team of ["1", 1, true, null]) await container.items.create({ id: "1", team });
    expect((await container.item("1", 1).read()).resource).toMatchObject({ team: 1 });
    expect((await container.item("1", "1").read()).resource).toMatchObject({ team: "1" });
    expect((await container.item("1", true).read()).resource).toMatchObject({ team: true });
    expect((await container.item("1", null).read()).resource).toMatchObject({ team: null });
  });
});
