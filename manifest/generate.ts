/**
 * Writes both manifests from `product.ts`; with `--check` it changes nothing and fails when a committed one differs or is
 * not valid. `--origin https://…` makes them for another address and writes them to `dist/manifest/`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { addresses } from "./product.ts";
import { faultsOfUnified, faultsOfXml } from "./validate.ts";
import { unifiedManifest } from "./unified.ts";
import { xmlManifest } from "./xml.ts";

const { values } = parseArgs({ options: { check: { type: "boolean" }, origin: { type: "string" } } });
const at = addresses(values.origin ?? "https://localhost:3443");
const folder = fileURLToPath(new URL(values.origin === undefined ? "./" : "../dist/manifest/", import.meta.url));
const files = [
  { path: `${folder}manifest.xml`, text: xmlManifest(at) },
  { path: `${folder}manifest.json`, text: `${JSON.stringify(unifiedManifest(at), undefined, 2)}\n` },
];

const faults: string[] = [];
if (values.check === true) {
  for (const { path, text } of files) {
    if (readFileSync(path, "utf8") !== text)
      faults.push(`${path} is not what product.ts says: run npm run manifests:write`);
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(path, text);
}
faults.push(...(await faultsOfXml(`${folder}manifest.xml`)), ...faultsOfUnified(`${folder}manifest.json`));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
