import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { functionsMetadata } from "../../addin/custom-functions/metadata.ts";
import { customFunctions } from "../../manifest/product.ts";
import { folders } from "../set-up/folders.ts";

const runtime = {
  local: "/office-js/custom-functions-runtime.js",
  production: "https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.js",
};

interface Task {
  readonly isProduction: boolean;
  readonly folder: string;
}

/**
 * One classic script with nothing to import, for a runtime that may have no page around it; the page that holds it where
 * there is one; and what Excel reads of the functions before it runs them. The manifest fixes their names.
 */
export async function buildCustomFunctions({ isProduction, folder }: Task): Promise<{ gzippedScript: number }> {
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, customFunctions.script);
  await build({
    absWorkingDir: folders.root,
    entryPoints: ["addin/custom-functions/associate.ts"],
    outfile: script,
    bundle: true,
    format: "iife",
    // The oldest language that has the readers' patterns. Excel's own engines are behind the browsers'.
    target: "es2018",
    minify: true,
    sourcemap: "linked",
    legalComments: "linked",
  });
  writeFileSync(path.join(folder, customFunctions.page), html(isProduction ? runtime.production : runtime.local));
  writeFileSync(path.join(folder, customFunctions.metadata), `${JSON.stringify(functionsMetadata(), undefined, 2)}\n`);
  return { gzippedScript: gzipSync(readFileSync(script)).length };
}

function html(runtimeScript: string): string {
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <title>Functions · Caseload Oversight</title>
    <script src="${runtimeScript}"></script>
    <script src="/${customFunctions.script}"></script>
  </head>
  <body></body>
</html>
`;
}
