import type { HttpHandler, HttpRequest, HttpResponseInit } from "@azure/functions";
import type { Site, SiteFile, SiteForm } from "./site.ts";

/** What is served beside the API, from the same origin. */
export interface Pages {
  readonly site: Site;
  /** Served as `/config.json`: what the pages must know of their surroundings. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

const office = "https://appsforoffice.microsoft.com";
const signIn = "https://login.microsoftonline.com";

/** Where Excel on the web shows a pane, and whatever shows that Excel: all that a page stands within are asked. */
const excelOnTheWeb = [
  "https://*.officeapps.live.com https://*.cloud.microsoft https://*.sharepoint.com",
  "https://*.office.com https://*.office365.com https://*.microsoft365.com",
  "https://teams.microsoft.com https://*.teams.microsoft.com",
].join(" ");

/** The pages that Excel itself opens; every other one is opened by a browser and shown in no frame. */
const openedByExcel = new Set(["/pane.html", "/dialog.html", "/custom-functions.html"]);

/** Scripts from here and office.js from Microsoft; connections to here and the sign-in. Fluent writes its styles into the page. */
function contentSecurity(name: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${office}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${signIn}`,
    // Office asks in a frame of its own about an Excel that it does not know.
    `frame-src ${signIn} ${office}`,
    `frame-ancestors ${openedByExcel.has(name) ? `'self' ${excelOnTheWeb}` : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const headersOfEveryAnswer = {
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
} as const;

/** A catch-all. Its function must be the last by name: functions are tried in the order of their names. */
export function pagesRoute({ site, configuration }: Pages): HttpHandler {
  const configured = JSON.stringify(configuration);
  return (request) => {
    const pathname = pathnameOf(request);
    if (pathname === "/") return redirect("/rollup.html");
    if (pathname === "/config.json") return json(configured);
    const file = site.find(pathname);
    if (file) return answerWith(file, request);
    return pathname.startsWith("/api/") ? { status: 404, headers: headersOfEveryAnswer } : notFound;
  };
}

/** As it was asked for and decoded once: what is no path finds nothing. */
function pathnameOf({ url }: HttpRequest): string {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return "";
  }
}

function redirect(location: string): HttpResponseInit {
  return { status: 302, headers: { ...headersOfEveryAnswer, location } };
}

function json(body: string): HttpResponseInit {
  const headers = { ...headersOfEveryAnswer, "content-type": "application/json", "cache-control": "no-cache" };
  return { status: 200, headers, body };
}

function answerWith(file: SiteFile, request: HttpRequest): HttpResponseInit {
  const form = formFor(file, request.headers.get("accept-encoding") ?? "");
  if (form === undefined) return notFound;
  const headers: Record<string, string> = {
    ...headersOfEveryAnswer,
    ...headersOf(file),
    etag: form.etag,
    vary: "accept-encoding",
  };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(form.etag) || known.includes("*")) return { status: 304, headers };
  if (form.encoding !== undefined) headers["content-encoding"] = form.encoding;
  return { status: 200, headers, body: request.method === "HEAD" ? undefined : form.content };
}

function headersOf({ name, type }: SiteFile): Record<string, string> {
  const common = { "content-type": type };
  if (name.endsWith(".html")) {
    return { ...common, "cache-control": "no-cache", "content-security-policy": contentSecurity(name) };
  }
  // Their names hold the hash of what is in them.
  if (name.startsWith("/assets/")) {
    const own = {
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "same-origin",
    };
    return { ...common, ...own };
  }
  // Icons and what describes the functions are fetched by Excel itself, which shows no icon that may not be kept.
  const life = name.startsWith("/icons/") ? "public, max-age=86400" : "no-cache";
  const open = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
  return { ...common, ...open, "cache-control": life };
}

/** The smallest that the browser takes. */
function formFor({ forms }: SiteFile, accepted: string): SiteForm | undefined {
  const takes = new Set(
    accepted
      .toLowerCase()
      .split(",")
      .map((part) => part.trim().split(/\s*;\s*/))
      .filter(([, weight = "q=1"]) => !/^q=0(\.0*)?$/.test(weight))
      .map(([name]) => name),
  );
  return forms.find(({ encoding }) => encoding === undefined || takes.has(encoding));
}

const notFound: HttpResponseInit = {
  status: 404,
  headers: {
    ...headersOfEveryAnswer,
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
  body: `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not here · Caseload Oversight</title></head>
<body><main><h1>There is no such page here.</h1><p>Open the <a href="/rollup.html">roll-up</a> or the <a href="/help.html">help</a>.</p></main></body></html>
`,
};
