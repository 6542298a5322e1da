import { hash } from "node:crypto";
import type { Caller } from "./caller.ts";

interface Confirmed {
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly expires: number;
}

/**
 * As long as the keys that an issuer has withdrawn may still be in the cache of those it publishes: a token is not
 * believed for longer than its key would be.
 */
const believedFor = 5 * 60 * 1000;
const mostTokens = 10_000;

/**
 * Tokens that were found good a short while ago, so that the signature of the same one is not confirmed at each request.
 * What the person may do is not kept here: it comes from their grants, every time. Tokens are known by their hash, so
 * that none lies in memory.
 */
export class ConfirmedTokens {
  readonly #tokens = new Map<string, Confirmed>();

  /** Undefined when the token has to be looked at whole. */
  find(token: string, now: Date): Caller | undefined {
    const key = keyOf(token);
    const confirmed = this.#tokens.get(key);
    if (!confirmed) return undefined;
    const age = now.getTime() - confirmed.at;
    if (age >= 0 && age < believedFor && now.getTime() < confirmed.expires) return confirmed.caller;
    this.#tokens.delete(key);
    return undefined;
  }

  keep(token: string, caller: Caller, { now, expires }: { readonly now: Date; readonly expires: Date }): void {
    this.#tokens.set(keyOf(token), { caller, at: now.getTime(), expires: expires.getTime() });
    if (this.#tokens.size > mostTokens) this.#tokens.delete(this.#tokens.keys().next().value ?? "");
  }
}

function keyOf(token: string): string {
  return hash("sha256", token);
}
