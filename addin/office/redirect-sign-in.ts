import type { AuthenticationResult } from "@azure/msal-browser";
import type { PageConfig } from "./config.ts";
import type { SignIn } from "./sign-in.ts";

export interface RedirectSignIn extends SignIn {
  /** What the sign-in page has brought back; undefined on a page opened otherwise. */
  readonly returned: () => Promise<AuthenticationResult | null>;
}

/** On a page of its own: to the sign-in page and back, with PKCE. */
export function redirectSignIn(config: PageConfig): RedirectSignIn {
  const { scopes } = config;
  const loading = load();

  async function load() {
    const [{ createStandardPublicClientApplication, InteractionRequiredAuthError }, { msalOptions }] =
      await Promise.all([import("@azure/msal-browser"), import("./msal-options.ts")]);
    const app = await createStandardPublicClientApplication(msalOptions(config, location.origin + location.pathname));
    const returned = await app.handleRedirectPromise();
    return { app, returned, InteractionRequiredAuthError };
  }

  return {
    returned: async () => (await loading).returned,
    async token() {
      const { app, InteractionRequiredAuthError } = await loading;
      const [account] = app.getAllAccounts();
      if (account === undefined) return undefined;
      try {
        return (await app.acquireTokenSilent({ scopes, account })).accessToken;
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) return undefined;
        throw error;
      }
    },
    async signIn() {
      const { app } = await loading;
      await app.loginRedirect({ scopes });
      return true;
    },
  };
}
