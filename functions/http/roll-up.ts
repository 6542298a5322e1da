import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import { readRollUp } from "../use-cases/read-roll-up.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath, readQuery } from "./read-request.ts";

const path = z.object({ council: slug, service: slug });

export function rollUpRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const query = readQuery(request, routes.rollUp.query);
    if (!query.ok) return query.answer;
    const rollUp = await readRollUp(api.world, caller, { ...place.value, ...query.value });
    return isRefusal(rollUp) ? refusalAnswer(rollUp) : { status: 200, body: rollUp };
  });
}
