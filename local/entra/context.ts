import type { CodeSignIn, Memory, SignIn } from "./memory.ts";
import type { Person } from "./person.ts";
import type { SigningKeys } from "./signing-keys.ts";
import type { Tokens } from "./tokens.ts";

/** What the endpoints of one issuer share. */
export interface IssuerContext {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly people: readonly Person[];
  readonly keys: SigningKeys;
  readonly tokens: Tokens;
  readonly codes: Memory<CodeSignIn>;
  readonly refreshTokens: Memory<SignIn>;
  readonly sessions: Memory<string>;
}
