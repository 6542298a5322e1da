import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CosmosClient } from "@azure/cosmos";
import { createLocalJWKSet } from "jose";
import { createTokenVerifier } from "../../functions/entra/verify.ts";
import { openLocalCosmos } from "../../local/cosmos/open.ts";
import { createIssuer } from "../../local/entra/issuer.ts";
import { type FunctionsHost, startFunctionsHost } from "../../local/functions/host.ts";
import { people } from "../../local/seed/people.ts";
import { seedWorld } from "../../local/seed/seed-world.ts";
import { folders } from "../../local/set-up/folders.ts";
import { asAt } from "./caseload.ts";

export const databaseName = "oversight";
const key = Buffer.from("the key of the store that is measured").toString("base64");
const issuerName = "https://sign-in.invalid/entra/tenant-1/v2.0";
const audience = "6f1f3b52-0c7d-4c5b-9a5b-3a2c7f0d1a11";
const now = (): Date => new Date(`${asAt}T11:00:00Z`);

/** The real SDK over a file in a folder of its own. */
export function openMeasuredStore() {
  const folder = mkdtempSync(path.join(tmpdir(), "oversight-bench-"));
  const file = path.join(folder, "store.sqlite");
  const store = openLocalCosmos({ file, key, now: () => now().getTime() / 1_000 });
  const { endpoint, httpClient } = store;
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = new CosmosClient({ endpoint, key, httpClient, connectionPolicy });
  const close = (): void => {
    client.dispose();
    store.close();
    rmSync(folder, { recursive: true });
  };
  return { client, file, close };
}

export interface MeasuredService {
  /** Posts the body so many times over so many connections at once; each answer must be 200. */
  post(path: string, times: number): Promise<void>;
  close(): Promise<void>;
}

const connections = 50;

/**
 * The service as it is composed in production, on the local host, with two functions beside it: `empty` does nothing, and
 * `json` reads the body and writes the answer, with nothing in between.
 */
export async function startMeasuredService(
  personName: string,
  body: string,
  answer: unknown,
): Promise<MeasuredService> {
  const { client, close } = openMeasuredStore();
  await seedWorld(client, databaseName, asAt);
  const issuer = createIssuer({
    issuer: issuerName,
    audience,
    clientId: "b0c6a1de-54f5-4f0a-8a0e-6b2d9c3e4f22",
    redirectUris: [],
    people,
    now,
  });
  const keys = createLocalJWKSet(issuer.jwks());
  const host = await startFunctionsHost({
    load: async () => {
      const { app } = await import("@azure/functions");
      const { compose } = await import("../../functions/compose.ts");
      compose({
        cosmos: client,
        database: databaseName,
        verify: createTokenVerifier({
          issuers: [issuerName],
          audience,
          keys,
        }),
        now,
        version: "measured",
        rate: { burst: 1_000_000_000, perSecond: 1_000_000_000 },
      });
      app.post("empty", { route: "api/empty", authLevel: "anonymous", handler: () => ({ status: 200 }) });
      app.post("json", {
        route: "api/json",
        authLevel: "anonymous",
        handler: async (asked) => {
          JSON.parse(await asked.text());
          return { status: 200, body: JSON.stringify(answer) };
        },
      });
    },
    hostJson: JSON.parse(readFileSync(path.join(folders.root, "host.json"), "utf8")) as unknown,
    environment: { COSMOS__accountEndpoint: "https://cosmos.local.invalid/" },
    cosmosClient: () => client,
    checkpoints: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
  });
  const { port, stop } = await listen(host);
  const person = people.find(({ name }) => name === personName);
  const token = await issuer.issueToken(person?.id ?? "");
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { authorization: `Bearer ${token}`, "content-length": Buffer.byteLength(body) };
  const one = (to: string) => sent({ agent, port, path: `/api${to}`, headers, body });
  return {
    async post(to, times) {
      let left = times;
      const inTurn = async (): Promise<void> => {
        while (left-- > 0) await one(to);
      };
      await Promise.all(Array.from({ length: connections }, inTurn));
    },
    async close() {
      agent.destroy();
      await stop();
      close();
    },
  };
}

interface Sending {
  readonly agent: Agent;
  readonly port: number;
  readonly path: string;
  readonly headers: Record<string, string | number>;
  readonly body: string;
}

async function sent({ body, ...options }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, host: "127.0.0.1", method: "POST" }, (response) => {
      response.resume().once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${options.path} answered ${response.statusCode ?? "nothing"}.`));
      });
    });
    asked.once("error", reject).end(body);
  });
}

async function listen(host: FunctionsHost): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((incoming, response) => void host.handle(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async (): Promise<void> => {
    await host.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
