import { build, type BuildOptions, type Plugin } from "esbuild";
import { folders } from "../set-up/folders.ts";

const telemetry = "telemetry.mjs";

/** What is loaded only where it is configured lies in a file beside the service. */
const telemetryApart: Plugin = {
  name: "telemetry-apart",
  setup: (plugged) => {
    plugged.onResolve({ filter: /\/telemetry\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: `./${telemetry}`, external: true } : undefined,
    );
  },
};

const options = {
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
} as const satisfies BuildOptions;

/**
 * One file, and one more for telemetry, which has none of @azure/functions: several entries would each carry a copy of
 * that, and only one of them would be asked.
 */
export async function buildFunctions(): Promise<string> {
  const folder = `${folders.dist}/functions`;
  const [service] = await Promise.all([
    build({
      ...options,
      entryPoints: [`${folders.root}functions/main.ts`],
      outfile: `${folder}/main.mjs`,
      plugins: [telemetryApart],
    }),
    build({
      ...options,
      entryPoints: [`${folders.root}functions/telemetry/telemetry.ts`],
      outfile: `${folder}/${telemetry}`,
    }),
  ]);
  const bytes = Object.values(service.metafile.outputs).reduce(
    (most, output) => Math.max(most, output.entryPoint ? output.bytes : 0),
    0,
  );
  return `dist/functions/main.mjs  ${Math.round(bytes / 1024)} KB`;
}
