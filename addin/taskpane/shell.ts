import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Client } from "../../shared/contract/client.ts";
import type { Workbook } from "../workbook.ts";

/** What the pane needs of the world around it. */
export interface PaneShell {
  readonly workbook: Workbook;
  readonly client: Client;
  /** Asks somebody to sign in; false when they closed it. */
  readonly signIn: () => Promise<boolean>;
  /** Opens the roll-up page in a window of its own, for the same person. */
  readonly openRollUp: () => void;
  /** Today in London by this computer's clock, for when the service cannot say. */
  readonly today: () => PlainDate;
  readonly newId: () => string;
}
