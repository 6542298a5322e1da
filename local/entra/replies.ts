import type { IncomingMessage, ServerResponse } from "node:http";

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end(JSON.stringify(body));
}

/** The pages hold no script, and may not be framed, as Entra's may not. */
export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  );
  response.writeHead(status).end(html);
}

export function redirect(response: ServerResponse, location: string): void {
  response.setHeader("cache-control", "no-store");
  // 303 makes the browser follow with GET after the sign-in form was posted.
  response.writeHead(303, { location }).end();
}

const longestForm = 65_536;

/** The fields of a posted form; undefined when it is none, or is unreasonably long. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return undefined;
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString("utf8");
    if (text.length > longestForm) return undefined;
  }
  return new URLSearchParams(text);
}
