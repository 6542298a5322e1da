import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CosmosClient } from "@azure/cosmos";
import { createLocalJWKSet } from "jose";
import { onTestFinished } from "vitest";
import { openApiDocument } from "../../../functions/http/open-api-document.ts";
import type { Pages } from "../../../functions/http/pages.ts";
import type { RateLimit } from "../../../functions/http/rate-limit.ts";
import { createTokenVerifier } from "../../../functions/entra/verify.ts";
import type { Caller } from "../../../functions/ports.ts";
import { createIssuer, type Issuer } from "../../../local/entra/issuer.ts";
import { type FunctionsHost, startFunctionsHost } from "../../../local/functions/host.ts";
import { everybody, noon } from "../sample.ts";
import { databaseName, openOrganisation } from "../store.ts";

const hostJson: unknown = JSON.parse(readFileSync(new URL("../../../host.json", import.meta.url), "utf8"));
const audience = "6f1f3b52-0c7d-4c5b-9a5b-3a2c7f0d1a11";

export interface TestApi {
  readonly host: FunctionsHost;
  readonly issuer: Issuer;
  readonly client: CosmosClient;
  readonly log: string[];
  /** Such as http://127.0.0.1:40000. */
  readonly origin: string;
  readonly clock: { now: Date };
  /** Asks as a person, or as nobody. */
  ask(caller: Caller | undefined, method: string, path: string, body?: unknown): Promise<Response>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** The whole service on the local Functions host: real SDK, real tokens, real HTTP. */
export async function startApi(
  options: { rate?: RateLimit; client?: CosmosClient; now?: Date; pages?: Pages; traces?: string } = {},
): Promise<TestApi> {
  const clock = { now: options.now ?? noon };
  const client = options.client ?? (await openOrganisation());
  const issuer = testIssuer(clock);
  const log: string[] = [];
  const host = await startFunctionsHost({
    load: async () => {
      // Only now: the library looks for its host when it is first loaded.
      const { compose } = await import("../../../functions/compose.ts");
      compose({
        cosmos: client,
        database: databaseName,
        verify: createTokenVerifier({ issuers: [issuer.issuer], audience, keys: createLocalJWKSet(issuer.jwks()) }),
        now: () => clock.now,
        version: "1.2.3",
        rate: options.rate ?? { burst: 1000, perSecond: 1000 },
        ...(options.traces !== undefined && { traced: await tracing(options.traces) }),
        ...(options.pages && { pages: options.pages }),
      });
    },
    hostJson,
    environment: { COSMOS__accountEndpoint: "https://cosmos.local.invalid/" },
    cosmosClient: () => client,
    checkpoints: memoryCheckpoints(),
    timersByHand: true,
    log: ({ level, message }) => log.push(`${level}: ${message}`),
  });
  const origin = await listen(host);
  const told = async (path: string, init?: RequestInit): Promise<Response> => {
    const answer = await fetch(`${origin}/api${path}`, init);
    expectTold(init?.method ?? "GET", path, answer.status);
    return answer;
  };
  const ask: TestApi["ask"] = async (caller, method, path, body) => {
    const token = caller && (await issuer.issueToken(caller.personId));
    return told(path, {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  };
  return { host, issuer, client, log, origin, clock, ask, fetch: told };
}

/** Nothing is ever answered that the document does not tell of. */
function expectTold(method: string, path: string, status: number): void {
  const route = documented.find((one) => one.method === method && one.pattern.test(path.split("?")[0] ?? ""));
  if (route && !route.statuses.has(String(status))) {
    throw new Error(`${method} ${route.path} has answered ${status}, of which the document does not tell.`);
  }
}

const { paths } = openApiDocument("1.2.3") as { paths: Record<string, Record<string, { responses: object }>> };
const documented = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses }]) => ({
    path,
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
    statuses: new Set(Object.keys(responses)),
  })),
);

/** As `functions/main.ts` does where a connection string says where to. */
async function tracing(connectionString: string) {
  const { app } = await import("@azure/functions");
  const { startTelemetry } = await import("../../../functions/telemetry/telemetry.ts");
  const getToken = () => Promise.resolve({ token: "of-the-service", expiresOnTimestamp: Date.now() + 3_600_000 });
  const { traced, stop } = startTelemetry(connectionString, { getToken }, app.hook);
  onTestFinished(async () => stop());
  return traced;
}

function testIssuer(clock: { now: Date }): Issuer {
  return createIssuer({
    issuer: "https://sign-in.invalid/entra/tenant-1/v2.0",
    audience,
    clientId: "b0c6a1de-54f5-4f0a-8a0e-6b2d9c3e4f22",
    redirectUris: [],
    people: everybody.map(({ personId: id, name, roles }) => ({
      id,
      name,
      username: `${id}@example`,
      roles,
      holds: [],
    })),
    now: () => clock.now,
  });
}

function memoryCheckpoints() {
  const tokens = new Map<string, string>();
  return {
    read: (name: string) => Promise.resolve(tokens.get(name)),
    write: (name: string, token: string) => Promise.resolve(void tokens.set(name, token)),
  };
}

async function listen(host: FunctionsHost): Promise<string> {
  const server = createServer((request, response) => {
    void host.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(418).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await host.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
