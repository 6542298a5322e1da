import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { Checked } from "../commands/check.ts";
import type { Corrections } from "../commands/correct-entry.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import type { Outbox } from "../commands/outbox.ts";
import type { RememberedTracker } from "../commands/remembered.ts";
import type { Unfolded } from "./unfolded.ts";
import type { Wanted } from "./wanted-findings.ts";

export interface Notice {
  readonly tone: "success" | "warning" | "error" | "info";
  readonly sentence: string;
  readonly reference?: string;
  /** Of a fault, to be copied for whoever looks into it; what was being done can then be tried again. */
  readonly details?: string;
}

export type Busy =
  "checking" | "clearing" | "submitting" | "confirming" | "looking" | "correcting" | "inserting" | "forgetting";

/** What is looked at of a tracker that is set up. The last four are no tabs. */
export type PageId = "check" | "agenda" | "weeks" | "sample" | "sent" | "help" | "keys" | "forget";

export type PaneState =
  /** `notice`: what was done before, which stands also if this is cancelled. */
  | { readonly screen: "loading"; readonly notice?: Notice | undefined }
  | { readonly screen: "signed-out"; readonly notice?: Notice }
  /** Looking at the workbook was cancelled. */
  | { readonly screen: "stopped"; readonly notice: Notice }
  | { readonly screen: "error"; readonly failure: Failure; readonly details?: string }
  | { readonly screen: "no-team"; readonly me: Me }
  | {
      readonly screen: "no-tracker";
      readonly me: Me | undefined;
      /** Why each sheet is none. */
      readonly notices: readonly string[];
    }
  | {
      readonly screen: "confirm";
      readonly found: ToConfirm;
      readonly me: Me;
      readonly busy?: Busy | undefined;
      readonly notice?: Notice | undefined;
    }
  | CheckScreen;

export interface CheckScreen {
  readonly screen: "check";
  /** The check itself when absent. */
  readonly page?: PageId | undefined;
  /** What its lists are narrowed to; everything when absent. */
  readonly asked?: Wanted | undefined;
  /** Which of their lines are open. */
  readonly unfolded: Unfolded;
  readonly tracker: RememberedTracker;
  /** Absent when the service could not be reached. */
  readonly me?: Me | undefined;
  readonly checked?: Checked | undefined;
  /** What was done about its entries to check since, by their cells. */
  readonly corrections?: Corrections | undefined;
  /** What came of edits in the sheet since Check now; absent where there were none. */
  readonly live?: Live | undefined;
  readonly busy?: Busy | undefined;
  readonly notice?: Notice | undefined;
  /** Runs that wait in this workbook, and the receipts of those that were sent. */
  readonly outbox?: Outbox | undefined;
  /** Why each waiting run could not be sent when it was last tried, by its number. */
  readonly unsent?: ReadonlyMap<string, Unsent> | undefined;
  /** A submission that cannot wait in the workbook, to be sent all the same if the person says so. */
  readonly cannotWait?: CannotWait | undefined;
}

/** The list after an edit or a midnight: still as it was, checked again on this computer, or in need of Check now. */
export type Live = { /** The day that has begun since Check now. */ readonly newDay?: PlainDate | undefined } & (
  | { readonly state: "edited"; readonly at: CheckedAgainAt | undefined }
  | { readonly state: "checked-again"; readonly at: CheckedAgainAt }
  /** Why, and what to do. */
  | { readonly state: "refused"; readonly because: string; readonly at: CheckedAgainAt | undefined }
);

/** Why the list is not of what stands in the sheet today. */
export function behindWords({ newDay }: Live): string {
  return newDay === undefined
    ? "The tracker was edited since this list was made."
    : `It is ${dayInWords(newDay)}, and this list was made before.`;
}

/** The instant at which the list was last checked again, in ISO's form. */
type CheckedAgainAt = string;

/** Why a run waits; one that a newer run has overtaken is sent only if the person says so. */
export type Unsent = Failure & { readonly isOvertaken?: true };

interface CannotWait {
  readonly team: string;
  readonly month: string;
  readonly because: string;
}

export function noticeOf({ sentence, reference }: Failure): Notice {
  return reference === undefined ? { tone: "error", sentence } : { tone: "error", sentence, reference };
}
