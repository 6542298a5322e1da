import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";

/** What every page of a tracker is given. */
export interface PageProps {
  readonly state: CheckScreen;
  readonly model: PaneModel;
}
