import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

interface Places {
  /** The checkout, with what is built in its `dist`. */
  readonly root: string;
  readonly folder: string;
}

/**
 * What goes to Azure, whole and alone: the bundle needs no package beside it, and where whoever deploys it would have it
 * built once more, there is nothing to build.
 */
export function layOutService({ root, folder }: Places): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const built of ["functions", "addin"]) {
    cpSync(path.join(root, "dist", built), path.join(folder, built), { recursive: true });
  }
  cpSync(path.join(root, "host.json"), path.join(folder, "host.json"));
  const { name, version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Record<string, string>;
  const described = { name, version, private: true, type: "module", main: "functions/main.mjs" };
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(described, undefined, 2)}\n`);
}
