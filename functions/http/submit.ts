import type { HttpHandler } from "@azure/functions";
import { routes } from "../../shared/contract/routes.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { submitAudit } from "../use-cases/submit-audit.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readBody, readPath } from "./read-request.ts";
import { runPath } from "./run-path.ts";

export function submitRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const key = readPath(request, runPath);
    if (!key.ok) return key.answer;
    const body = await readBody(request, routes.submit.body);
    if (!body.ok) return body.answer;
    const submitted = await submitAudit(api.world, caller, key.value, body.value);
    if (isRefusal(submitted)) return refusalAnswer(submitted);
    return { status: submitted.isNew ? 201 : 200, body: submitted.run };
  });
}
