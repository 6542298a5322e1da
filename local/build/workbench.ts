import { cpSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { folders } from "../set-up/folders.ts";

/** The page that stands in for Excel: the grid, and the frame that the pane lives in. */
export async function buildWorkbench(): Promise<string> {
  await build({
    absWorkingDir: folders.root,
    entryPoints: { workbench: "local/excel/page/workbench.ts" },
    outdir: "dist/local",
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    loader: { ".ttf": "dataurl", ".woff": "dataurl", ".woff2": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  for (const file of ["workbench.html", "workbench-page.css", "nested-bridge.js"]) {
    cpSync(path.join(folders.root, "local/excel/page", file), path.join(folders.workbench, file));
  }
  return "dist/local/workbench.html";
}
