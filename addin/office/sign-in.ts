import * as z from "zod";
import { SignInOutOfReach } from "../taskpane/shell.ts";
import type { PageConfig } from "./config.ts";

/** How a page gets the caller's token. */
export interface SignIn {
  /** Without asking; undefined when somebody must sign in. Both reject with `SignInOutOfReach` without a connection. */
  readonly token: () => Promise<string | undefined>;
  /** Asks; false when the person closed it. */
  readonly signIn: () => Promise<boolean>;
}

export interface PaneSignIn extends SignIn {
  /** The account's name at the sign-in page, once a token was had. */
  readonly username: () => string | undefined;
}

/**
 * In the pane: through Excel itself where it can (nested app authentication), otherwise in a dialog of Office. A redirect
 * inside the pane would be refused by the sign-in page.
 */
export function paneSignIn(config: PageConfig): PaneSignIn {
  const isNested = Office.context.requirements.isSetSupported("NestedAppAuth", "1.1");
  return isNested ? nestedSignIn(config) : dialogSignIn();
}

/** Some say that they can and cannot, as Excel on the web does: there the dialog takes over, until the pane is opened anew. */
function nestedSignIn(config: PageConfig): PaneSignIn {
  const { scopes } = config;
  let username: string | undefined;
  let instead: PaneSignIn | undefined;
  let loading: ReturnType<typeof load> | undefined;
  const app = async () => {
    try {
      return await (loading ??= load());
    } catch (error) {
      // What did not arrive is asked for once more the next time.
      loading = undefined;
      throw new SignInOutOfReach({ cause: error });
    }
  };
  app().catch(() => undefined);

  async function load() {
    const [{ createNestablePublicClientApplication, PublicClientApplication }, { msalOptions }] = await Promise.all([
      import("@azure/msal-browser"),
      import("./msal-options.ts"),
    ]);
    // Without a bridge to Excel the library would open a window of its own, which could not come back to the pane.
    instead = dialogSignIn();
    const options = msalOptions(config, location.origin);
    return await createNestablePublicClientApplication(options, undefined, (given, controller) => {
      instead = undefined;
      return new PublicClientApplication(given, controller);
    });
  }

  return {
    username: () => instead?.username() ?? username,
    async token() {
      const library = await app();
      if (instead !== undefined) return await instead.token();
      try {
        const { accessToken, account } = await library.acquireTokenSilent({ scopes });
        username = account.username;
        return accessToken;
      } catch (error) {
        // Whatever else it is, it may pass once somebody signs in.
        if (isUnreached(error)) throw new SignInOutOfReach({ cause: error });
        return undefined;
      }
    },
    async signIn() {
      const library = await app();
      if (instead !== undefined) return await instead.signIn();
      try {
        await library.acquireTokenPopup({ scopes });
        return true;
      } catch (error) {
        if (isClosed(error)) return false;
        if (isUnreached(error)) throw new SignInOutOfReach({ cause: error });
        instead = dialogSignIn();
        return await instead.signIn();
      }
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "errorCode" in error ? String(error.errorCode) : "";
}

function isUnreached(error: unknown): boolean {
  return ["no_network_connectivity", "network_error"].includes(codeOf(error));
}

/** The library writes the first for a window of Excel's, and the second for one of its own. */
function isClosed(error: unknown): boolean {
  return ["user_canceled", "user_cancelled", "access_denied"].includes(codeOf(error));
}

function dialogSignIn(): PaneSignIn {
  let kept: DialogMessage | undefined;
  return {
    username: () => kept?.username,
    token() {
      const isFresh = kept !== undefined && kept.expiresAt > Date.now() + 60_000;
      return Promise.resolve(isFresh ? kept?.accessToken : undefined);
    },
    async signIn() {
      kept = await askInDialog();
      return kept !== undefined;
    },
  };
}

function askInDialog(): Promise<DialogMessage | undefined> {
  return new Promise((resolve) => {
    const address = new URL("/dialog.html", location.origin).href;
    Office.context.ui.displayDialogAsync(address, { height: 60, width: 30 }, (opened) => {
      if (opened.status === Office.AsyncResultStatus.Failed) {
        resolve(undefined);
        return;
      }
      const dialog = opened.value;
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
        dialog.close();
        resolve("message" in event && event.origin === location.origin ? messageIn(event.message) : undefined);
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
        resolve(undefined);
      });
    });
  });
}

const dialogMessage = z.strictObject({ accessToken: z.string().min(1), expiresAt: z.number(), username: z.string() });
/** What the dialog page sends to the pane; `expiresAt` in milliseconds since 1970. */
export type DialogMessage = z.infer<typeof dialogMessage>;

function messageIn(text: string): DialogMessage | undefined {
  try {
    return dialogMessage.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
