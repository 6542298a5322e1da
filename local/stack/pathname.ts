import type { IncomingMessage } from "node:http";

/** The path that was asked for, dots resolved; what is no path, such as a whole address, counts as the first page. */
export function pathnameOf({ url }: IncomingMessage): string {
  return new URL(`https://localhost${url?.startsWith("/") === true ? url : "/"}`).pathname;
}
