import { describe, expect, it } from "vitest";
import { whoAmI } from "../../../functions/use-cases/who-am-i.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { administrator, departed, head, manager, nobody, qa } from "../sample.ts";

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
        },
      ],
    });
    expect(await whoAmI(world, head)).toMatchObject({
      councils: [{ teams: [], services: [{ service: "safeguarding", as: "head-of-service" }] }],
    });
  });

  it("sees every service as quality assurance, and none as administrator", async () => {
    const world = worldAt(await openOrganisation());
    expect(await whoAmI(world, qa)).toMatchObject({
      councils: [{ services: [{ service: "safeguarding" }, { service: "in-care" }] }],
    });
    expect(await whoAmI(world, administrator)).toMatchObject({ councils: [{ teams: [], services: [] }] });
  });

  it("holds nothing without a grant, with an ended one, or without the role in the directory", async () => {
    const world = worldAt(await openOrganisation());
    for (const caller of [nobody, departed, { ...manager, roles: ["qa"] as const }]) {
      expect(await whoAmI(world, caller)).toMatchObject({ councils: [] });
    }
  });
});
