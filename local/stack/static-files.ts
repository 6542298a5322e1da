import { createReadStream, existsSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { contentTypes } from "../../functions/http/site.ts";
import { contentSecurity } from "./content-security.ts";
import { pathnameOf } from "./pathname.ts";

const types: Readonly<Record<string, string>> = {
  ...contentTypes,
  ".xml": "application/xml; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A folder served under a path, such as `/office-js/` from node_modules. */
export interface Mount {
  readonly prefix: string;
  readonly folder: string;
}

function fileFor(mounts: readonly Mount[], pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  for (const { prefix, folder } of mounts) {
    if (!decoded.startsWith(prefix)) continue;
    const file = path.resolve(folder, `.${path.sep}${decoded.slice(prefix.length)}`);
    const isInside = file.startsWith(path.resolve(folder) + path.sep);
    if (isInside && existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}

/** Sends the file of the first mount that has it; false when none has. */
export async function sendFile(
  mounts: readonly Mount[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = fileFor(mounts, pathnameOf(request));
  if (file === undefined) return false;
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return true;
  }
  if (file.endsWith(".html")) response.setHeader("content-security-policy", contentSecurity);
  response.writeHead(200, {
    "content-type": types[path.extname(file)] ?? "application/octet-stream",
    "content-length": statSync(file).size,
    // A rebuilt page is seen at the next reload.
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file), response).catch(() => undefined);
  return true;
}
