import type { Role } from "./caller.ts";

/** The values of the app roles in the Entra app registration, as they arrive in a token's `roles`. */
export const appRoles: Readonly<Record<Role, string>> = {
  "team-manager": "TeamManager",
  "head-of-service": "HeadOfService",
  qa: "QualityAssurance",
  administrator: "Administrator",
};

/** Roles that we do not know are left out: another release of the registration may have more than this code. */
export function rolesFrom(values: readonly string[]): readonly Role[] {
  return (Object.keys(appRoles) as Role[]).filter((role) => values.includes(appRoles[role]));
}
