/** `npm start`: the whole product on one computer. `--port 3443`, `--data FOLDER`, `--today 2025-09-15` (or `now`). */
import path from "node:path";
import { buildEverything } from "./build/everything.ts";
import { localhostCertificate } from "./set-up/certificate.ts";
import { folders } from "./set-up/folders.ts";
import { startOptions } from "./stack/start-options.ts";
import { startStack } from "./stack/stack.ts";

async function start(): Promise<void> {
  const { port, data, today, noBuild } = startOptions(process.argv.slice(2));
  // Every time: it takes seconds, and what is shown is what is written.
  if (!noBuild) await buildEverything({ isProduction: false });
  const certificate = await localhostCertificate(folders.certificate, new Date());
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const stack = await startStack({ port, data, today, certificate, log: say });
  const stop = (): void => {
    stack.stop().then(() => process.exit(0), giveUp);
  };
  // Before anything is said: whoever reads that it runs may stop it at once.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  say(`
Caseload Oversight is running. Press Ctrl+C to stop.

  Workbench      ${stack.origin}/workbench.html
  Roll-up        ${stack.origin}/rollup.html
  API document   ${stack.origin}/api/openapi.html
  Sign in as…    ${stack.origin}/local/people.html

The certificate is this computer's own: the browser asks once, or trust ${path.relative(process.cwd(), certificate.file)}.
In real Excel: trust that certificate, then sideload manifest/manifest.xml (Insert, Add-ins, Upload My Add-in).
`);
}

function giveUp(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

start().catch(giveUp);
