import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import { readAccessLog } from "../use-cases/read-access-log.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath, readQuery } from "./read-request.ts";

const path = z.object({ council: slug });

export function accessLogRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const query = readQuery(request, routes.accessLog.query);
    if (!query.ok) return query.answer;
    const log = await readAccessLog(api.world, caller, { ...place.value, ...query.value });
    return isRefusal(log) ? refusalAnswer(log) : { status: 200, body: log };
  });
}
