import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import { readSharedCases } from "../use-cases/read-shared-cases.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath, readQuery } from "./read-request.ts";

const path = z.object({ council: slug, service: slug });

export function sharedCasesRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const query = readQuery(request, routes.sharedCases.query);
    if (!query.ok) return query.answer;
    const shared = await readSharedCases(api.world, caller, { ...place.value, ...query.value });
    return isRefusal(shared) ? refusalAnswer(shared) : { status: 200, body: shared };
  });
}
