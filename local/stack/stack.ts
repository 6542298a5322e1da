import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import path from "node:path";
import { CosmosClient } from "@azure/cosmos";
import { product } from "../../manifest/product.ts";
import { openLocalCosmos } from "../cosmos/open.ts";
import { createIssuer, type Issuer } from "../entra/issuer.ts";
import { fileCheckpoints } from "../functions/checkpoints.ts";
import { type FunctionsHost, startFunctionsHost } from "../functions/host.ts";
import { todayInLondon } from "../../functions/use-cases/today-in-london.ts";
import { people } from "../seed/people.ts";
import { seedWorld } from "../seed/seed-world.ts";
import type { Certificate } from "../set-up/certificate.ts";
import { folders } from "../set-up/folders.ts";
import { LocalPages } from "./local-pages.ts";
import { type Mount, sendFile } from "./static-files.ts";
import { registerFunctions } from "./register-functions.ts";
import { worldClock } from "./world-clock.ts";

export interface StackOptions {
  readonly port: number;
  /** Where the store, the checkpoints and the world's clock are kept between starts. */
  readonly data: string;
  /** The day on which a new world starts: YYYY-MM-DD, or `now`. */
  readonly today: string;
  readonly certificate: Certificate;
  readonly log?: (line: string) => void;
}

export interface Stack {
  readonly origin: string;
  readonly issuer: Issuer;
  readonly host: FunctionsHost;
  readonly cosmos: CosmosClient;
  stop(): Promise<void>;
}

export const database = "oversight";
const tenant = "6f2b8a54-0c1d-4d8e-9b1a-5a7e3c9d2f10";
const client = "c0de4a11-7f3b-4b7e-8a52-93d1e6b7f004";
/** As in Entra's own tokens, the API is named by its client id. */
export const audience = "0b6d2f6e-9d43-4c57-8a1e-6e1f5b7c2a90";

/** The account's key: made once, kept beside the data. It protects nothing here, and the real SDK signs with it. */
function accountKey(folder: string): string {
  const file = path.join(folder, "cosmos.key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(64).toString("base64"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

const mounts: readonly Mount[] = [
  { prefix: "/office-js/", folder: folders.officeJs },
  { prefix: "/local/trackers/", folder: folders.trackers },
  { prefix: "/", folder: folders.pages },
  { prefix: "/", folder: folders.workbench },
];

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} of this computer is in use. Stop what uses it, or start with another: npm start -- --port ${port + 1}`;
      reject(error.code === "EADDRINUSE" ? new Error(inUse) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Starts everything on one address: the pages, the API, the issuer of tokens and the workbench. */
export async function startStack(options: StackOptions): Promise<Stack> {
  mkdirSync(options.data, { recursive: true });
  const clock = worldClock(options.data, options.today, () => new Date());
  let respond: (request: IncomingMessage, response: ServerResponse) => Promise<void> = (_request, response) => {
    response.writeHead(503).end();
    return Promise.resolve();
  };
  const server = createServer({ key: options.certificate.key, cert: options.certificate.cert }, (request, response) => {
    respond(request, response).catch((error: unknown) => {
      options.log?.(error instanceof Error ? error.message : String(error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await listen(server, options.port);
  const origin = `https://localhost:${port}`;
  try {
    const store = openLocalCosmos({
      file: path.join(options.data, "cosmos.sqlite"),
      key: accountKey(options.data),
      now: () => clock.now().getTime() / 1000,
    });
    const cosmos = new CosmosClient({
      endpoint: store.endpoint,
      key: accountKey(options.data),
      httpClient: store.httpClient,
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const issuer = createIssuer({
      issuer: `${origin}/entra/${tenant}/v2.0`,
      audience,
      clientId: client,
      redirectUris: ["pane.html", "rollup.html", "dialog.html"].map((page) => `${origin}/${page}`),
      people,
      now: () => clock.now(),
    });
    await seedWorld(cosmos, database, todayInLondon(clock.now()));
    const host = await startFunctionsHost({
      load: () =>
        registerFunctions({ cosmos, database, issuer, audience, now: () => clock.now(), version: product.version }),
      hostJson: JSON.parse(readFileSync(path.join(folders.root, "host.json"), "utf8")) as unknown,
      environment: { COSMOS__accountEndpoint: store.endpoint },
      cosmosClient: () => cosmos,
      checkpoints: fileCheckpoints(path.join(options.data, "checkpoints")),
      log: ({ level, message }) => {
        if (level === "warning" || level === "error" || level === "critical") options.log?.(message);
      },
    });
    const local = new LocalPages({ origin, issuer, clock, client, audience });
    respond = async (request, response) => {
      if (await issuer.handle(request, response)) return;
      if (request.url?.startsWith("/api/") === true) {
        if (!(await host.handle(request, response))) response.writeHead(404).end();
        return;
      }
      if (await local.handle(request, response)) return;
      if (!(await sendFile(mounts, request, response)))
        response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page here.");
    };
    return { origin, issuer, host, cosmos, stop: () => stop(server, host, store) };
  } catch (error) {
    server.close();
    throw error;
  }
}

async function stop(server: Server, host: FunctionsHost, store: { close(): void }): Promise<void> {
  server.close();
  // Requests under way are answered before their connections are cut.
  await host.stop();
  server.closeAllConnections();
  store.close();
}
