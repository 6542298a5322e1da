import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Datum, InvocationResponse, LogLevel, LogLine, ProgrammingModel, RetryOptions } from "./core-types.ts";
import { type FunctionApp, type RegisteredFunction, triggerOf } from "./function-app.ts";

export interface Trigger {
  readonly data: Datum;
  readonly metadata?: Readonly<Record<string, Datum>>;
  readonly traceParent?: string | undefined;
}

/** `stopped` means that the host stopped before the retries were used up: the work is not done and must come again. */
export type Outcome =
  | { readonly kind: "succeeded"; readonly response: InvocationResponse }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "stopped" };

function delayBefore(retryCount: number, retry: RetryOptions): number {
  if (retry.retryStrategy === "fixedDelay") return (retry.delayInterval?.seconds ?? 0) * 1000;
  const least = retry.minimumInterval?.seconds ?? 1;
  const most = retry.maximumInterval?.seconds ?? 60;
  return Math.min(most, least * 2 ** (retryCount - 1)) * 1000;
}

/** Invokes functions, with their retries, and knows which invocations are still running. */
export class Invoker {
  readonly #app: FunctionApp;
  readonly #model: ProgrammingModel;
  readonly #log: (line: LogLine) => void;
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopping = new AbortController();

  constructor(app: FunctionApp, model: ProgrammingModel, log: (line: LogLine) => void) {
    this.#app = app;
    this.#model = model;
    this.#log = log;
  }

  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** One attempt: the real host has no retries for HTTP. */
  async once(fn: RegisteredFunction, trigger: Trigger): Promise<Outcome> {
    return this.#attempt(fn, trigger, undefined);
  }

  async withRetries(fn: RegisteredFunction, trigger: Trigger): Promise<Outcome> {
    const retry = fn.metadata.retryOptions;
    for (let retryCount = 0; ; retryCount++) {
      const context = retry && { retryCount, maxRetryCount: retry.maxRetryCount };
      const outcome = await this.#attempt(fn, trigger, context);
      if (outcome.kind === "succeeded" || !retry) return outcome;
      if (retry.maxRetryCount !== -1 && retryCount >= retry.maxRetryCount) return outcome;
      if (!(await this.#waited(delayBefore(retryCount + 1, retry)))) return { kind: "stopped" };
    }
  }

  /** Starts no retry and lets what is running finish; false when it has not after `patience` milliseconds. */
  async drain(patience: number): Promise<boolean> {
    this.#stopping.abort();
    const enough = new AbortController();
    const timeout = wait(patience, false, { signal: enough.signal }).catch(() => false);
    const finished = Promise.allSettled(this.#running).then(() => true);
    const drained = await Promise.race([finished, timeout]);
    enough.abort();
    return drained;
  }

  async #waited(milliseconds: number): Promise<boolean> {
    if (this.stopping.aborted) return false;
    return wait(milliseconds, true, { signal: this.stopping }).catch(() => false);
  }

  async #attempt(
    fn: RegisteredFunction,
    trigger: Trigger,
    retryContext: { retryCount: number; maxRetryCount: number } | undefined,
  ): Promise<Outcome> {
    const invocationId = randomUUID();
    const newTrace = `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-01`;
    const call = this.#app.invoke(this.#model, fn, {
      invocationId,
      inputData: [{ name: triggerOf(fn).name, data: trigger.data }],
      triggerMetadata: trigger.metadata ?? {},
      traceContext: { traceParent: trigger.traceParent ?? newTrace, traceState: "", attributes: {} },
      ...(retryContext && { retryContext }),
    });
    this.#running.add(call);
    const report = (level: LogLevel, message: string): void => {
      this.#log({ level, category: "host", message, functionName: fn.metadata.name, invocationId });
    };
    try {
      const response = await call;
      report("information", "Succeeded.");
      return { kind: "succeeded", response };
    } catch (error) {
      report("error", `Failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { kind: "failed", error };
    } finally {
      this.#running.delete(call);
    }
  }
}
