import { rmSync } from "node:fs";
import { folders } from "../set-up/folders.ts";
import { compressPages } from "./compress.ts";
import { buildFunctions } from "./functions.ts";
import { buildPages } from "./pages.ts";
import { layOutService } from "./service-folder.ts";
import { buildWorkbench } from "./workbench.ts";

/**
 * Builds what runs: `dist/functions` (one file for Azure Functions), `dist/addin` (the pages, for the same function app or
 * any static host) and `dist/local` (the workbench) or, for production, `dist/service` (the first two as they are
 * deployed). Answers a line for each.
 */
export async function buildEverything({ isProduction }: { isProduction: boolean }): Promise<readonly string[]> {
  for (const folder of [`${folders.dist}/functions`, folders.pages, folders.workbench]) {
    rmSync(folder, { recursive: true, force: true });
  }
  const built = await Promise.all([
    buildFunctions(),
    buildPages({ isProduction }),
    ...(isProduction ? [] : [buildWorkbench()]),
  ]);
  if (isProduction) {
    compressPages(folders.pages);
    layOutService({ root: folders.root, folder: folders.service });
  }
  return built;
}
