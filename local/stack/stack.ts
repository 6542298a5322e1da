import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import path from "node:path";
import { CosmosClient } from "@azure/cosmos";
import { product } from "../../manifest/product.ts";
import { type LocalCosmos, openLocalCosmos } from "../cosmos/open.ts";
import { createIssuer, type Issuer } from "../entra/issuer.ts";
import { fileCheckpoints } from "../functions/checkpoints.ts";
import { type FunctionsHost, startFunctionsHost } from "../functions/host.ts";
import { todayInLondon } from "../../functions/use-cases/today-in-london.ts";
import { people } from "../seed/people.ts";
import { seedWorld } from "../seed/seed-world.ts";
import type { Certificate } from "../set-up/certificate.ts";
import { folders } from "../set-up/folders.ts";
import { lockFolder } from "./folder-lock.ts";
import { LocalPages } from "./local-pages.ts";
import { type Mount, sendFile } from "./static-files.ts";
import { registerFunctions } from "./register-functions.ts";
import { type WorldClock, worldClock } from "./world-clock.ts";
import { writeWhole } from "./write-whole.ts";

export interface StackOptions {
  readonly port: number;
  /** Where the store, the checkpoints and the world's clock are kept between starts. */
  readonly data: string;
  /** The day on which a new world starts: YYYY-MM-DD, or `now`. */
  readonly today: string;
  readonly certificate: Certificate;
  /** The folder of the built pages. */
  readonly pages?: string;
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
const audience = "0b6d2f6e-9d43-4c57-8a1e-6e1f5b7c2a90";

/** The account's key: made once, kept beside the data. It protects nothing here, and the real SDK signs with it. */
function accountKey(folder: string): string {
  const file = path.join(folder, "cosmos.key");
  if (!existsSync(file)) writeWhole(file, randomBytes(64).toString("base64"), 0o600);
  return readFileSync(file, "utf8");
}

function mountsWith(pages: string): readonly Mount[] {
  return [
    { prefix: "/office-js/", folder: folders.officeJs },
    { prefix: "/local/trackers/", folder: folders.trackers },
    { prefix: "/", folder: pages },
    { prefix: "/", folder: folders.workbench },
  ];
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Error(`Nothing can be kept in ${folder}. Name a folder that you may write to with --data.`, { cause });
  }
}

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(new Error(portSentence(port, error), { cause: error }));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function portSentence(port: number, { code, message }: NodeJS.ErrnoException): string {
  if (code === "EADDRINUSE") {
    const another = port < 65_535 ? port + 1 : port - 1;
    return `Port ${port} of this computer is in use. Stop what uses it, or start with another: npm start -- --port ${another}`;
  }
  return `Port ${port} of this computer cannot be used (${message}). Start with another: npm start -- --port 3443`;
}

/** Starts everything on one address: the pages, the API, the issuer of tokens and the workbench. */
export async function startStack(options: StackOptions): Promise<Stack> {
  makeFolder(options.data);
  const unlock = lockFolder(options.data);
  try {
    const stack = await startIn(options);
    return { ...stack, stop: () => stack.stop().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function startIn(options: StackOptions): Promise<Stack> {
  const clock = worldClock(options.data, options.today, () => new Date());
  let respond: Respond = (_request, response) => {
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
  const origin = `https://localhost:${await listen(server, options.port)}`;
  let store: LocalCosmos | undefined;
  try {
    store = openStore(options.data, clock);
    const running = await startServices(options, { origin, clock, store });
    respond = responder(running, options.pages ?? folders.pages);
    const { issuer, host, cosmos } = running;
    return { origin, issuer, host, cosmos, stop: stopping(server, host, store) };
  } catch (error) {
    server.close();
    store?.close();
    throw error;
  }
}

function openStore(folder: string, clock: WorldClock): LocalCosmos {
  return openLocalCosmos({
    file: path.join(folder, "cosmos.sqlite"),
    key: accountKey(folder),
    now: () => clock.now().getTime() / 1000,
  });
}

interface Place {
  readonly origin: string;
  readonly clock: WorldClock;
  readonly store: LocalCosmos;
}

interface Services extends Place {
  readonly cosmos: CosmosClient;
  readonly issuer: Issuer;
  readonly host: FunctionsHost;
}

async function startServices(options: StackOptions, { origin, clock, store }: Place): Promise<Services> {
  const now = (): Date => clock.now();
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
    now,
  });
  await seedWorld(cosmos, database, todayInLondon(now()));
  const host = await startFunctionsHost({
    load: () => registerFunctions({ cosmos, database, issuer, audience, now, version: product.version }),
    hostJson: JSON.parse(readFileSync(path.join(folders.root, "host.json"), "utf8")) as unknown,
    environment: { COSMOS__accountEndpoint: store.endpoint },
    cosmosClient: () => cosmos,
    checkpoints: fileCheckpoints(path.join(options.data, "checkpoints")),
    log: ({ level, message }) => {
      if (level === "warning" || level === "error" || level === "critical") options.log?.(message);
    },
  });
  return { origin, clock, store, cosmos, issuer, host };
}

function responder({ origin, clock, issuer, host }: Services, pages: string): Respond {
  const local = new LocalPages({ origin, issuer, clock, client, audience, pages });
  const mounts = mountsWith(pages);
  return async (request, response) => {
    if (await issuer.handle(request, response)) return;
    if (request.url?.startsWith("/api/") === true) {
      if (!(await host.handle(request, response))) response.writeHead(404).end();
      return;
    }
    if (await local.handle(request, response)) return;
    if (!(await sendFile(mounts, request, response)))
      response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page here.");
  };
}

/** Takes no more requests, lets those that are being answered finish, and closes the store last. */
function stopping(server: Server, host: FunctionsHost, store: LocalCosmos): () => Promise<void> {
  return async () => {
    server.close();
    server.closeIdleConnections();
    await host.stop();
    server.closeAllConnections();
    store.close();
  };
}
