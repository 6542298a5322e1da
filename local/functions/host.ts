import type { IncomingMessage, ServerResponse } from "node:http";
import type { CosmosClient } from "@azure/cosmos";
import { ChangeFeed } from "./change-feed.ts";
import { requireOwnLeases, triggerSource } from "./change-feed-trigger.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { currentProgrammingModel, installCoreModule, listenToCore } from "./core-module.ts";
import type { LogLine, ProgrammingModel } from "./core-types.ts";
import { FunctionApp, type RegisteredFunction, triggerOf } from "./function-app.ts";
import { type HostSettings, readHostJson } from "./host-json.ts";
import { HttpFunctions, httpRoute } from "./http.ts";
import { Invoker } from "./invoker.ts";
import { refuseUnknownBindings } from "./refusals.ts";
import { bodyLimit, type Environment, isDisabled } from "./settings.ts";
import { TimerFunction } from "./timers.ts";

export interface FunctionsHostOptions {
  /** Registers the functions: composes the app in this process, or loads a bundle. */
  readonly load: () => Promise<unknown>;
  /** The parsed host.json of the app. */
  readonly hostJson: unknown;
  readonly environment: Environment;
  /** Called with the name of a trigger's connection setting. */
  readonly cosmosClient: (connection: string) => CosmosClient;
  readonly checkpoints: Checkpoints;
  readonly log?: (line: LogLine) => void;
  /** Timers run by `runTimer` alone, and never by the clock. */
  readonly timersByHand?: boolean;
}

interface HostedFunction {
  readonly name: string;
  readonly trigger: "http" | "timer" | "cosmosDB";
  readonly route?: string;
  readonly methods?: readonly string[];
  readonly schedule?: string;
}

export interface FunctionsHost {
  /** False: no route matched and nothing was written. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  readonly functions: readonly HostedFunction[];
  /** Runs a timer now; rejects with what the function threw once its retries are used up. */
  runTimer(name: string): Promise<void>;
  /** Resolves when every change made before the call has been dealt with. */
  feedIdle(): Promise<void>;
  /** Takes no more work and lets what is running finish, for at most ten seconds. */
  stop(): Promise<void>;
}

const patienceAtStop = 10_000;
let loading = false;

export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const settings = readHostJson(options.hostJson);
  const app = new FunctionApp(options.log ?? (() => undefined));
  const model = await loadApp(app, options);
  const host = new Host(app, model, settings, options);
  await host.start();
  return host;
}

async function loadApp(app: FunctionApp, { load }: FunctionsHostOptions): Promise<ProgrammingModel> {
  // A registration does not say for which app it is meant, so apps are loaded one at a time.
  if (loading) throw new Error("Another Functions host is loading in this process: await it first.");
  loading = true;
  try {
    installCoreModule();
    listenToCore(app);
    await load();
    const model = currentProgrammingModel();
    await app.start(process.cwd());
    const capabilities = await model.getCapabilities?.({ RawHttpBodyBytes: "true" });
    if (capabilities?.["HttpUri"] !== undefined) {
      throw new Error("The app sets enableHttpStream: this host does not stream, so leave it off or use func start.");
    }
    return model;
  } finally {
    loading = false;
  }
}

class Host implements FunctionsHost {
  readonly functions: readonly HostedFunction[];
  readonly #app: FunctionApp;
  readonly #invoker: Invoker;
  readonly #http: HttpFunctions;
  readonly #timers = new Map<string, TimerFunction>();
  readonly #feeds: ChangeFeed[] = [];
  readonly #options: FunctionsHostOptions;
  #stopped: Promise<void> | undefined;

  constructor(app: FunctionApp, model: ProgrammingModel, settings: HostSettings, options: FunctionsHostOptions) {
    this.#app = app;
    this.#options = options;
    this.#invoker = new Invoker(app, model, options.log ?? (() => undefined));
    const enabled = app.functions.filter(({ metadata }) => !isDisabled(metadata.name, options.environment));
    for (const fn of enabled) refuseUnknownBindings(fn, settings);
    requireOwnLeases(ofType(enabled, "cosmosDBTrigger"));

    const routes = ofType(enabled, "httpTrigger").map((fn) => httpRoute(fn, settings));
    this.#http = new HttpFunctions(routes, this.#invoker, settings, bodyLimit(options.environment));
    for (const fn of ofType(enabled, "timerTrigger")) {
      this.#timers.set(fn.metadata.name, new TimerFunction(fn, this.#invoker, options.environment));
    }
    for (const fn of ofType(enabled, "cosmosDBTrigger")) this.#feeds.push(this.#changeFeed(fn));
    this.functions = [
      ...routes.map(({ fn, route, methods }) => ({ name: fn.metadata.name, trigger: "http" as const, route, methods })),
      ...[...this.#timers].map(([name, { schedule }]) => ({ name, trigger: "timer" as const, schedule })),
      ...ofType(enabled, "cosmosDBTrigger").map((fn) => ({ name: fn.metadata.name, trigger: "cosmosDB" as const })),
    ];
  }

  async start(): Promise<void> {
    await Promise.all(this.#feeds.map((feed) => feed.start()));
    if (this.#options.timersByHand === true) return;
    for (const timer of this.#timers.values()) timer.start();
  }

  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    return this.#http.handle(request, response);
  }

  async runTimer(name: string): Promise<void> {
    const timer = this.#timers.get(name);
    if (!timer) throw new Error(`There is no timer named "${name}".`);
    const outcome = await timer.run();
    if (outcome.kind === "failed") throw outcome.error;
    if (outcome.kind === "stopped") throw new Error(`The host was stopped before the timer "${name}" had succeeded.`);
  }

  async feedIdle(): Promise<void> {
    await Promise.all(this.#feeds.map((feed) => feed.idle()));
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    for (const timer of this.#timers.values()) timer.stop();
    const feeds = Promise.all(this.#feeds.map((feed) => feed.stop()));
    const drained = await this.#invoker.drain(patienceAtStop);
    // A function that does not end keeps its feed waiting; its checkpoint stays where it was.
    if (drained) await feeds;
    await this.#app.stop();
  }

  #changeFeed(fn: RegisteredFunction): ChangeFeed {
    const { source, connection } = triggerSource(fn, this.#options.environment);
    const functionName = fn.metadata.name;
    return new ChangeFeed(source, {
      client: () => this.#options.cosmosClient(connection),
      checkpoints: this.#options.checkpoints,
      deliver: (documents) => this.#invoker.withRetries(fn, { data: { json: JSON.stringify(documents) } }),
      report: (text) => {
        const message = `The change feed of ${source.containerName} ${text}`;
        this.#options.log?.({ level: "warning", category: "host", message, functionName });
      },
    });
  }
}

function ofType(functions: readonly RegisteredFunction[], type: string): readonly RegisteredFunction[] {
  return functions.filter((fn) => triggerOf(fn).binding.type === type);
}
