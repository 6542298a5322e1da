import { generateKeyPair, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import type { JSONWebKeySet } from "jose";

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const size = { modulusLength: 2048 };

/** The issuer's keys live in memory only: a restart makes new ones, and every token of the old ones is void. */
export class SigningKeys {
  #current: SigningKey = { kid: randomUUID(), ...generateKeyPairSync("rsa", size) };
  #previous: SigningKey | undefined;

  get current(): { readonly kid: string; readonly privateKey: KeyObject } {
    return this.#current;
  }

  /** The key before stays published, as Entra's does, so that tokens it signed can be used until they expire. */
  async rotate(): Promise<void> {
    const pair = await promisify(generateKeyPair)("rsa", size);
    this.#previous = this.#current;
    this.#current = { kid: randomUUID(), ...pair };
  }

  published(): JSONWebKeySet {
    const keys = [this.#current, this.#previous].filter((key) => key !== undefined);
    return {
      keys: keys.map(({ kid, publicKey }) => {
        const { n = "", e = "" } = publicKey.export({ format: "jwk" });
        return { kty: "RSA", use: "sig", alg: "RS256", kid, n, e };
      }),
    };
  }
}
