import Module from "node:module";
import type { Callback, FunctionMetadata, Hook, LogLevel, ProgrammingModel } from "./core-types.ts";

/**
 * What a function app receives when it says `require("@azure/functions-core")`.
 *
 * The package is installed nowhere: Azure's worker answers the `require` itself, and so does this file. The library
 * asks on its first registration, hook or log line (not when it is imported), keeps the answer for the life of the
 * process, and if there is none it silently goes into a test mode that registers nothing. So the answer is installed
 * before any app code runs, is one object for the whole process, and passes each call on to whichever host is loading.
 */
export interface CoreListener {
  registerFunction(metadata: FunctionMetadata, callback: Callback): () => void;
  registerHook(name: string, hook: Hook): () => void;
  log(level: LogLevel, category: string, message: string): void;
}

let listener: CoreListener | undefined;
let programmingModel: ProgrammingModel | undefined;
let installed = false;

function listening(): CoreListener {
  if (!listener) throw new Error("No Functions host is running: start one before registering functions.");
  return listener;
}

class Disposable {
  readonly #dispose: () => void;
  constructor(dispose: () => void) {
    this.#dispose = dispose;
  }
  dispose(): void {
    this.#dispose();
  }
}

const coreModule = {
  // The versions that the real host and worker give today; the library compares neither.
  version: "3.14.1",
  hostVersion: "4.1052.200",
  registerFunction: (metadata: FunctionMetadata, callback: Callback) =>
    new Disposable(listening().registerFunction(metadata, callback)),
  registerHook: (name: string, hook: Hook) => new Disposable(listening().registerHook(name, hook)),
  setProgrammingModel: (model: ProgrammingModel) => {
    programmingModel = model;
  },
  getProgrammingModel: () => programmingModel,
  log: (level: LogLevel, category: string, message: string) => listener?.log(level, category, message),
  Disposable,
};

type Require = (this: unknown, id: string) => unknown;

/** Answers `require("@azure/functions-core")` from now on, by the technique that Azure's own worker uses. */
export function installCoreModule(): void {
  if (installed) return;
  installed = true;
  const prototype = Module.prototype as unknown as { require: Require };
  const original = prototype.require;
  prototype.require = Object.assign(function (this: unknown, id: string): unknown {
    return id === "@azure/functions-core" ? coreModule : original.call(this, id);
  }, original);
}

/** From now on registrations and log lines of the library go to `next`. */
export function listenToCore(next: CoreListener): void {
  listener = next;
}

/** The model that the library handed over. It does so once per process, so it outlives any one host. */
export function currentProgrammingModel(): ProgrammingModel {
  if (!programmingModel) {
    throw new Error(
      "No function was registered through @azure/functions: `load` must register functions, and nothing may use @azure/functions before the host is started.",
    );
  }
  return programmingModel;
}
