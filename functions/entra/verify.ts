import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { rolesFrom } from "./app-roles.ts";
import type { Caller } from "./caller.ts";
import { ConfirmedTokens } from "./confirmed-tokens.ts";

type RefusalReason =
  | "missing"
  | "malformed"
  | "wrong-algorithm"
  | "bad-signature"
  | "wrong-issuer"
  | "old-version"
  | "wrong-audience"
  | "not-yet-valid"
  | "expired"
  | "not-a-person"
  | "keys-unavailable";

export type Verified =
  | { readonly ok: true; readonly caller: Caller }
  /** `cause` is for the log; `message` is for the person. */
  | { readonly ok: false; readonly reason: RefusalReason; readonly message: string; readonly cause?: unknown };

export interface TokenVerifierOptions {
  readonly issuers: readonly string[];
  /** The client id of the API's own app registration. */
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

export type TokenVerifier = (authorization: string | undefined, now: Date) => Promise<Verified>;

const messages: Readonly<Record<RefusalReason, string>> = {
  missing: "Sign in to continue.",
  malformed: "The sign-in could not be read. Sign in again.",
  "wrong-algorithm": "The sign-in could not be read. Sign in again.",
  "bad-signature": "The sign-in could not be confirmed. Sign in again.",
  "wrong-issuer": "The sign-in is from another organisation. Sign in with your council account.",
  "old-version":
    "The sign-in has the older form of a token: an administrator sets requestedAccessTokenVersion of the app registration to 2.",
  "wrong-audience": "The sign-in is for another application. Sign in to Caseload Oversight.",
  "not-yet-valid": "The sign-in is not valid yet. Check the clock of this computer, then sign in again.",
  expired: "The sign-in has expired. Sign in again.",
  "not-a-person": "This service is for people. Sign in with your own council account.",
  "keys-unavailable": "The sign-in cannot be confirmed just now. Try again in a minute.",
};

/** Clocks of the issuer and of this service may differ by this much. */
const clockToleranceSeconds = 60;

/** A delegated token has `scp`; one that an application took out for itself has not, whatever its roles. */
const personClaims = z.object({
  oid: z.string().min(1),
  tid: z.string().min(1),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).default([]),
  scp: z.string().min(1),
});

/** Follows the issuer's published keys: they are cached, and fetched again when a token names a new one. */
export function remoteKeys(jwksUri: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(jwksUri);
}

/**
 * Verifies the `Authorization` header in code. Headers that the platform or a proxy may add (`x-ms-client-principal…`)
 * are never looked at: anyone can send them.
 */
export function createTokenVerifier({ issuers, audience, keys }: TokenVerifierOptions): TokenVerifier {
  const confirmed = new ConfirmedTokens();
  return async (authorization, now) => {
    if (authorization === undefined || authorization.trim() === "") return refuse("missing");
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization.trim())?.[1];
    if (token === undefined) return refuse("malformed");
    const known = confirmed.find(token, now);
    if (known) return { ok: true, caller: known };
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer: [...issuers],
        audience,
        currentDate: now,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ["exp"],
      });
      const accepted = accept(payload);
      const expires = new Date((payload.exp ?? 0) * 1000);
      if (accepted.ok) confirmed.keep(token, accepted.caller, { now, expires });
      return accepted;
    } catch (error) {
      return { ...refuse(reasonOf(error)), cause: error };
    }
  };
}

function accept(payload: JWTPayload): Verified {
  const claims = personClaims.safeParse(payload);
  if (!claims.success) return refuse(payload["scp"] === undefined ? "not-a-person" : "malformed");
  const { oid, tid, name, preferred_username: username, roles } = claims.data;
  return { ok: true, caller: { personId: oid, name: name ?? username ?? oid, roles: rolesFrom(roles), tenantId: tid } };
}

function refuse(reason: RefusalReason): Verified {
  return { ok: false, reason, message: messages[reason] };
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error);
  if (error instanceof errors.JOSEAlgNotAllowed) return "wrong-algorithm";
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  ) {
    return "bad-signature";
  }
  const unreadable = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported];
  return unreadable.some((kind) => error instanceof kind) ? "malformed" : "keys-unavailable";
}

/** A registration that was not told otherwise gives tokens of version 1, from an issuer of their own. */
function reasonOfClaim({ claim, payload }: errors.JWTClaimValidationFailed): RefusalReason {
  switch (claim) {
    case "iss":
      return payload["ver"] === "1.0" ? "old-version" : "wrong-issuer";
    case "aud":
      return "wrong-audience";
    case "nbf":
      return "not-yet-valid";
    default:
      return "malformed";
  }
}
