import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import { readPolicy } from "../use-cases/read-policy.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath, readQuery } from "./read-request.ts";

const path = z.object({ council: slug });

export function policyRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const query = readQuery(request, routes.policy.query);
    if (!query.ok) return query.answer;
    const policy = await readPolicy(api.world, place.value.council, query.value.on);
    return isRefusal(policy) ? refusalAnswer(policy) : { status: 200, body: policy };
  });
}
