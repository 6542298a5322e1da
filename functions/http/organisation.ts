import type { HttpHandler, HttpRequest } from "@azure/functions";
import { z } from "zod";
import { routes, slug } from "../../shared/contract/routes.ts";
import { changeGrants } from "../use-cases/change-grants.ts";
import { changeOrganisation } from "../use-cases/change-organisation.ts";
import { type OrganisationRead, readOrganisation } from "../use-cases/read-organisation.ts";
import { isRefusal, type Refusal } from "../use-cases/refusal.ts";
import { type Answer, refusalAnswer } from "./answer.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readBody, readPath } from "./read-request.ts";

const path = z.object({ council: slug });

export function organisationRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    return answerOf(await readOrganisation(api.world, caller, place.value.council));
  });
}

export function changeOrganisationRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const body = await readBody(request, routes.changeOrganisation.body);
    if (!body.ok) return body.answer;
    const wish = { council: place.value.council, version: versionNamed(request), change: body.value };
    return answerOf(await changeOrganisation(api.world, caller, wish));
  });
}

export function changeGrantsRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path.extend({ service: slug }));
    if (!place.ok) return place.answer;
    const body = await readBody(request, routes.changeGrants.body);
    if (!body.ok) return body.answer;
    const wish = { ...place.value, version: versionNamed(request), change: body.value };
    return answerOf(await changeGrants(api.world, caller, wish));
  });
}

/** A proxy that compresses answers may have made the ETag a weak one. `*` would name every version and so none. */
function versionNamed(request: HttpRequest): string | undefined {
  const named = request.headers.get("if-match")?.trim().replace(/^W\//, "") ?? "";
  return named === "" || named === "*" ? undefined : named;
}

function answerOf(read: OrganisationRead | Refusal): Answer {
  if (isRefusal(read)) return refusalAnswer(read);
  const { view, version } = read;
  return { status: 200, body: view, ...(version !== undefined && { headers: { etag: version } }) };
}
