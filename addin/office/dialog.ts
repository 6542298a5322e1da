import { loadConfig } from "./config.ts";
import { redirectSignIn } from "./redirect-sign-in.ts";
import type { DialogMessage } from "./sign-in.ts";

/** The window in which somebody signs in where Excel cannot do it itself: to the sign-in page and back, then to the pane. */
async function start(): Promise<void> {
  await Office.onReady();
  const signIn = redirectSignIn(await loadConfig(fetch));
  const returned = await signIn.returned();
  if (returned === null) {
    await signIn.signIn();
    return;
  }
  const expiresAt = returned.expiresOn?.getTime() ?? 0;
  const message: DialogMessage = {
    accessToken: returned.accessToken,
    expiresAt,
    username: returned.account.username,
  };
  Office.context.ui.messageParent(JSON.stringify(message), { targetOrigin: location.origin });
}

start().catch(() => {
  const root = document.getElementById("root");
  if (root !== null) root.textContent = "Signing in did not work: close this window and try again.";
});
