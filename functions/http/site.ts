import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The built pages, as they lie in a folder. Nothing outside it can be asked for: only what was found there has a name. */
export interface Site {
  /** By the path of an address, such as `/pane.html`. */
  find(pathname: string): SiteFile | undefined;
}

export interface SiteFile {
  readonly name: string;
  readonly type: string;
  /** As it is, and as the build has compressed it. */
  readonly forms: readonly SiteForm[];
}

export interface SiteForm {
  readonly encoding: "br" | "gzip" | undefined;
  readonly etag: string;
  readonly content: Uint8Array;
}

export const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** Smallest first. */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
  [undefined, ""],
] as const;

/**
 * Looks through the folder once; a file is read when it is first asked for, and kept.
 * @throws Error with a sentence when there are no pages in it.
 */
export function siteIn(folder: string): Site {
  const names = new Set(namesIn(folder));
  if (!names.has("/pane.html")) {
    throw new Error(
      `There are no pages in ${folder}. Deploy dist/addin beside dist/functions, or remove ENTRA_CLIENT_ID where another host serves the pages.`,
    );
  }
  const known = new Map<string, SiteFile>();
  return {
    find(pathname) {
      const type = contentTypes[path.extname(pathname)];
      if (type === undefined || !names.has(pathname)) return undefined;
      let file = known.get(pathname);
      if (file === undefined) known.set(pathname, (file = { name: pathname, type, forms: formsOf(pathname) }));
      return file;
    },
  };

  function formsOf(name: string): readonly SiteForm[] {
    return encodings
      .filter(([, suffix]) => names.has(name + suffix))
      .map(([encoding, suffix]) => {
        const content = readFileSync(path.join(folder, name + suffix));
        return {
          encoding,
          content,
          etag: `"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`,
        };
      });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/")}`);
  } catch {
    return [];
  }
}
