import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import type { RunsAbout } from "../../shared/contract/runs-about.ts";
import { findRunsAbout } from "../use-cases/find-runs-about.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { refusalAnswer } from "./answer.ts";
import { cursorOf, noCursor, placeOf } from "./cursor.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readBody, readPath } from "./read-request.ts";

const path = z.object({ council: slug });

export function runsAboutRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const body = await readBody(request, routes.runsAbout.body);
    if (!body.ok) return body.answer;
    const { cursor, ...about } = body.value;
    const after = cursor === undefined ? undefined : placeOf(cursor);
    if (cursor !== undefined && after === undefined) return noCursor;
    const found = await findRunsAbout(api.world, caller, { ...place.value, about, after });
    if (isRefusal(found)) return refusalAnswer(found);
    const { end, ...page } = found;
    return { status: 200, body: { ...page, ...(end && { next: cursorOf(end) }) } satisfies RunsAbout };
  });
}
