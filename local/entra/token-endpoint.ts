import { createHash } from "node:crypto";
import type { IssuerContext } from "./context.ts";
import type { SignIn } from "./memory.ts";
import { type Exchange, readForm, sendJson } from "./replies.ts";
import { readScopes } from "./scopes.ts";
import { tenantOf, tokenSeconds } from "./tokens.ts";

interface Grant extends SignIn {
  readonly nonce?: string | undefined;
  /** A renewed refresh token ends when the first would have. */
  readonly refreshUntil?: number;
}

type Redeemed = { readonly grant: Grant } | { readonly error: string; readonly description: string };

/** `POST token`: an authorization code or a refresh token becomes tokens. */
export async function token(context: IssuerContext, { request, response }: Exchange): Promise<void> {
  const form = await readForm(request);
  const redeemed = form ? redeem(context, form) : fault("invalid_request", "Post a form.");
  if ("error" in redeemed) {
    sendJson(response, 400, { error: redeemed.error, error_description: redeemed.description });
    return;
  }
  sendJson(response, 200, await tokensFor(context, redeemed.grant, form?.get("client_info") === "1"));
}

function redeem(context: IssuerContext, form: URLSearchParams): Redeemed {
  if (form.get("client_id") !== context.clientId) return fault("invalid_client", "The client is not registered.");
  const type = form.get("grant_type");
  if (type === "authorization_code") return redeemCode(context, form);
  if (type === "refresh_token") return redeemRefreshToken(context, form);
  return fault("unsupported_grant_type", "Only authorization_code and refresh_token are available here.");
}

function redeemCode({ codes }: IssuerContext, form: URLSearchParams): Redeemed {
  const code = codes.take(form.get("code") ?? "")?.value;
  if (!code) return fault("invalid_grant", "The code is unknown, used or too old: sign in again.");
  if (form.get("redirect_uri") !== code.redirectUri) {
    return fault("invalid_grant", "The redirect_uri is not the one the code was sent to.");
  }
  const challenge = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  if (challenge !== code.codeChallenge) return fault("invalid_grant", "The code_verifier does not fit the challenge.");
  return { grant: { personId: code.personId, scope: code.scope, nonce: code.nonce } };
}

function redeemRefreshToken({ refreshTokens, audience }: IssuerContext, form: URLSearchParams): Redeemed {
  const kept = refreshTokens.take(form.get("refresh_token") ?? "");
  if (!kept) return fault("invalid_grant", "The refresh token is unknown, used or too old: sign in again.");
  const scope = form.get("scope") ?? kept.value.scope;
  if (!readScopes(scope, audience)) return fault("invalid_scope", `A scope belongs to another API than ${audience}.`);
  return { grant: { personId: kept.value.personId, scope, refreshUntil: kept.until } };
}

async function tokensFor(context: IssuerContext, grant: Grant, clientInfo: boolean): Promise<object> {
  const person = context.people.find(({ id }) => id === grant.personId);
  const scopes = readScopes(grant.scope, context.audience);
  if (!person || !scopes) throw new Error("A code was kept for a person or a scope that is not offered.");
  const { personId, scope, refreshUntil } = grant;
  return {
    token_type: "Bearer",
    expires_in: tokenSeconds,
    ext_expires_in: tokenSeconds,
    scope: scopes.answered,
    access_token: await context.tokens.access(person, { audience: scopes.audience, scope: scopes.granted }),
    id_token: await context.tokens.id(person, grant.nonce),
    ...(scopes.refreshable && { refresh_token: context.refreshTokens.keep({ personId, scope }, refreshUntil) }),
    ...(clientInfo && { client_info: clientInfoOf(personId, tenantOf(context.issuer)) }),
  };
}

function clientInfoOf(uid: string, utid: string): string {
  return Buffer.from(JSON.stringify({ uid, utid })).toString("base64url");
}

function fault(error: string, description: string): Redeemed {
  return { error, description };
}
