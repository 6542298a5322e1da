import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import { checkTracker } from "../use-cases/check-tracker.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readBody, readPath } from "./read-request.ts";

const path = z.object({ council: slug });

export function checkRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const body = await readBody(request, routes.check.body);
    if (!body.ok) return body.answer;
    const outcome = await checkTracker(api.world, caller, place.value.council, body.value);
    return isRefusal(outcome) ? refusalAnswer(outcome) : { status: 200, body: outcome };
  });
}
