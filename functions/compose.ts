import type { CosmosClient } from "@azure/cosmos";
import { app, type HttpHandler, type HttpMethod, type RetryOptions } from "@azure/functions";
import { type RouteName, routes } from "../shared/contract/routes.ts";
import { leasesContainer, runsContainer } from "./cosmos/containers.ts";
import { isReachable } from "./cosmos/reachable.ts";
import { cosmosWorld } from "./cosmos/world.ts";
import type { TokenVerifier } from "./entra/verify.ts";
import { accessLogRoute } from "./http/access-log.ts";
import { answerSampleRoute, sampleRoute } from "./http/answer-sample.ts";
import { disputeRoute, drawSampleRoute, eraseRoute } from "./http/beside-run.ts";
import { auditsRoute } from "./http/audits.ts";
import { checkRoute } from "./http/check.ts";
import type { Api } from "./http/endpoint.ts";
import { findingsRoute } from "./http/findings.ts";
import { healthRoute } from "./http/health.ts";
import { meRoute } from "./http/me.ts";
import { openApiRoute } from "./http/open-api.ts";
import { openApiPageRoute } from "./http/open-api-page.ts";
import { changeGrantsRoute, changeOrganisationRoute, organisationRoute } from "./http/organisation.ts";
import { type Pages, pagesRoute } from "./http/pages.ts";
import { policiesRoute } from "./http/policies.ts";
import { policyRoute } from "./http/policy.ts";
import { rePerformRoute } from "./http/re-perform.ts";
import { type RateLimit, rateLimiter, usualRate } from "./http/rate-limit.ts";
import { morningListRoute, retentionReportRoute } from "./http/reports.ts";
import { rollUpRoute } from "./http/roll-up.ts";
import { runRoute } from "./http/run.ts";
import { runsAboutRoute } from "./http/runs-about.ts";
import { sharedCasesRoute } from "./http/shared-cases.ts";
import { submitRoute } from "./http/submit.ts";
import type { World } from "./ports.ts";
import { alignHoldsTrigger, everyFiveMinutes } from "./triggers/align-holds.ts";
import { foldRunsTrigger } from "./triggers/fold-runs.ts";
import { morningListTrigger, everyMorning } from "./triggers/morning-list.ts";
import { everyMonday, retentionReportTrigger } from "./triggers/retention-report.ts";

export interface ComposeOptions {
  readonly cosmos: CosmosClient;
  readonly database: string;
  readonly verify: TokenVerifier;
  readonly now: () => Date;
  readonly version: string;
  readonly rate?: RateLimit;
  /** Absent where another host serves the pages. */
  readonly pages?: Pages;
  /** Puts a trace around what is asked of the store. */
  readonly traced?: (world: World) => World;
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
  pages,
  traced = (world) => world,
}: ComposeOptions): void {
  const database = cosmos.database(databaseName);
  const world = traced(cosmosWorld(database, now));
  registerRoutes({
    world,
    verify,
    version,
    storeIsReachable: () => isReachable(database),
    limiter: rateLimiter(rate, () => performance.now()),
  });
  if (pages) register("webPages", ["GET", "HEAD"], "{*path}", pagesRoute(pages));
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
  // Not tried again: the next time is soon enough, and goes on where this one ended.
  app.timer("alignHolds", { schedule: everyFiveMinutes, handler: alignHoldsTrigger(world) });
  app.timer("makeMorningList", { schedule: everyMorning, retry: someTimes, handler: morningListTrigger(world) });
  app.timer("makeRetentionReport", { schedule: everyMonday, retry: someTimes, handler: retentionReportTrigger(world) });
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
    sharedCases: sharedCasesRoute(api),
    audits: auditsRoute(api),
    policy: policyRoute(api),
    organisation: organisationRoute(api),
    changeOrganisation: changeOrganisationRoute(api),
    changeGrants: changeGrantsRoute(api),
    morningList: morningListRoute(api),
    retentionReport: retentionReportRoute(api),
    accessLog: accessLogRoute(api),
    rePerform: rePerformRoute(api),
    drawSample: drawSampleRoute(api),
    sample: sampleRoute(api),
    answerSample: answerSampleRoute(api),
    dispute: disputeRoute(api),
    erase: eraseRoute(api),
    runsAbout: runsAboutRoute(api),
  };
  const page = openApiPageRoute(api.version);
  register("openApiPage", ["GET"], "api/openapi.html", page);
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    register(name, [method], `api${path}`, handlers[name]);
  }
}

/** Open to anybody: who may do what is decided in the handlers. host.json has no prefix, as the pages need none. */
function register(name: string, methods: HttpMethod[], route: string, handler: HttpHandler): void {
  app.http(name, { methods, route, authLevel: "anonymous", handler });
}
