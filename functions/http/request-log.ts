import type { HttpRequest, InvocationContext } from "@azure/functions";
import { slug } from "../../shared/contract/routes.ts";
import type { Role } from "../entra/caller.ts";

/** What becomes known of a request while it is answered. */
export interface Known {
  roles?: readonly Role[];
}

interface Told extends Known {
  readonly status: number;
  readonly correlationId: string;
  readonly milliseconds: number;
}

/**
 * One line a request, as JSON. No name of a person, no reference and nothing of a body is ever in it: who read what is
 * in the access log, which has its own readers. Council and team are told only of what was answered: until then they are
 * words that anybody may have typed.
 */
export function logRequest(
  context: InvocationContext,
  { method, params }: HttpRequest,
  { status, correlationId, milliseconds, roles }: Told,
): void {
  const place = status < 400 ? { council: slugOf(params["council"]), team: slugOf(params["team"]) } : {};
  const ms = Math.round(milliseconds);
  context.log(JSON.stringify({ route: context.functionName, method, status, ms, correlationId, ...place, roles }));
}

function slugOf(text: string | undefined): string | undefined {
  return slug.safeParse(text).data;
}
