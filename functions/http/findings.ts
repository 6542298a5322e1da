import type { HttpHandler } from "@azure/functions";
import { readFindings } from "../use-cases/read-findings.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath } from "./read-request.ts";
import { runPath } from "./run-path.ts";

export function findingsRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, runPath);
    if (!key.ok) return key.answer;
    const findings = await readFindings(api.world, caller, key.value);
    return isRefusal(findings) ? refusalAnswer(findings) : { status: 200, body: findings };
  });
}
