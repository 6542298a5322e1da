import type { PaneModel } from "../taskpane/pane-model.ts";

/**
 * The ribbon's buttons and the keyboard's shortcuts. Pane and ribbon share one runtime, so both work on the same model. For
 * the first press Excel loads the page and looks for the function at once: the press then waits until the pane has opened.
 */
export function associateCommands(opened: Promise<PaneModel>): void {
  associate("show-pane", showPane);
  associate("check", async () => {
    void showPane();
    await (await opened).checkNow();
  });
  associate("clear", async () => {
    await (await opened).clear();
  });
}

/** What was asked for is done also where Excel shows no pane. */
async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch (error) {
    console.error(error);
  }
}

/**
 * A button of the ribbon waits for the end of its event, and Excel has been seen to show no pane until then: what goes on is
 * the pane's to tell. A keyboard shortcut runs the same function without an event.
 */
function associate(name: string, action: () => Promise<void>): void {
  Office.actions.associate(name, (event?: Partial<Office.AddinCommands.Event>) => {
    event?.completed?.();
    void action();
  });
}
