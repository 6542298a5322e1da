import type { Me } from "../../shared/contract/routes.ts";

/** How many teams of that council a person holds; none where it is not known who is here. */
export function teamsHeld(me: Me | undefined, council: string): number {
  return me?.councils.find((each) => each.council === council)?.teams.length ?? 0;
}
