// Run as a process of its own: the local stack as `npm start` makes it, without building pages. Says where it is as one
// line of JSON, answers each line that it is sent once the change feed has caught up, and stops on SIGTERM.
import { createInterface } from "node:readline";
import { localhostCertificate } from "../../local/set-up/certificate.ts";
import { startStack } from "../../local/stack/stack.ts";

const [data = "", certificates = "", today = "2025-09-15"] = process.argv.slice(2);

const tell = (what: object): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

const stack = await startStack({
  port: 0,
  data,
  today,
  certificate: await localhostCertificate(certificates, new Date()),
  log: (line) => process.stderr.write(`${line}\n`),
});
process.once("SIGTERM", () => {
  void stack.stop().then(() => process.exit(0));
});
tell({ origin: stack.origin });
createInterface({ input: process.stdin }).on("line", () => {
  void stack.host.feedIdle().then(() => {
    tell({ caughtUp: true });
  });
});
