import type { HttpHandler } from "@azure/functions";
import { readRun } from "../use-cases/read-run.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath } from "./read-request.ts";
import { runPath } from "./run-path.ts";

export function runRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, runPath);
    if (!key.ok) return key.answer;
    const run = await readRun(api.world, caller, key.value);
    return isRefusal(run) ? refusalAnswer(run) : { status: 200, body: run };
  });
}
