import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { Client } from "../../shared/contract/client.ts";
import type { Workbook } from "../workbook.ts";

export class SignInOutOfReach extends Error {
  constructor(options?: ErrorOptions) {
    super("The sign-in cannot be reached: check the connection and try again.", options);
  }
}

/** What the pane needs of the world around it. */
export interface PaneShell {
  readonly workbook: Workbook;
  readonly client: Client;
  /** What lies beside runs that were submitted. */
  readonly audits: Pick<AuditClient, "audits" | "sample" | "drawSample" | "answerSample">;
  /** What the service called its last answer, to be quoted when asking for help; undefined before the first. */
  readonly lastReference: () => string | undefined;
  /** Asks somebody to sign in; false when they closed it. Rejects with `SignInOutOfReach` without a connection. */
  readonly signIn: () => Promise<boolean>;
  /** Shows the roll-up page in the place of the pane. */
  readonly openRollUp: () => void;
  /** Today in London by this computer's clock, for when the service cannot say. */
  readonly today: () => PlainDate;
  readonly newId: () => string;
  /** The instant it is by this computer's clock, in ISO's form; no check depends on it. */
  readonly now: () => string;
  /** Does something once so many milliseconds have passed, unless what it answers is called before. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
}
