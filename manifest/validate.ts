import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import Ajv from "ajv-draft-04";
import { OfficeAddinManifest } from "office-addin-manifest";
import { product } from "./product.ts";

const require = createRequire(import.meta.url);

/** What `office-addin-manifest` reads must be what `product.ts` says. Its own `validate` asks a service, so it is not used. */
export async function faultsOfXml(file: string): Promise<string[]> {
  const info = await OfficeAddinManifest.readManifestFile(file);
  const expected = { id: product.id, version: `${product.version}.0`, displayName: product.name, hosts: ["Workbook"] };
  return Object.entries(expected)
    .filter(([key, value]) => JSON.stringify(info[key as keyof typeof expected]) !== JSON.stringify(value))
    .map(([key, value]) => `${file}: ${key} should be ${JSON.stringify(value)}`);
}

/** Validates against the schema that @microsoft/app-manifest ships, without asking any service. */
export function faultsOfUnified(file: string): string[] {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { manifestVersion: string };
  const schemas = path.join(
    path.dirname(require.resolve("@microsoft/app-manifest/package.json")),
    "build/json-schemas/teams",
  );
  const schemaFile = path.join(schemas, `v${manifest.manifestVersion}`, "MicrosoftTeams.schema.json");
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    JSON.parse(readFileSync(schemaFile, "utf8")) as object,
  );
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map((error) => `${file}: ${error.instancePath} ${error.message ?? "is not valid"}`);
}
