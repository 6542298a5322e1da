import { build } from "esbuild";
import { folders } from "../set-up/folders.ts";

/** One file: several entries would each carry a copy of @azure/functions, and only one of them would be asked. */
export async function buildFunctions(): Promise<string> {
  const result = await build({
    entryPoints: [`${folders.root}functions/main.ts`],
    outfile: `${folders.dist}/functions/main.mjs`,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    minify: true,
    keepNames: true,
    sourcemap: true,
    legalComments: "linked",
    metafile: true,
    // Supplied by the Functions host at run time.
    external: ["@azure/functions-core"],
    // Vendors' CommonJS asks for `require`, which a module does not have.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  const bytes = Object.values(result.metafile.outputs).reduce(
    (most, output) => Math.max(most, output.entryPoint ? output.bytes : 0),
    0,
  );
  return `dist/functions/main.mjs  ${Math.round(bytes / 1024)} KB`;
}
