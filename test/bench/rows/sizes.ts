import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { folders } from "../../../local/set-up/folders.ts";
import type { Figure } from "../row.ts";

/** What the last build has made. */
export const sizes: readonly Figure[] = [
  {
    name: "first-load",
    asks: "Script of the pane before anything is clicked, gzipped",
    unit: "KB",
    bound: { atMost: 230 },
    read: () => readIfBuilt(path.join(folders.dist, "first-load.json"), firstLoadOfPane),
  },
  {
    name: "functions-bundle",
    asks: "The one file of the service",
    unit: "KB",
    bound: { atMost: 2048 },
    read: () => readIfBuilt(path.join(folders.dist, "functions/main.mjs"), (file) => statSync(file).size / 1024),
  },
];

function readIfBuilt(file: string, read: (file: string) => number | undefined): number | undefined {
  return existsSync(file) ? read(file) : undefined;
}

function firstLoadOfPane(file: string): number | undefined {
  const pages = JSON.parse(readFileSync(file, "utf8")) as readonly { page: string; gzippedScript: number }[];
  const pane = pages.find(({ page }) => page === "pane.html");
  return pane && pane.gzippedScript / 1024;
}
