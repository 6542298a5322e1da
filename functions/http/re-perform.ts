import type { HttpHandler } from "@azure/functions";
import { rePerform } from "../use-cases/re-perform.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath } from "./read-request.ts";
import { runPath } from "./run-path.ts";

export function rePerformRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, runPath);
    if (!key.ok) return key.answer;
    const outcome = await rePerform(api.world, caller, key.value);
    return isRefusal(outcome) ? refusalAnswer(outcome) : { status: 200, body: outcome };
  });
}
