const openIdScopes = ["openid", "profile", "email", "offline_access"];
const microsoftGraph = "00000003-0000-0000-c000-000000000000";

export interface RequestedScopes {
  /** For whom the access token is. */
  readonly audience: string;
  /** The token's `scp`. */
  readonly granted: string;
  /** The answer's `scope`: what was asked for. */
  readonly answered: string;
  readonly refreshable: boolean;
}

/** Undefined when a scope belongs to neither OpenID Connect nor our API. */
export function readScopes(scope: string, apiAudience: string): RequestedScopes | undefined {
  const asked = scope.split(" ").filter((each) => each !== "");
  const ofApi: string[] = [];
  for (const each of asked.filter((name) => !openIdScopes.includes(name))) {
    const slash = each.lastIndexOf("/");
    const resource = each.slice(0, Math.max(slash, 0)).replace(/^api:\/\//, "");
    if (resource !== apiAudience.replace(/^api:\/\//, "")) return undefined;
    const name = each.slice(slash + 1);
    ofApi.push(name === ".default" ? "access_as_user" : name);
  }
  return {
    // Who asks for no API is given a token for Microsoft Graph by Entra; ours must refuse it.
    audience: ofApi.length > 0 ? apiAudience : microsoftGraph,
    granted: ofApi.length > 0 ? ofApi.join(" ") : "openid profile",
    answered: asked.join(" "),
    refreshable: asked.includes("offline_access"),
  };
}
