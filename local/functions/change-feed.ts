import { setTimeout as wait } from "node:timers/promises";
import { type ChangeFeedPullModelIterator, ChangeFeedStartFrom, type CosmosClient } from "@azure/cosmos";
import type { Checkpoints } from "./checkpoints.ts";
import type { Outcome } from "./invoker.ts";

export interface ChangeFeedSource {
  /** Names the checkpoint. */
  readonly name: string;
  readonly databaseName: string;
  readonly containerName: string;
  readonly startFromBeginning: boolean;
  readonly maxItemsPerInvocation: number;
}

export interface ChangeFeedWiring {
  readonly client: () => CosmosClient;
  readonly checkpoints: Checkpoints;
  readonly deliver: (documents: readonly unknown[]) => Promise<Outcome>;
  readonly report: (message: string) => void;
}

/** Azure waits five seconds between looks; here a change is on one's own machine and should be seen at once. */
const pollEvery = 200;
const restAfterError = 2000;

/**
 * Follows the changes of one container by the SDK's pull model and hands them to the function in order, a page at a
 * time. The checkpoint moves only when the function has succeeded or has used up its retries, so a crash repeats
 * changes and never loses one.
 */
export class ChangeFeed {
  readonly #source: ChangeFeedSource;
  readonly #wiring: ChangeFeedWiring;
  readonly #stopping = new AbortController();
  #wake = new AbortController();
  #feed: ChangeFeedPullModelIterator<unknown> | undefined;
  #written: string | undefined;
  #loop: Promise<void> | undefined;
  #placed: () => void = () => undefined;
  #waiting: { resolve: () => void; reject: (reason: Error) => void }[] = [];

  constructor(source: ChangeFeedSource, wiring: ChangeFeedWiring) {
    this.#source = source;
    this.#wiring = wiring;
  }

  /** Resolves once the feed knows its place: a change made after that is seen even if the host stops in between. */
  async start(): Promise<void> {
    const placed = new Promise<void>((resolve) => {
      this.#placed = resolve;
    });
    this.#loop = this.#run();
    await placed;
  }

  /** Looks for changes now. */
  poke(): void {
    this.#wake.abort();
  }

  /** Resolves when every change made before this call has been dealt with. */
  idle(): Promise<void> {
    if (this.#stopping.signal.aborted) return Promise.reject(stopped());
    return new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.poke();
    });
  }

  /** Finishes what is being delivered, starts nothing more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.poke();
    await this.#loop;
    for (const { reject } of this.#waiting.splice(0)) reject(stopped());
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const asked = this.#waiting.length;
      const last = await this.#step();
      this.#placed();
      // Only those who asked before this look: a later caller's change may not have been in it.
      if (last === "caught-up") for (const { resolve } of this.#waiting.splice(0, asked)) resolve();
      if (last !== "delivered") await this.#rest(last === "failed" ? restAfterError : pollEvery);
    }
  }

  async #step(): Promise<Step> {
    try {
      this.#feed ??= await this.#open();
      const page = await this.#feed.readNext();
      const documents: readonly unknown[] = Array.isArray(page.result) ? page.result : [];
      if (documents.length > 0 && !(await this.#deal(documents))) return "stopped";
      await this.#keep(page.continuationToken);
      return documents.length > 0 ? "delivered" : "caught-up";
    } catch (error) {
      this.#feed = undefined; // Opened again from the checkpoint: what was not dealt with comes again.
      this.#wiring.report(`could not be read: ${error instanceof Error ? error.message : String(error)}`);
      return "failed";
    }
  }

  /** Whether the changes are dealt with: the function has succeeded, or has failed as often as it may. */
  async #deal(documents: readonly unknown[]): Promise<boolean> {
    this.#placed();
    const outcome = await this.#wiring.deliver(documents);
    if (outcome.kind === "failed") this.#wiring.report(`gave up on ${documents.length} changes and moved on.`);
    return outcome.kind !== "stopped";
  }

  async #open(): Promise<ChangeFeedPullModelIterator<unknown>> {
    const { name, databaseName, containerName, startFromBeginning, maxItemsPerInvocation } = this.#source;
    const token = await this.#wiring.checkpoints.read(name);
    this.#written = token;
    return this.#wiring
      .client()
      .database(databaseName)
      .container(containerName)
      .items.getChangeFeedIterator({
        maxItemCount: maxItemsPerInvocation,
        changeFeedStartFrom: startFrom(token, startFromBeginning) as ChangeFeedStartFrom,
      });
  }

  async #keep(token: string): Promise<void> {
    if (token === this.#written) return;
    await this.#wiring.checkpoints.write(this.#source.name, token);
    this.#written = token;
  }

  async #rest(milliseconds: number): Promise<void> {
    const { signal } = this.#wake;
    await wait(milliseconds, undefined, { signal }).catch(() => undefined);
    this.#wake = new AbortController();
  }
}

type Step = "delivered" | "caught-up" | "failed" | "stopped";

/** The SDK's starting points do not extend the class that its own option asks for, hence the assertion where it is used. */
function startFrom(token: string | undefined, startFromBeginning: boolean): unknown {
  if (token !== undefined) return ChangeFeedStartFrom.Continuation(token);
  return startFromBeginning ? ChangeFeedStartFrom.Beginning() : ChangeFeedStartFrom.Now();
}

function stopped(): Error {
  return new Error("The Functions host was stopped before its change feeds had caught up.");
}
