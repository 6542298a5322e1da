import { createRoot } from "react-dom/client";
import { config as configureSchemas } from "zod";
import { createAuditClient } from "../../shared/contract/audit-client.ts";
import { createClient, type ClientOptions } from "../../shared/contract/client.ts";
import { Notice } from "../rollup/notice.tsx";
import { PageTheme } from "../rollup/page-theme.tsx";
import type { PageTools } from "../rollup/page-tools.ts";
import { RollUpPage } from "../rollup/roll-up-page.tsx";
import { rollUpStore } from "../rollup/roll-up-store.ts";
import { loadConfig } from "./config.ts";
import { saveFile } from "./save-file.ts";
import { webFetch } from "./web-fetch.ts";
import { startWebSignIn } from "./web-sign-in.ts";

// The pages forbid code made from text, which the library would otherwise try.
configureSchemas({ jitless: true });

const root = createRoot(document.getElementById("root") ?? document.body);

async function start(): Promise<void> {
  const config = await loadConfig(fetch);
  const signIn = await startWebSignIn(config, new URL(location.href));
  const service: ClientOptions = { base: config.apiBase, fetch: webFetch, token: signIn.token };
  const store = rollUpStore({ client: createClient(service), now: () => new Date() });
  const tools: PageTools = {
    client: createAuditClient(service),
    service,
    save: saveFile(service),
  };
  root.render(<RollUpPage store={store} signIn={signIn} tools={tools} />);
  if (signIn.fault === undefined) await store.refresh();
}

root.render(
  <PageTheme>
    <Notice title="Opening" sentence="One moment: the page is starting." isBusy />
  </PageTheme>,
);
start().catch((error: unknown) => {
  console.error(error);
  const tryAgain = {
    label: "Try again",
    act: (): void => {
      location.reload();
    },
  };
  root.render(
    <PageTheme>
      <Notice
        title="The page could not start"
        sentence="Check the connection and try again; if it happens twice, tell your administrator."
        actions={[tryAgain]}
      />
    </PageTheme>,
  );
});
