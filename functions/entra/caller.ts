/** What Entra says a person may be. Which teams and services they hold is a matter of dated grants, not of the token. */
export type Role = "team-manager" | "head-of-service" | "qa" | "administrator";

/** The person who calls, as their verified token names them. */
export interface Caller {
  /** Entra's object id: the same person in every application of the tenant. */
  readonly personId: string;
  readonly name: string;
  /** Empty for a signed-in person to whom no role is assigned. */
  readonly roles: readonly Role[];
  readonly tenantId: string;
}
