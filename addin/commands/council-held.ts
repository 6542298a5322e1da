import type { Me } from "../../shared/contract/routes.ts";

export type CouncilHeld = Me["councils"][number];

/** What somebody holds in one council; undefined where it is nothing, or it is not known who is here. */
export function councilHeld(me: Me | undefined, council: string | undefined): CouncilHeld | undefined {
  return me?.councils.find((each) => each.council === council);
}

/** How many teams of that council a person holds. */
export function teamsHeld(me: Me | undefined, council: string): number {
  return councilHeld(me, council)?.teams.length ?? 0;
}
