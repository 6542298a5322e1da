import type { PaneModel } from "../taskpane/pane-model.ts";

/** The pane's code lives on when the pane is closed, for the ribbon's buttons: nothing is read for a list that nobody sees. */
export function restWhileHidden(model: PaneModel): void {
  addEventListener("pagehide", () => void model.rest());
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
  const follow = ({ visibilityMode }: Office.VisibilityModeChangedMessage): void => {
    void (visibilityMode === Office.VisibilityMode.hidden ? model.rest() : model.wake());
  };
  // Where Excel does not tell, the pane goes on reading: that harms nothing.
  Office.addin.onVisibilityModeChanged(follow).catch(() => undefined);
}
