/** What `npm test` needs before it starts: the right Node, a certificate for localhost and a browser. */
import { folders } from "./folders.ts";
import { localhostCertificate } from "./certificate.ts";
import { ensureChromium } from "./chromium.ts";

if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `This is Node ${process.versions.node}; the project brings Node 24 with it. Run npm install, then npm test, rather than node itself.\n`,
  );
  process.exit(1);
}

try {
  await localhostCertificate(folders.certificate, new Date());
  process.stdout.write(`Browser for the tests: ${ensureChromium()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
