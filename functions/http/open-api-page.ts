import { createHash } from "node:crypto";
import type { HttpHandler } from "@azure/functions";
import { escaped } from "../../shared/text/escaped.ts";
import { correlationIdOf } from "./endpoint.ts";
import { openApiDocument } from "./open-api-document.ts";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Told | { readonly $ref: string }>>;
}
interface Told {
  readonly description: string;
  readonly content: Content;
}
type Content = Readonly<Record<string, { readonly schema: object }>>;

const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
h2{margin-top:2.5rem;border-top:1px solid #767676;padding-top:1rem;overflow-wrap:anywhere}
pre{background:#f3f3f3;padding:.75rem;overflow:auto;max-height:30rem}table{border-collapse:collapse}
td,th{border:1px solid #767676;padding:.25rem .5rem;text-align:left;overflow-wrap:anywhere}`;

const headers = {
  "content-type": "text/html; charset=utf-8",
  // The page is this text and nothing else: no script, no picture, nothing from anywhere.
  "content-security-policy": `default-src 'none'; style-src 'sha256-${hashOf(style)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "cache-control": "no-cache",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
} as const;

/** The OpenAPI document for people to read. It is made of the document and holds no word from outside. */
export function openApiPageRoute(version: string): HttpHandler {
  // Made when it is first asked for: it is no use to the start of the service.
  let page: string | undefined;
  return (request) => ({
    status: 200,
    headers: { ...headers, "x-correlation-id": correlationIdOf(request) },
    body: (page ??= openApiPage(version)),
  });
}

export function openApiPage(version: string): string {
  const { info, paths, components } = openApiDocument(version) as {
    info: { title: string; version: string; description: string };
    paths: Record<string, Record<string, Operation>>;
    components: { responses: Record<string, Told> };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      heading: `${method.toUpperCase()} /api${path}`,
      ...operation,
    })),
  );
  const lines = operations.map(
    ({ operationId, heading, summary }) =>
      `<tr><td><a href="#${escaped(operationId)}">${escaped(heading)}</a></td><td>${escaped(summary)}</td></tr>`,
  );
  const title = `${escaped(info.title)} API, ${escaped(info.version)}`;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>
<p>${escaped(info.description)} Made from <a href="openapi.json">openapi.json</a>.</p>
<table><tr><th>Route</th><th>What it does</th></tr>${lines.join("")}</table>
${operations.map((operation) => section(operation, components.responses)).join("\n")}
</main></body></html>
`;
}

function section(
  { operationId, heading, summary, description, parameters, requestBody, responses }: Operation & { heading: string },
  refusals: Readonly<Record<string, Told>>,
): string {
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escaped(name)}</code></td><td>${escaped(place)}</td><td>${required ? "yes" : "no"}</td><td><code>${escaped(JSON.stringify(schema))}</code></td></tr>`,
  );
  const table =
    rows.length === 0
      ? ""
      : `<table><tr><th>Parameter</th><th>In</th><th>Required</th><th>Schema</th></tr>${rows.join("")}</table>`;
  const answers = Object.entries(responses).map(([status, told]) =>
    "$ref" in told ? "" : details(`${status}: ${told.description}`, told.content),
  );
  const refused = Object.entries(responses).flatMap(([status, told]) =>
    "$ref" in told ? [`${status} (${refusals[status]?.description ?? ""})`] : [],
  );
  return `<section id="${escaped(operationId)}"><h2>${escaped(heading)}</h2><p>${escaped(summary)} ${escaped(description)}</p>${table}
${requestBody ? details("Body", requestBody.content) : ""}${answers.join("")}<p>May refuse with ${escaped(refused.join(", "))}.</p></section>`;
}

function details(summary: string, content: Content): string {
  const kinds = Object.entries(content).map(
    ([type, { schema }]) => `<p>${escaped(type)}</p><pre>${escaped(JSON.stringify(schema, undefined, 2))}</pre>`,
  );
  return `<details><summary>${escaped(summary)}</summary>${kinds.join("")}</details>`;
}

function hashOf(content: string): string {
  return createHash("sha256").update(content).digest("base64");
}
