import type { IncomingMessage, ServerResponse } from "node:http";
import type { IssuerContext } from "./context.ts";
import type { Person } from "./person.ts";

/** A browser stays signed in by a cookie, so that a silent renewal (`prompt=none`) works as it does with Entra. */
const cookieName = "local-entra-session";

function cookieIn(request: IncomingMessage): string | undefined {
  const cookies = (request.headers.cookie ?? "").split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

function setCookie({ issuer }: IssuerContext, response: ServerResponse, value: string, more = ""): void {
  const { protocol, pathname } = new URL(issuer);
  const secure = protocol === "https:" ? "; Secure" : "";
  response.setHeader("set-cookie", `${cookieName}=${value}; Path=${pathname}; HttpOnly; SameSite=Lax${secure}${more}`);
}

export function sessionOf(context: IssuerContext, request: IncomingMessage): Person | undefined {
  const personId = context.sessions.find(cookieIn(request) ?? "")?.value;
  return context.people.find(({ id }) => id === personId);
}

export function startSession(context: IssuerContext, response: ServerResponse, person: Person): void {
  setCookie(context, response, context.sessions.keep(person.id));
}

export function endSession(context: IssuerContext, request: IncomingMessage, response: ServerResponse): void {
  context.sessions.take(cookieIn(request) ?? "");
  setCookie(context, response, "", "; Max-Age=0");
}
