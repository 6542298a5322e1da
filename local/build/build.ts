/**
 * Builds what runs: `dist/functions` (one file for Azure Functions), `dist/addin` (the pages, from any static host) and
 * `dist/local` (the workbench). `--production` takes office.js from Microsoft's own host instead of this computer's copy.
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { folders } from "../set-up/folders.ts";
import { buildFunctions } from "./functions.ts";
import { buildPages } from "./pages.ts";
import { buildWorkbench } from "./workbench.ts";

const { values } = parseArgs({ options: { production: { type: "boolean" } } });
const isProduction = values.production === true;

for (const folder of [`${folders.dist}/functions`, folders.pages, folders.workbench]) {
  rmSync(folder, { recursive: true, force: true });
}
const built = await Promise.all([
  buildFunctions(),
  buildPages({ isProduction }),
  ...(isProduction ? [] : [buildWorkbench()]),
]);
process.stdout.write(`${built.join("\n")}\n`);
