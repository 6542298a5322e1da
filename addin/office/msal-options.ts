import { ProtocolMode, type Configuration } from "@azure/msal-browser";
import type { PageConfig } from "./config.ts";

/** Tokens stay in this window's memory and session: nothing outlives the browser. */
export function msalOptions(
  { authority, clientId, knownAuthorities, oidc }: PageConfig,
  redirectUri: string,
): Configuration {
  return {
    auth: { authority, clientId, knownAuthorities, redirectUri },
    cache: { cacheLocation: "sessionStorage" },
    system: { protocolMode: oidc ? ProtocolMode.OIDC : ProtocolMode.AAD },
  };
}
