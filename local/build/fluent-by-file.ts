import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "esbuild";

const fluent = "@fluentui/react-components";
const list = path.join(path.dirname(createRequire(import.meta.url).resolve(`${fluent}/package.json`)), "lib/index.js");

/**
 * Fluent is imported by way of one file that lists all of it, and the bundler puts whatever any page takes by way of a file
 * into the first load of every page that has that file. So each file of ours is given a list of what it takes, and no more.
 */
export const fluentByFile: Plugin = {
  name: "fluent-by-file",
  setup(build) {
    const packages = packagesOf(readFileSync(list, "utf8"));
    build.onResolve({ filter: new RegExp(`^${fluent}$`) }, ({ importer }) => ({
      path: importer,
      namespace: "fluent",
      sideEffects: false,
    }));
    build.onLoad({ filter: /./, namespace: "fluent" }, ({ path: importer }) => ({
      contents: namesTaken(readFileSync(importer, "utf8"))
        .map((name) => {
          const listed = packages.get(name);
          if (listed === undefined) throw new Error(`Fluent has no ${name}, which ${importer} takes.`);
          return `export { ${listed.as} } from "${listed.from}";`;
        })
        .join("\n"),
      resolveDir: path.dirname(list),
    }));
  },
};

interface Listed {
  /** The package that it comes from. */
  readonly from: string;
  /** "useFluent_unstable as useFluent", as it is listed. */
  readonly as: string;
}

/** What the list exports, by name. */
function packagesOf(text: string): ReadonlyMap<string, Listed> {
  const statements = text.replaceAll(/\/\/.*$/gm, "").matchAll(/export \{([^}]*)\} from "([^"]+)"/g);
  return new Map(
    [...statements].flatMap(([, names = "", from = ""]) =>
      partsOf(names).map((as) => [as.split(" as ").at(-1) ?? as, { from, as }] as const),
    ),
  );
}

/** The names that a file of ours takes from Fluent; types are gone once it runs. */
function namesTaken(text: string): readonly string[] {
  const taken = [...text.matchAll(new RegExp(`import \\{([^}]*)\\} from "${fluent}"`, "g"))];
  return taken.flatMap(([, names = ""]) => partsOf(names)).flatMap((name) => (name.startsWith("type ") ? [] : [name]));
}

function partsOf(names: string): readonly string[] {
  return names
    .split(",")
    .map((name) => name.trim().replaceAll(/\s+/g, " "))
    .filter((name) => name !== "");
}
