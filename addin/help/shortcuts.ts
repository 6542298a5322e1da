/** A key that works, and what it does. */
export interface KeyHelp {
  readonly keys: string;
  readonly does: string;
}

/** What the manifests ask Excel to listen for. */
export const keysInExcel: readonly KeyHelp[] = [
  { keys: "Ctrl+Alt+J", does: "Go to the Caseload Oversight pane" },
  { keys: "Ctrl+Alt+K", does: "Check now" },
];

/** What Excel and every browser do of themselves. */
export const keysInPane: readonly KeyHelp[] = [
  { keys: "F6", does: "Go from the sheet to the ribbon, the pane and back (in a browser Ctrl+F6)" },
  { keys: "Tab, Shift+Tab", does: "Go to the next or the last control of the pane" },
  { keys: "Enter or Space", does: "Press the button; open or close what is folded" },
  { keys: "← and →", does: "Go from tab to tab; Enter turns to it" },
  { keys: "↑ and ↓", does: "Go through a menu or a list of choices" },
  { keys: "Esc", does: "Close a menu; skip the tour; cancel what the pane is doing, while it says Cancel" },
];

/** Where the keys of Excel can be had, and what happens where another has them. */
export const keysNote =
  "The first two work in Excel on the web, on Windows from version 2102 and on a Mac from 16.55. If something else has them already, Excel asks once which of the two is meant.";
