import type { HttpHandler } from "@azure/functions";
import type { z } from "zod";
import { routes } from "../../shared/contract/routes.ts";
import type { Added, Caller, RunKey, World } from "../ports.ts";
import { disputeFinding } from "../use-cases/dispute-finding.ts";
import { drawSample } from "../use-cases/draw-sample.ts";
import { eraseRun } from "../use-cases/erase-run.ts";
import { isRefusal, type Refusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readBody, readPath } from "./read-request.ts";
import { runPath } from "./run-path.ts";

/** What is put beside a run: 201 the first time, 200 with what stands there when it was sent before. */
function putBeside<Body>(
  api: Api,
  schema: z.ZodType<Body>,
  put: (world: World, caller: Caller, key: RunKey, body: Body) => Promise<Added<object> | Refusal>,
): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, runPath);
    if (!key.ok) return key.answer;
    const body = await readBody(request, schema);
    if (!body.ok) return body.answer;
    const added = await put(api.world, caller, key.value, body.value);
    return isRefusal(added) ? refusalAnswer(added) : { status: added.isNew ? 201 : 200, body: added.stands };
  });
}

export function drawSampleRoute(api: Api): HttpHandler {
  return putBeside(api, routes.drawSample.body, drawSample);
}

export function disputeRoute(api: Api): HttpHandler {
  return putBeside(api, routes.dispute.body, disputeFinding);
}

export function eraseRoute(api: Api): HttpHandler {
  return putBeside(api, routes.erase.body, eraseRun);
}
