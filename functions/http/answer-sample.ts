import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { seed } from "../../shared/contract/beside-run.ts";
import { routes } from "../../shared/contract/routes.ts";
import { rowId } from "../../shared/contract/table-parts.ts";
import { answerSample } from "../use-cases/answer-sample.ts";
import { readSample } from "../use-cases/read-sample.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readBody, readPath } from "./read-request.ts";
import { runPath } from "./run-path.ts";

const samplePath = runPath.extend({ seed: z.string().regex(/^\d+$/).transform(Number).pipe(seed) });
const path = samplePath.extend({ rowId });

export function sampleRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, samplePath);
    if (!key.ok) return key.answer;
    const sample = await readSample(api.world, caller, key.value);
    return isRefusal(sample) ? refusalAnswer(sample) : { status: 200, body: sample };
  });
}

export function answerSampleRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, path);
    if (!key.ok) return key.answer;
    const body = await readBody(request, routes.answerSample.body);
    if (!body.ok) return body.answer;
    const sample = await answerSample(api.world, caller, key.value, body.value);
    return isRefusal(sample) ? refusalAnswer(sample) : { status: 200, body: sample };
  });
}
