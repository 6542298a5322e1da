import type { PaneModel } from "../taskpane/pane-model.ts";

/** The pane's code lives on when the pane is closed, for the ribbon's buttons: nothing is read for a list that nobody sees. */
export function restWhileHidden(model: PaneModel): void {
  addEventListener("pagehide", () => void model.rest());
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
  void Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    void (visibilityMode === Office.VisibilityMode.hidden ? model.rest() : model.wake());
  });
}
