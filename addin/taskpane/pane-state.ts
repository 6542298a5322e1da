import type { Failure } from "../../shared/contract/client.ts";
import type { AuditRun, Me } from "../../shared/contract/routes.ts";
import type { Checked } from "../commands/check.ts";
import type { Corrections } from "../commands/correct-entry.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import type { RememberedTracker } from "../commands/remembered.ts";

export interface Notice {
  readonly tone: "success" | "warning" | "error" | "info";
  readonly sentence: string;
  readonly reference?: string;
}

export type Busy =
  | "checking"
  | "clearing"
  | "submitting"
  | "confirming"
  | "looking"
  | "correcting"
  | "inserting"
  | "drawing"
  | "forgetting";

/** What is looked at of a tracker that is set up. */
export type PageId = "check" | "agenda" | "weeks" | "sample" | "help";

export type PaneState =
  | { readonly screen: "loading" }
  | { readonly screen: "signed-out"; readonly notice?: Notice }
  | { readonly screen: "error"; readonly failure: Failure }
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
  readonly tracker: RememberedTracker;
  /** Absent when the service could not be reached. */
  readonly me?: Me | undefined;
  readonly checked?: Checked | undefined;
  /** What was done about its entries to check since, by their cells. */
  readonly corrections?: Corrections | undefined;
  readonly busy?: Busy | undefined;
  readonly notice?: Notice | undefined;
  /** The run that was acknowledged last. */
  readonly receipt?: AuditRun | undefined;
}

export function noticeOf({ sentence, reference }: Failure): Notice {
  return reference === undefined ? { tone: "error", sentence } : { tone: "error", sentence, reference };
}
