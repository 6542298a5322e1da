import { createHash, type KeyObject, randomBytes } from "node:crypto";
import { type CryptoKey, SignJWT } from "jose";
import { appRoles } from "../../functions/entra/app-roles.ts";
import type { Person } from "./person.ts";
import type { SigningKeys } from "./signing-keys.ts";

export interface TokenOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly now: () => Date;
}

/** What a test may make wrong about an access token. */
export interface TokenOverrides {
  readonly issuer?: string;
  readonly audience?: string;
  readonly scope?: string;
  readonly notBefore?: Date;
  readonly expires?: Date;
  /** Signs with this key under the key id of the issuer's own. */
  readonly key?: CryptoKey | KeyObject;
}

export const tokenSeconds = 3600;

/** Entra's path is /{tenant}/v2.0; the tenant is in every token. */
export function tenantOf(issuer: string): string {
  const tenant = /\/([^/]+)\/v2\.0$/.exec(new URL(issuer).pathname)?.[1];
  if (tenant === undefined) throw new Error(`The issuer "${issuer}" must end in /{tenant}/v2.0.`);
  return tenant;
}

/** Tokens with the claims of Entra's version 2.0. */
export class Tokens {
  readonly #options: TokenOptions;
  readonly #keys: SigningKeys;

  constructor(options: TokenOptions, keys: SigningKeys) {
    this.#options = options;
    this.#keys = keys;
  }

  async access(person: Person, overrides: TokenOverrides = {}): Promise<string> {
    const claims = {
      ...this.#identity(person),
      azp: this.#options.clientId,
      azpacr: "0",
      scp: overrides.scope ?? "access_as_user",
    };
    return this.#sign(claims, { audience: this.#options.audience, ...overrides });
  }

  async id(person: Person, nonce: string | undefined): Promise<string> {
    const claims = { ...this.#identity(person), ...(nonce !== undefined && { nonce }) };
    return this.#sign(claims, { audience: this.#options.clientId });
  }

  #identity({ id, name, username, roles }: Person): Record<string, unknown> {
    return {
      ver: "2.0",
      uti: randomBytes(16).toString("base64url"),
      tid: tenantOf(this.#options.issuer),
      oid: id,
      // Entra's subject differs from application to application, unlike its oid.
      sub: createHash("sha256").update(`${this.#options.clientId} ${id}`).digest("base64url"),
      name,
      preferred_username: username,
      ...(roles.length > 0 && { roles: roles.map((role) => appRoles[role]) }),
    };
  }

  async #sign(claims: Record<string, unknown>, wish: TokenOverrides & { readonly audience: string }): Promise<string> {
    const { kid, privateKey } = this.#keys.current;
    const now = this.#options.now();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
      .setIssuer(wish.issuer ?? this.#options.issuer)
      .setAudience(wish.audience)
      .setIssuedAt(now)
      .setNotBefore(wish.notBefore ?? now)
      .setExpirationTime(wish.expires ?? new Date(now.getTime() + tokenSeconds * 1000))
      .sign(wish.key ?? privateKey);
  }
}
