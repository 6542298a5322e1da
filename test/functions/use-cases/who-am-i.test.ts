import { describe, expect, it } from "vitest";
import { whoAmI } from "../../../functions/use-cases/who-am-i.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { administrator, dayOf, departed, head, manager, nobody, qa } from "../sample.ts";

describe("who is signed in", () => {
  it("holds the teams and services of today's grants, with the months that are open", async () => {
    const world = worldAt(await openOrganisation());
    expect(await whoAmI(world, manager)).toEqual({
      personId: "manager",
      name: "manager Example",
      roles: ["team-manager"],
      councils: [
        {
          council: "haringey",
          name: "Haringey",
          today: "2025-09-15",
          months: ["2025-09"],
          teams: [{ team: "east", name: "East", service: "safeguarding", as: "manager" }],
          services: [],
          marking: "OFFICIAL-SENSITIVE",
        },
      ],
    });
    expect(await whoAmI(world, head)).toMatchObject({
      councils: [{ teams: [], services: [{ service: "safeguarding", as: ["head-of-service"] }] }],
    });
  });

  it("sees every service as quality assurance, and none as administrator", async () => {
    const world = worldAt(await openOrganisation());
    expect(await whoAmI(world, qa)).toMatchObject({
      councils: [{ services: [{ service: "safeguarding" }, { service: "in-care" }] }],
    });
    expect(await whoAmI(world, administrator)).toMatchObject({ councils: [{ teams: [], services: [] }] });
  });

  it("is told every role by which each service is read, also when it was first led and later audited", async () => {
    const world = worldAt(await openOrganisation());
    const current = await world.organisation.current("haringey");
    if (!current) throw new Error("The sample organisation is not there.");
    const { grants } = current.record;
    const from = dayOf("2025-02-01");
    const both = [
      ...grants,
      { personId: "head", role: "qa" as const, from },
      { personId: "head", role: "qa" as const, from: dayOf("2025-03-01") },
    ];
    await world.organisation.replace({ ...current, record: { ...current.record, grants: both } });
    expect(await whoAmI(world, { ...head, roles: ["head-of-service", "qa"] })).toMatchObject({
      councils: [
        {
          services: [
            { service: "safeguarding", as: ["head-of-service", "qa"] },
            { service: "in-care", as: ["qa"] },
          ],
        },
      ],
    });
  });

  it("holds nothing without a grant, with an ended one, or without the role in the directory", async () => {
    const world = worldAt(await openOrganisation());
    for (const caller of [nobody, departed, { ...manager, roles: ["qa"] as const }]) {
      expect(await whoAmI(world, caller)).toMatchObject({ councils: [] });
    }
  });
});
