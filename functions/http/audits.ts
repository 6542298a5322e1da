import type { HttpHandler } from "@azure/functions";
import { z } from "zod";
import type { AuditsQuery } from "../../shared/contract/pull.ts";
import { type AuditPage, routes, slug } from "../../shared/contract/routes.ts";
import type { Caller } from "../ports.ts";
import { type Asked, pullAll, pullPage } from "../use-cases/pull-audits.ts";
import { isRefusal } from "../use-cases/refusal.ts";
import { type Answer, refusalAnswer } from "./answer.ts";
import { auditFile } from "./audit-file.ts";
import { cursorOf, cursorRefused, noCursor, placeOf } from "./cursor.ts";
import { type Api, signedInEndpoint } from "./endpoint.ts";
import { readPath, readQuery } from "./read-request.ts";

const path = z.object({ council: slug });

export function auditsRoute(api: Api): HttpHandler {
  return signedInEndpoint(api, async (request, caller) => {
    const place = readPath(request, path);
    if (!place.ok) return place.answer;
    const query = readQuery(request, routes.audits.query);
    if (!query.ok) return query.answer;
    const { cursor, format, ...asked } = query.value;
    const wish = { council: place.value.council, asked };
    if (format === undefined) return page(api, caller, { ...wish, cursor });
    if (cursor !== undefined) return cursorRefused("a file holds everything that matches: leave the cursor out");
    return file(api, caller, { ...wish, format });
  });
}

interface Wish {
  readonly council: string;
  readonly asked: Asked;
}

async function page(
  { world }: Api,
  caller: Caller,
  { cursor, ...wish }: Wish & { readonly cursor: string | undefined },
): Promise<Answer> {
  const after = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && after === undefined) return noCursor;
  const pulled = await pullPage(world, caller, { ...wish, after });
  if (isRefusal(pulled)) return refusalAnswer(pulled);
  const { audits, end } = pulled;
  return { status: 200, body: { audits, ...(end && { next: cursorOf(end) }) } satisfies AuditPage };
}

async function file(
  { world }: Api,
  caller: Caller,
  wish: Wish & { readonly format: NonNullable<AuditsQuery["format"]> },
): Promise<Answer> {
  const pulled = await pullAll(world, caller, wish);
  if (isRefusal(pulled)) return refusalAnswer(pulled);
  const made = await auditFile(pulled, wish.format);
  return isRefusal(made) ? refusalAnswer(made) : { status: 200, file: made };
}
