import type { CosmosClient } from "@azure/cosmos";
import { app, type HttpHandler, type HttpMethod, type RetryOptions } from "@azure/functions";
import { type RouteName, routes } from "../shared/contract/routes.ts";
import { leasesContainer, runsContainer } from "./cosmos/containers.ts";
import { isReachable } from "./cosmos/reachable.ts";
import { cosmosWorld } from "./cosmos/world.ts";
import type { TokenVerifier } from "./entra/verify.ts";
import { accessLogRoute } from "./http/access-log.ts";
import { answerSampleRoute } from "./http/answer-sample.ts";
import { disputeRoute, drawSampleRoute, eraseRoute } from "./http/beside-run.ts";
import { auditsRoute } from "./http/audits.ts";
import { checkRoute } from "./http/check.ts";
import type { Api } from "./http/endpoint.ts";
import { findingsRoute } from "./http/findings.ts";
import { healthRoute } from "./http/health.ts";
import { meRoute } from "./http/me.ts";
import { openApiRoute } from "./http/open-api.ts";
import { openApiPageRoute } from "./http/open-api-page.ts";
import { changeOrganisationRoute, organisationRoute } from "./http/organisation.ts";
import { policiesRoute } from "./http/policies.ts";
import { policyRoute } from "./http/policy.ts";
import { rePerformRoute } from "./http/re-perform.ts";
import { type RateLimit, rateLimiter, usualRate } from "./http/rate-limit.ts";
import { rollUpRoute } from "./http/roll-up.ts";
import { runRoute } from "./http/run.ts";
import { submitRoute } from "./http/submit.ts";
import { foldRunsTrigger } from "./triggers/fold-runs.ts";
import { morningListTrigger, everyMorning } from "./triggers/morning-list.ts";

export interface ComposeOptions {
  readonly cosmos: CosmosClient;
  readonly database: string;
  readonly verify: TokenVerifier;
  readonly now: () => Date;
  readonly version: string;
  readonly rate?: RateLimit;
}

/** The app setting by whose name the change feed finds the store: `COSMOS__accountEndpoint`. */
const connection = "COSMOS";

/** Without this the platform would move on after a failure and the roll-up would stay wrong. Runs wait instead. */
const untilItSucceeds: RetryOptions = {
  strategy: "exponentialBackoff",
  maxRetryCount: -1,
  minimumInterval: { seconds: 1 },
  maximumInterval: { minutes: 5 },
};

/** A list that cannot be made today is made tomorrow. */
const someTimes: RetryOptions = { strategy: "fixedDelay", maxRetryCount: 5, delayInterval: { minutes: 2 } };

/** The composition root: wires the store, the use cases and the routes, and registers them with the Functions host. */
export function compose({
  cosmos,
  database: databaseName,
  verify,
  now,
  version,
  rate = usualRate,
}: ComposeOptions): void {
  const database = cosmos.database(databaseName);
  const world = cosmosWorld(database, now);
  registerRoutes({
    world,
    verify,
    version,
    storeIsReachable: () => isReachable(database),
    limiter: rateLimiter(rate, () => performance.now()),
  });
  app.cosmosDB("foldRuns", {
    connection,
    databaseName,
    containerName: runsContainer,
    leaseContainerName: leasesContainer,
    leaseContainerPrefix: "fold-runs-",
    startFromBeginning: true,
    // Chunks of findings and input come by the same feed and are heavy.
    maxItemsPerInvocation: 50,
    retry: untilItSucceeds,
    handler: foldRunsTrigger(world),
  });
  app.timer("morningList", { schedule: everyMorning, retry: someTimes, handler: morningListTrigger(world) });
}

function registerRoutes(api: Api): void {
  const handlers: Readonly<Record<RouteName, HttpHandler>> = {
    health: healthRoute(api),
    openApi: openApiRoute(api.version),
    me: meRoute(api),
    policies: policiesRoute(api),
    check: checkRoute(api),
    submit: submitRoute(api),
    run: runRoute(api),
    findings: findingsRoute(api),
    rollUp: rollUpRoute(api),
    audits: auditsRoute(api),
    policy: policyRoute(api),
    organisation: organisationRoute(api),
    changeOrganisation: changeOrganisationRoute(api),
    accessLog: accessLogRoute(api),
    rePerform: rePerformRoute(api),
    drawSample: drawSampleRoute(api),
    answerSample: answerSampleRoute(api),
    dispute: disputeRoute(api),
    erase: eraseRoute(api),
  };
  const page = openApiPageRoute(api.version);
  app.http("openApiPage", { methods: ["GET"], route: "openapi.html", authLevel: "anonymous", handler: page });
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    const methods: HttpMethod[] = [method];
    app.http(name, { methods, route: path.slice(1), authLevel: "anonymous", handler: handlers[name] });
  }
}
