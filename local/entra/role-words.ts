import type { Role } from "../../functions/entra/caller.ts";

export const roleWords: Readonly<Record<Role, string>> = {
  "team-manager": "Team manager",
  "head-of-service": "Head of service",
  qa: "Quality assurance",
  administrator: "Administrator",
};
