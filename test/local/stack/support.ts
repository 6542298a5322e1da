import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type RequestOptions, request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { text as textOf } from "node:stream/consumers";
import { CosmosClient } from "@azure/cosmos";
import { openLocalCosmos } from "../../../local/cosmos/open.ts";
import { people } from "../../../local/seed/people.ts";
import { folders } from "../../../local/set-up/folders.ts";
import { chanceOf, idOf } from "../../../local/seed/randomness.ts";
import { trackerOn } from "../../../local/seed/tables.ts";
import { worldClock } from "../../../local/stack/world-clock.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { Submission } from "../../../shared/contract/routes.ts";

export const today = "2025-09-15";

export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "local-stack-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  json(): unknown;
}

/** Asks a stack that has made its own certificate. The path goes as it is written: dots are not resolved on the way. */
export async function ask(origin: string, asked: string, options: Asking = {}): Promise<Reply> {
  const { method = "GET", headers = {}, token, body } = options;
  const { hostname, port } = new URL(origin);
  const request: RequestOptions = {
    hostname,
    port,
    path: asked,
    method,
    agent: false,
    rejectUnauthorized: false,
    headers: {
      ...headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
  };
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(request, (response) => {
      textOf(response).then((text) => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, text, json: () => JSON.parse(text) as unknown });
      }, reject);
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The sample person of this name. */
export function personNamed(name: string): string {
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`Nobody of the sample world is called ${name}.`);
  return person.id;
}

/** A token from the running stack: its key is made anew at each start. */
export async function tokenFor(origin: string, personId: string): Promise<string> {
  const reply = await ask(origin, "/local/tokens", { method: "POST", headers: { "x-person": personId } });
  return (reply.json() as { accessToken: string }).accessToken;
}

/** A small tracker of this team as it would be sent, the same for the same words. */
export function submissionOf(team: string, tracker: string, words: string): Submission {
  const cases = 3 + Math.floor(chanceOf(team, tracker, words)() * 8);
  const habits = { cases, usualGap: 40, longestGap: 120, careless: 0.1 };
  const tables = trackerOn({ team: `${team}-${words}`, name: team }, habits, plainDate(today));
  return { trackerId: idOf("tracker of a test", team, tracker), month: today.slice(0, 7), tables };
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the code and the signal. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
  /** All that it has said so far. */
  readonly said: { out: string; err: string };
  /** Resolves with the first capture of the pattern in what it says, or undefined when it ends before. */
  hears(pattern: RegExp): Promise<string | undefined>;
}

/** A process of its own that runs a file of the project. */
export function run(file: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [path.resolve(folders.root, file), ...args], { stdio: "pipe" });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  // What it was told when it was already gone is lost, as it should be.
  child.stdin.on("error", () => undefined);
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, ended, said, hears: (pattern) => hears(child, said, pattern) };
}

async function hears(child: ChildProcess, said: Running["said"], pattern: RegExp): Promise<string | undefined> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = pattern.exec(said.out)?.[1];
      if (found === undefined) return;
      child.stdout?.off("data", look);
      resolve(found);
    };
    child.stdout?.on("data", look);
    child.once("close", () => {
      resolve(pattern.exec(said.out)?.[1]);
    });
    look();
  });
}

/** The real SDK over the file of a stack that is not running. */
export function openKept(data: string): { cosmos: CosmosClient; close: () => void } {
  const key = readFileSync(path.join(data, "cosmos.key"), "utf8");
  const clock = worldClock(data, today, () => new Date());
  // By the world's clock: by ours, what should be there might have expired.
  const store = openLocalCosmos({
    file: path.join(data, "cosmos.sqlite"),
    key,
    now: () => clock.now().getTime() / 1_000,
  });
  const cosmos = new CosmosClient({
    endpoint: store.endpoint,
    key,
    httpClient: store.httpClient,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const close = (): void => {
    cosmos.dispose();
    store.close();
  };
  return { cosmos, close };
}
