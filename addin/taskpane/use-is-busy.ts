import { useSyncExternalStore } from "react";
import type { PaneModel } from "./pane-model.ts";

/** Whether the pane is doing something, for what is drawn anew when that changes and with nothing around it. */
export function useIsBusy(model: PaneModel): boolean {
  return useSyncExternalStore(model.subscribe, () => {
    const state = model.state();
    return "busy" in state && state.busy !== undefined;
  });
}
