import { randomBytes } from "node:crypto";

/** What an authorization code or a refresh token stands for. */
export interface SignIn {
  readonly personId: string;
  readonly scope: string;
}

export interface CodeSignIn extends SignIn {
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
}

/** Things kept under an unguessable name until a time. All of it is gone when the process ends. */
export class Memory<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #now: () => Date;
  readonly #seconds: number;

  constructor(now: () => Date, seconds: number) {
    this.#now = now;
    this.#seconds = seconds;
  }

  /** `until` keeps a renewed thing from outliving the first. */
  keep(value: T, until = this.#now().getTime() + this.#seconds * 1000): string {
    const name = randomBytes(32).toString("base64url");
    this.#kept.set(name, { value, until });
    return name;
  }

  find(name: string): { readonly value: T; readonly until: number } | undefined {
    const kept = this.#kept.get(name);
    return kept && kept.until > this.#now().getTime() ? kept : undefined;
  }

  /** Each name is good for one use. */
  take(name: string): { readonly value: T; readonly until: number } | undefined {
    const kept = this.find(name);
    this.#kept.delete(name);
    return kept;
  }
}
