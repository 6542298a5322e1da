import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONWebKeySet } from "jose";
import { authorize, choosePerson } from "./authorize.ts";
import type { IssuerContext } from "./context.ts";
import { Memory } from "./memory.ts";
import { messagePage } from "./pages.ts";
import type { Person } from "./person.ts";
import { type Exchange, redirect, sendJson, sendPage } from "./replies.ts";
import { endSession } from "./session.ts";
import { SigningKeys } from "./signing-keys.ts";
import { token } from "./token-endpoint.ts";
import { type TokenOverrides, Tokens, tenantOf } from "./tokens.ts";

export type { Person } from "./person.ts";

export interface IssuerOptions {
  /** Its own address, ending in /{tenant}/v2.0: both the `iss` of every token and where `handle` answers. */
  readonly issuer: string;
  /** The client id of the API: the `aud` of its access tokens. */
  readonly audience: string;
  /** The client id of the pages. */
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly people: readonly Person[];
  readonly now: () => Date;
}

export interface Issuer {
  readonly issuer: string;
  /** False: the path is not the issuer's and nothing was written. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** An access token without a browser. */
  issueToken(personId: string, overrides?: TokenOverrides): Promise<string>;
  rotateKey(): Promise<void>;
  /** The public keys, as they are published. */
  jwks(): JSONWebKeySet;
}

type Endpoint = (context: IssuerContext, exchange: Exchange) => Promise<void> | void;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /.well-known/openid-configuration": (context, { response }) => {
    sendJson(response, 200, configuration(context.issuer));
  },
  "GET /discovery/keys": (context, { response }) => {
    sendJson(response, 200, context.keys.published());
  },
  "GET /authorize": authorize,
  "POST /authorize": choosePerson,
  "POST /token": token,
  "GET /logout": logout,
};

const codeSeconds = 600;
const daySeconds = 86_400;

export function createIssuer(options: IssuerOptions): Issuer {
  const { issuer, people, now } = options;
  tenantOf(issuer); // Refuses an issuer that is not shaped like Entra's.
  const keys = new SigningKeys();
  const tokens = new Tokens(options, keys);
  const context: IssuerContext = {
    ...options,
    keys,
    tokens,
    codes: new Memory(now, codeSeconds),
    refreshTokens: new Memory(now, daySeconds),
    sessions: new Memory(now, daySeconds),
  };
  return {
    issuer,
    handle: (request, response) => handle(context, request, response),
    issueToken: async (personId, overrides) => {
      const person = people.find(({ id }) => id === personId);
      if (!person) throw new Error(`There is no person "${personId}" to issue a token for.`);
      return tokens.access(person, overrides);
    },
    rotateKey: () => keys.rotate(),
    jwks: () => keys.published(),
  };
}

async function handle(context: IssuerContext, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const base = new URL(context.issuer);
  const url = new URL(base.origin + (request.url?.startsWith("/") ? request.url : "/"));
  if (!url.pathname.startsWith(`${base.pathname}/`)) return false;
  const path = url.pathname.slice(base.pathname.length);
  allowOrigin(context, path, { request, response, url });
  const endpoint = endpoints[`${request.method ?? ""} ${path}`];
  if (request.method === "OPTIONS") response.writeHead(204).end();
  else if (endpoint) await endpoint(context, { request, response, url });
  else sendPage(response, 404, messagePage("Not found", "The sign-in service has no such page."));
  return true;
}

/** Anyone may read the configuration and the keys; tokens go to the registered pages only. */
function allowOrigin({ redirectUris }: IssuerContext, path: string, { request, response }: Exchange): void {
  const { origin } = request.headers;
  if (path.startsWith("/.well-known/") || path.startsWith("/discovery/")) {
    response.setHeader("access-control-allow-origin", "*");
    return;
  }
  response.setHeader("vary", "origin");
  if (path !== "/token" || !origin || !redirectUris.some((uri) => new URL(uri).origin === origin)) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-allow-methods", "POST");
  response.setHeader(
    "access-control-allow-headers",
    request.headers["access-control-request-headers"] ?? "content-type",
  );
}

function configuration(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/discovery/keys`,
    end_session_endpoint: `${issuer}/logout`,
    response_types_supported: ["code"],
    response_modes_supported: ["query", "fragment"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
  };
}

function logout(context: IssuerContext, { request, response, url }: Exchange): void {
  endSession(context, request, response);
  const target = url.searchParams.get("post_logout_redirect_uri");
  if (target === null || !context.redirectUris.includes(target)) {
    sendPage(response, 200, messagePage("Signed out", "You have signed out. You can close this page."));
    return;
  }
  const state = url.searchParams.get("state");
  const location = new URL(target);
  if (state !== null) location.searchParams.set("state", state);
  redirect(response, location.href);
}
