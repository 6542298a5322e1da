import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CosmosClient } from "@azure/cosmos";
import type { Checkpoints } from "../../../local/functions/checkpoints.ts";
import type { LogLine } from "../../../local/functions/core-types.ts";
import { type FunctionsHost, type FunctionsHostOptions, startFunctionsHost } from "../../../local/functions/host.ts";

type Library = typeof import("@azure/functions");

export interface TestApp {
  readonly host: FunctionsHost;
  readonly lines: LogLine[];
  readonly port: number;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

/** A moment that one side of a test waits for and the other brings about. */
export function moment(): { readonly reached: Promise<void>; readonly reach: () => void } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach };
}

export function memoryCheckpoints(tokens = new Map<string, string>()): Checkpoints {
  return {
    read: (name) => Promise.resolve(tokens.get(name)),
    write: (name, token) => Promise.resolve(void tokens.set(name, token)),
  };
}

export function hostOptions(register: (library: Library) => unknown): FunctionsHostOptions {
  return {
    load: async () => register(await import("@azure/functions")),
    hostJson: {
      version: "2.0",
      extensionBundle: { id: "Microsoft.Azure.Functions.ExtensionBundle", version: "[4.*, 5.0.0)" },
    },
    environment: {},
    cosmosClient: (connection): CosmosClient => {
      throw new Error(`No store for ${connection}.`);
    },
    checkpoints: memoryCheckpoints(),
  };
}

/** A host behind a real server; what no function answers is answered 418. */
export async function startApp(
  register: (library: Library) => unknown,
  overrides: Partial<FunctionsHostOptions> = {},
): Promise<TestApp> {
  const lines: LogLine[] = [];
  const host = await startFunctionsHost({
    ...hostOptions(register),
    log: (line) => lines.push(line),
    ...overrides,
  });
  const server = createServer((request, response) => {
    void host.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(418).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host,
    lines,
    port,
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    async stop() {
      await host.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
