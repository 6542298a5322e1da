import type { Role } from "../../functions/entra/caller.ts";

/** An invented person whom the sign-in page offers. */
export interface Person {
  /** Becomes the token's `oid`. */
  readonly id: string;
  readonly name: string;
  /** Becomes `preferred_username`; a sign-in may hint at it. */
  readonly username: string;
  readonly roles: readonly Role[];
  /** What they hold, in words for the sign-in page: "Team manager of North East". It is not part of the token. */
  readonly holds: readonly string[];
}
