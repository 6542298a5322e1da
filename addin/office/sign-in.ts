import * as z from "zod";
import type { PageConfig } from "./config.ts";

/** How a page gets the caller's token. */
export interface SignIn {
  /** Without asking; undefined when somebody must sign in. */
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

function nestedSignIn(config: PageConfig): PaneSignIn {
  const { scopes } = config;
  let username: string | undefined;
  const loading = load();

  async function load() {
    const [{ createNestablePublicClientApplication, InteractionRequiredAuthError }, { msalOptions }] =
      await Promise.all([import("@azure/msal-browser"), import("./msal-options.ts")]);
    const app = await createNestablePublicClientApplication(msalOptions(config, location.origin));
    return { app, InteractionRequiredAuthError };
  }

  return {
    username: () => username,
    async token() {
      const { app, InteractionRequiredAuthError } = await loading;
      try {
        const { accessToken, account } = await app.acquireTokenSilent({ scopes });
        username = account.username;
        return accessToken;
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError || isNobody(error)) return undefined;
        throw error;
      }
    },
    async signIn() {
      const { app } = await loading;
      try {
        await app.acquireTokenPopup({ scopes });
        return true;
      } catch (error) {
        if (isClosed(error)) return false;
        throw error;
      }
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "errorCode" in error ? String(error.errorCode) : "";
}

function isNobody(error: unknown): boolean {
  return ["no_account_error", "no_account_found", "interaction_required", "login_required"].includes(codeOf(error));
}

function isClosed(error: unknown): boolean {
  return ["user_cancelled", "popup_window_error", "access_denied"].includes(codeOf(error));
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
