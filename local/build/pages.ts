import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { helpPage } from "../../addin/help/help-page.ts";
import { customFunctions, shortcutsFile } from "../../manifest/product.ts";
import { shortcutsJson } from "../../manifest/shortcuts.ts";
import { editions } from "../../shared/policy/registry.ts";
import { folders } from "../set-up/folders.ts";
import { buildCustomFunctions } from "./custom-functions.ts";
import { fluentByFile } from "./fluent-by-file.ts";

interface Page {
  readonly file: string;
  readonly title: string;
  readonly entry: string;
  readonly usesOffice: boolean;
}

const pages: readonly Page[] = [
  { file: "pane.html", title: "Caseload Oversight", entry: "addin/office/pane.tsx", usesOffice: true },
  {
    file: "rollup.html",
    title: "Roll-up · Caseload Oversight",
    entry: "addin/office/rollup-page.tsx",
    usesOffice: false,
  },
  { file: "dialog.html", title: "Sign in · Caseload Oversight", entry: "addin/office/dialog.ts", usesOffice: true },
];

const helpTemplate = path.join(folders.root, "addin/help.html");
const officeJs = {
  local: "/office-js/office.js",
  production: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
};

function html(page: Page, script: string, office: string): string {
  const officeTag = page.usesOffice ? `\n    <script src="${office}"></script>` : "";
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${page.title}</title>
    <link rel="icon" href="/icons/icon-32.png" />${officeTag}
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>Caseload Oversight needs JavaScript.</noscript>
  </body>
</html>
`;
}

function outputOf(metafile: Metafile, entry: string): string {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry);
  if (found === undefined) throw new Error(`The build made nothing of ${entry}.`);
  return found[0];
}

/** What a page loads before anything is clicked: its entry and every chunk that is imported outright, gzipped. */
function firstLoad(metafile: Metafile, output: string): number {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const used of metafile.outputs[file]?.imports ?? []) {
      if (used.kind === "import-statement" && used.external !== true) visit(used.path);
    }
  };
  visit(output);
  return [...seen].reduce((total, file) => total + gzipSync(readFileSync(path.join(folders.root, file))).length, 0);
}

export async function buildPages({ isProduction }: { isProduction: boolean }): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: folders.root,
    entryPoints: pages.map((page) => page.entry),
    outdir: "dist/addin/assets",
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    sourcemap: "linked",
    legalComments: "linked",
    metafile: true,
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [fluentByFile],
  });
  mkdirSync(folders.pages, { recursive: true });
  const sizes = pages.map((page) => {
    const output = outputOf(metafile, page.entry);
    const script = `/${path.relative("dist/addin", output)}`;
    writeFileSync(
      path.join(folders.pages, page.file),
      html(page, script, isProduction ? officeJs.production : officeJs.local),
    );
    return { page: page.file, gzippedScript: firstLoad(metafile, output) };
  });
  const functions = await buildCustomFunctions({ isProduction, folder: folders.pages });
  sizes.push({ page: customFunctions.page, gzippedScript: functions.gzippedScript });
  writeFileSync(path.join(folders.dist, "first-load.json"), `${JSON.stringify(sizes, undefined, 2)}\n`);
  cpSync(path.join(folders.root, "manifest/icons"), path.join(folders.pages, "icons"), { recursive: true });
  writeFileSync(path.join(folders.pages, "help.html"), helpPage(readFileSync(helpTemplate, "utf8"), editions));
  writeFileSync(path.join(folders.pages, shortcutsFile), `${JSON.stringify(shortcutsJson(), undefined, 2)}\n`);
  return sizes
    .map(
      ({ page, gzippedScript }) =>
        `dist/addin/${page}  ${Math.round(gzippedScript / 1024)} KB of script at first load, gzipped`,
    )
    .join("\n");
}
