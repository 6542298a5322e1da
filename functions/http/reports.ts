import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { slug } from "../../shared/contract/routes.ts";
import type { Caller, World } from "../ports.ts";
import { readMorningList } from "../use-cases/read-morning-list.ts";
import { readRetentionReport } from "../use-cases/read-retention-report.ts";
import { isRefusal, type Refusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath } from "./read-request.ts";

const path = z.object({ council: slug });

/** What the service has written down about a council by itself. */
function reportRoute(
  api: Api,
  read: (world: World, caller: Caller, council: string) => Promise<object | Refusal>,
): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const report = await read(api.world, caller, place.value.council);
    return isRefusal(report) ? refusalAnswer(report) : { status: 200, body: report };
  });
}

export function morningListRoute(api: Api): HttpHandler {
  return reportRoute(api, readMorningList);
}

export function retentionReportRoute(api: Api): HttpHandler {
  return reportRoute(api, readRetentionReport);
}
