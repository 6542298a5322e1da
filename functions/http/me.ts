import type { HttpHandler } from "@azure/functions";
import { whoAmI } from "../use-cases/who-am-i.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";

export function meRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (_request, caller) => ({ status: 200, body: await whoAmI(api.world, caller) }));
}
