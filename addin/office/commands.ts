import type { PaneModel } from "../taskpane/pane-model.ts";

/** The ribbon's buttons and the keyboard's shortcuts. Pane and ribbon share one runtime, so both work on the same model. */
export function associateCommands(model: PaneModel): void {
  associate("show-pane", showPane);
  associate("check", async () => {
    await showPane();
    await model.checkNow();
  });
  associate("clear", model.clear);
}

async function showPane(): Promise<void> {
  await Office.addin.showAsTaskpane();
}

/** A button of the ribbon waits for the end of its event; a keyboard shortcut runs the same function without one. */
function associate(name: string, action: () => Promise<void>): void {
  Office.actions.associate(name, (event?: Partial<Office.AddinCommands.Event>) => {
    void action().finally(() => {
      event?.completed?.();
    });
  });
}
