/** `npm start`: the whole product on one computer. `--port 3443`, `--data FOLDER`, `--today 2025-09-15` (or `now`). */
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { localhostCertificate } from "./set-up/certificate.ts";
import { folders } from "./set-up/folders.ts";
import { startStack } from "./stack/stack.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3443" },
    data: { type: "string", default: path.join(folders.data, "data") },
    today: { type: "string", default: "2025-09-15" },
  },
});

async function start(): Promise<void> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port: give a number such as 3443.`);
  if (values.today !== "now" && !/^\d{4}-\d{2}-\d{2}$/.test(values.today))
    throw new Error(`--today ${values.today} is not a day: give one such as 2025-09-15, or now.`);
  if (!existsSync(path.join(folders.workbench, "workbench.html"))) await import("./build/build.ts");
  const certificate = await localhostCertificate(folders.certificate, new Date());
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const stack = await startStack({ port, data: values.data, today: values.today, certificate, log: say });
  say(`
Caseload Oversight is running. Press Ctrl+C to stop.

  Workbench      ${stack.origin}/workbench.html
  Roll-up        ${stack.origin}/rollup.html
  API document   ${stack.origin}/api/openapi.json
  Sign in as…    ${stack.origin}/local/people.html

The certificate is this computer's own: the browser asks once, or trust ${path.relative(process.cwd(), certificate.file)}.
In real Excel: trust that certificate, then sideload manifest/manifest.xml (Insert, Add-ins, Upload My Add-in).
`);
  const stop = (): void => {
    void stack.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
