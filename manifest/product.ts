import { readFileSync } from "node:fs";

/** The one source of ids, names and version from which both manifests are made. */

interface Package {
  readonly version: string;
}

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Package;

export const product = {
  id: "5b0e4c1a-6d2f-4f57-9a38-2f1c7d90b6e4",
  version,
  name: "Caseload Oversight",
  provider: "Caseload Oversight",
  summary: "Checks your caseload tracker against your council's supervision policy.",
  description:
    "Reads the caseload tracker you already keep, has it checked against your council's supervision policy, marks what is overdue in words and colour, and prepares the next supervision. Children's names never leave the workbook.",
  accent: "#0F5B5B",
  /** The floor: merged brothers and sisters cannot be read below it. */
  requires: [
    { name: "SharedRuntime", minVersion: "1.1" },
    { name: "ExcelApi", minVersion: "1.13" },
  ],
  iconSizes: [16, 32, 80],
} as const;

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Opens the pane, or runs the function of this name in the shared runtime. */
  readonly does: "open-pane" | { readonly run: string };
}

export const ribbon: readonly RibbonButton[] = [
  {
    id: "OpenPane",
    label: "Open pane",
    tip: "Shows the list of what is overdue, why, and what to do next.",
    does: "open-pane",
  },
  {
    id: "CheckNow",
    label: "Check",
    tip: "Checks this tracker against the council's policy and marks what needs somebody.",
    does: { run: "check" },
  },
  {
    id: "ClearMarks",
    label: "Clear",
    tip: "Takes every mark of this add-in out of the sheet and leaves the rest as it is.",
    does: { run: "clear" },
  },
];

export interface Shortcut {
  /** What the shared runtime runs: the function of a ribbon button, or one of its own. */
  readonly run: string;
  readonly name: string;
  /** Ctrl and Alt with a letter that neither Excel nor a British keyboard's AltGr uses. A Mac's Alt is Option. */
  readonly keys: string;
}

/** Excel itself listens for these, also while a cell has the focus; whoever has given them to something else is asked. */
export const shortcuts: readonly Shortcut[] = [
  { run: "show-pane", name: "Go to the Caseload Oversight pane", keys: "Ctrl+Alt+J" },
  { run: "check", name: "Check now", keys: "Ctrl+Alt+K" },
];

/** Where Excel reads the shortcuts when it goes by the XML manifest. */
export const shortcutsFile = "shortcuts.json";

/**
 * Formulas such as =OVERSIGHT.STATE(…). They run apart from the pane: sharing its runtime would start the whole pane,
 * unseen, for whoever opens a workbook that holds one. Excel loads the script alone where it can, and the page elsewhere.
 */
export const customFunctions = {
  namespace: "OVERSIGHT",
  page: "custom-functions.html",
  script: "custom-functions.js",
  metadata: "custom-functions.json",
  /** Errors given to a function, and sentences beside the errors that it answers. */
  requires: { name: "CustomFunctionsRuntime", minVersion: "1.3" },
} as const;

/** Where the pages are served. */
export interface Addresses {
  readonly origin: string;
  readonly pane: string;
  readonly help: string;
  icon(size: number): string;
  asset(name: string): string;
}

/** Of any address there: what stands after the host is left out. */
export function addresses(address: string): Addresses {
  const { origin } = new URL(address);
  return {
    origin,
    pane: `${origin}/pane.html`,
    help: `${origin}/help.html`,
    icon: (size) => `${origin}/icons/icon-${size}.png`,
    asset: (name) => `${origin}/${name}`,
  };
}
