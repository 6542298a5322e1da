import type { HttpHandler } from "@azure/functions";
import { endpoint } from "./endpoint.ts";
import { openApiDocument } from "./open-api-document.ts";

export function openApiRoute(version: string): HttpHandler {
  const document = openApiDocument(version);
  return endpoint(() => Promise.resolve({ status: 200, body: document }));
}
