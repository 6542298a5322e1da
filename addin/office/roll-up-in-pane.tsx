import { createAuditClient } from "../../shared/contract/audit-client.ts";
import { createClient, type ClientOptions } from "../../shared/contract/client.ts";
import type { PageTools } from "../rollup/page-tools.ts";
import { RollUpPage } from "../rollup/roll-up-page.tsx";
import { rollUpStore } from "../rollup/roll-up-store.ts";
import { SignInOutOfReach } from "../taskpane/shell.ts";
import { insertRollUp } from "./insert-roll-up.ts";
import type { SignIn } from "./sign-in.ts";

interface InPane {
  readonly service: ClientOptions;
  readonly signIn: SignIn["signIn"];
  readonly isDark: boolean | undefined;
  /** The other places to go to from here. */
  readonly ways: NonNullable<PageTools["ways"]>;
}

/** The roll-up page inside Excel, where its figures can be put into the workbook. Files are the browser's to save. */
export function rollUpInPane({ service, signIn, isDark, ways }: InPane) {
  const store = rollUpStore({ client: createClient(service), now: () => new Date() });
  const tools: PageTools = {
    client: createAuditClient(service),
    service,
    insert: insertRollUp,
    ways,
  };
  const signInHere = async (): Promise<void> => {
    try {
      if (!(await signIn())) return;
    } catch (error) {
      if (!(error instanceof SignInOutOfReach)) throw error;
    }
    // Without a connection this is what says so.
    await store.refresh();
  };
  void store.refresh();
  return (
    <RollUpPage store={store} signIn={{ token: service.token, signIn: signInHere }} tools={tools} isDark={isDark} />
  );
}
