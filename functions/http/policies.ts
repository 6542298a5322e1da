import type { HttpHandler } from "@azure/functions";
import { readPolicies } from "../use-cases/read-policies.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";

export function policiesRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async () => ({ status: 200, body: await readPolicies(api.world) }));
}
