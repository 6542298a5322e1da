import type { AccountInfo, IPublicClientApplication } from "@azure/msal-browser";
import type { WebSignIn } from "../rollup/web-sign-in.ts";
import type { PageConfig } from "./config.ts";

/** On a page of its own in the browser: to the sign-in page and back, with PKCE. */
export async function startWebSignIn(config: PageConfig, page: URL): Promise<WebSignIn> {
  const [msal, { msalOptions }] = await Promise.all([import("@azure/msal-browser"), import("./msal-options.ts")]);
  const redirectUri = page.origin + page.pathname;
  const app = await msal.createStandardPublicClientApplication(msalOptions(config, redirectUri));
  const loginHint = page.searchParams.get("login_hint") ?? undefined;
  const fault = await returnFrom(app, loginHint);
  const { scopes } = config;
  tidyAddress(page, app.getActiveAccount() !== null);

  return {
    ...(fault === undefined ? {} : { fault }),
    async token() {
      const account = app.getActiveAccount();
      if (account === null) return undefined;
      try {
        // No hidden frame: when the refresh token has run out the person is asked to sign in again.
        const cacheLookupPolicy = msal.CacheLookupPolicy.AccessTokenAndRefreshToken;
        return (await app.acquireTokenSilent({ scopes, account, cacheLookupPolicy })).accessToken;
      } catch (error) {
        if (error instanceof msal.InteractionRequiredAuthError || ranOut.includes(codeOf(error))) return undefined;
        throw error;
      }
    },
    signIn: () => app.loginRedirect({ scopes, ...(loginHint === undefined ? {} : { loginHint }) }),
    signOut: () => app.logoutRedirect({ account: app.getActiveAccount(), postLogoutRedirectUri: redirectUri }),
  };
}

/** Takes in what the sign-in page has brought back; gives the reason when it refused. */
async function returnFrom(app: IPublicClientApplication, loginHint: string | undefined): Promise<WebSignIn["fault"]> {
  try {
    const returned = await app.handleRedirectPromise();
    app.setActiveAccount(returned?.account ?? accountFor(app, loginHint));
    return undefined;
  } catch (error) {
    const sentence = "Signing in did not work: try again, and ask your administrator for access if it happens twice.";
    const reference = error instanceof Error && "correlationId" in error ? String(error.correlationId) : "";
    return reference === "" ? { sentence } : { sentence, reference };
  }
}

/** Whoever came for somebody else than is signed in here is asked to sign in, and never shown another person's figures. */
function accountFor(app: IPublicClientApplication, loginHint: string | undefined): AccountInfo | null {
  const accounts = app.getAllAccounts();
  const wanted = loginHint?.toLowerCase();
  const found = wanted === undefined ? accounts[0] : accounts.find(({ username }) => username.toLowerCase() === wanted);
  return found ?? null;
}

/**
 * A hint has done its work once somebody is signed in: a reload then keeps to that person. What the sign-in page has brought
 * back is of no use to a bookmark.
 */
function tidyAddress(page: URL, isSignedIn: boolean): void {
  const address = new URL(page);
  if (isSignedIn) address.searchParams.delete("login_hint");
  if (new URLSearchParams(address.hash.slice(1)).has("state")) address.hash = "";
  if (address.href !== page.href) history.replaceState(history.state, "", address);
}

const ranOut = ["refresh_token_expired", "invalid_grant", "no_tokens_found", "no_account_error"];

function codeOf(error: unknown): string {
  return error instanceof Error && "errorCode" in error ? String(error.errorCode) : "";
}
