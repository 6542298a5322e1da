import { createRoot } from "react-dom/client";
import { config as configureSchemas } from "zod";
import { createAuditClient } from "../../shared/contract/audit-client.ts";
import { createClient } from "../../shared/contract/client.ts";
import { PaneApp } from "../taskpane/pane-app.tsx";
import { paneModel, type PaneModel } from "../taskpane/pane-model.ts";
import { AppFrame } from "../ui/app-frame.tsx";
import { MessageScreen } from "../ui/message-screen.tsx";
import { associateCommands } from "./commands.ts";
import { loadConfig } from "./config.ts";
import { officeWorkbook } from "./office-workbook.ts";
import { restWhileHidden } from "./rest-while-hidden.ts";
import { paneSignIn } from "./sign-in.ts";
import { todayInLondon } from "./today.ts";
import { tellOfFaults } from "./unexpected-faults.ts";
import { noting, webFetch } from "./web-fetch.ts";

// The pages forbid code made from text, which the library would otherwise try.
configureSchemas({ jitless: true });

/** In milliseconds. */
const aMinute = 60_000;

const root = createRoot(document.getElementById("root") ?? document.body);

async function start(): Promise<PaneModel> {
  const [, config] = await Promise.all([Office.onReady(), loadConfig(fetch)]);
  const { token, signIn, username } = paneSignIn(config);
  const { fetch: askService, lastReference } = noting(webFetch);
  const service = { base: config.apiBase, fetch: askService, token };
  const model = paneModel({
    workbook: officeWorkbook,
    client: createClient(service),
    audits: createAuditClient(service),
    lastReference,
    signIn,
    openRollUp: () => void showRollUp(),
    today: () => todayInLondon(new Date()),
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
    after: (milliseconds, action) => {
      const timer = setTimeout(action, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  const showPane = (): void => {
    root.render(
      <AppFrame isDark={isDark()}>
        <PaneApp model={model} />
      </AppFrame>,
    );
  };
  /** In the place of the pane, which is as it was when it comes back. */
  const showRollUp = async (): Promise<void> => {
    const { rollUpInPane } = await import("./roll-up-in-pane.tsx");
    const ways = [
      { label: "Back to the tracker", act: showPane },
      {
        label: "Open in the browser",
        act: () => {
          openRollUp(username());
        },
      },
    ];
    root.render(rollUpInPane({ service, signIn, isDark: isDark(), ways }));
  };
  showPane();
  restWhileHidden(model);
  tellOfFaults(model);
  // A timer for midnight itself would sleep with the computer.
  setInterval(model.lookAtDay, aMinute);
  await model.start();
  return model;
}

/** In the browser, signed in as the same person where that is known. */
function openRollUp(username: string | undefined): void {
  const address = new URL("/rollup.html", location.origin);
  if (username !== undefined) address.searchParams.set("login_hint", username);
  if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) {
    Office.context.ui.openBrowserWindow(address.href);
  } else open(address, "_blank", "noopener");
}

/** Excel's theme, where it tells one. */
function isDark(): boolean | undefined {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  return theme?.isDarkTheme;
}

const opened = start();
associateCommands(opened);
opened.catch((error: unknown) => {
  console.error(error);
  root.render(
    <AppFrame>
      <MessageScreen
        title="The pane could not start"
        sentence="Close it and open it again; if it happens twice, tell your administrator."
      />
    </AppFrame>,
  );
});
