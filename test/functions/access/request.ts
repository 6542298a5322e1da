import type { Caller, CouncilRecord } from "../../../functions/ports.ts";
import { type RouteName, routes } from "../../../shared/contract/routes.ts";
import type { TestApi } from "../http/api.ts";
import { key, runNumber, submissionFor, tableOf, today } from "../sample.ts";
import { worldAt } from "../store.ts";

/** What fills the names in a route's path. */
export const place = {
  council: "haringey",
  service: "safeguarding",
  team: "east",
  runId: key.runId,
  seed: "7",
  rowId: "row-0",
};
export type Place = typeof place;

/** A request that each route takes from whoever may make it. */
const wanted: Partial<Record<RouteName, { readonly query?: string; readonly body?: unknown }>> = {
  check: { body: { asAt: today, tables: [tableOf("2025-09-01")] } },
  submit: { body: submissionFor("2025-09") },
  drawSample: { body: { seed: 7, size: 3 } },
  answerSample: { body: { tableId: "caseload", answers: {} } },
  dispute: { body: { check: "HGY-CASE", tableId: "caseload", rowId: "row-0", note: "Held on another day." } },
  erase: { body: { reason: "sent-in-error" } },
  runsAbout: { body: { by: "reference", words: "4100000" } },
  rollUp: { query: "?year=2025" },
  sharedCases: { query: "?month=2025-09" },
  accessLog: { query: `?day=${today}` },
};

export interface Prepared {
  readonly path: string;
  readonly init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };
}

/** A submission has a number of its own, so that it does not meet the run that the other routes read. */
export async function requestTo(api: TestApi, route: RouteName, changed: Partial<Place> = {}): Promise<Prepared> {
  const names: Readonly<Record<string, string>> = {
    ...place,
    ...(route === "submit" && { runId: runNumber(50) }),
    ...changed,
  };
  const { method, path } = routes[route];
  const query = wanted[route]?.query ?? "";
  const body = route in changes ? await changes[route]?.(api) : wanted[route]?.body;
  return {
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? "") + query,
    init: {
      method,
      headers: route in changes ? { "if-match": await version(api) } : {},
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  };
}

/** Sends it with a token, or with none. */
export function send(api: TestApi, { path, init }: Prepared, token: string | undefined): Promise<Response> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return api.fetch(path, { ...init, headers: { ...init.headers, ...authorization } });
}

export async function sendAs(api: TestApi, caller: Caller, request: Prepared): Promise<Response> {
  return send(api, request, await api.issuer.issueToken(caller.personId));
}

async function current(api: TestApi): Promise<{ record: CouncilRecord; version: string }> {
  const found = await worldAt(api.client).organisation.current(place.council);
  if (!found) throw new Error("The sample organisation is not there.");
  return found;
}

async function version(api: TestApi): Promise<string> {
  return (await current(api)).version;
}

/** What stands already is a change that every version takes. */
const changes: Partial<Record<RouteName, (api: TestApi) => Promise<object>>> = {
  changeOrganisation: unchanged,
  changeGrants: async (api) => {
    const teams = new Set(["east", "west"]);
    const { grants } = (await current(api)).record;
    return { people: [], grants: grants.filter((grant) => "team" in grant && teams.has(grant.team)) };
  },
};

async function unchanged(api: TestApi): Promise<object> {
  const { services, teams, people, grants, choices, settings } = (await current(api)).record;
  return { services, teams, people, grants, choices, settings };
}
