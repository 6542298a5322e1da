import { afterEach, describe, expect, it, vi } from "vitest";
import type { RetryOptions } from "@azure/functions";
import type { FunctionsHostOptions } from "../../../local/functions/host.ts";
import { memoryCheckpoints, moment, startApp, type TestApp } from "./app.ts";
import { FeedStore } from "./feed-store.ts";

interface Run {
  readonly id: string;
}

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

interface Follow {
  readonly store: FeedStore;
  readonly handler: (ids: string[]) => unknown;
  readonly tokens?: Map<string, string>;
  readonly retry?: RetryOptions;
  readonly trigger?: object;
  readonly options?: Partial<FunctionsHostOptions>;
}

async function follow({ store, handler, tokens, retry, trigger, options }: Follow): Promise<TestApp> {
  running = await startApp(
    ({ app }) => {
      app.cosmosDB("fold", {
        connection: "Cosmos",
        databaseName: "%DATABASE%",
        containerName: "runs",
        ...(retry && { retry }),
        ...trigger,
        handler: (documents: unknown[]) => handler((documents as Run[]).map(({ id }) => id)),
      });
    },
    {
      environment: { Cosmos: "AccountEndpoint=…", DATABASE: "oversight" },
      cosmosClient: () => store.client(),
      checkpoints: memoryCheckpoints(tokens),
      ...options,
    },
  );
  return running;
}

const atOnce: RetryOptions = { strategy: "fixedDelay", maxRetryCount: 2, delayInterval: { milliseconds: 0 } };

describe("Cosmos DB change feed", () => {
  it("delivers what is written after the start, in order and by pages of the size the trigger asks for", async () => {
    const store = new FeedStore();
    store.add("before");
    const pages: string[][] = [];
    const { host } = await follow({ store, handler: (ids) => pages.push(ids), trigger: { maxItemsPerInvocation: 2 } });
    store.add("a", "b", "c");
    await host.feedIdle();
    expect(pages).toEqual([["a", "b"], ["c"]]);
    expect(host.functions).toEqual([{ name: "fold", trigger: "cosmosDB" }]);
  });

  it("sees a change by itself, without being asked", async () => {
    const store = new FeedStore();
    const pages: string[][] = [];
    await follow({ store, handler: (ids) => pages.push(ids) });
    store.add("a");
    await vi.waitFor(() => {
      expect(pages).toEqual([["a"]]);
    });
  });

  it("starts from the beginning where the trigger says so", async () => {
    const store = new FeedStore();
    store.add("before");
    const pages: string[][] = [];
    const { host } = await follow({ store, handler: (ids) => pages.push(ids), trigger: { startFromBeginning: true } });
    await host.feedIdle();
    expect(pages).toEqual([["before"]]);
  });

  it("goes on after a restart where it had stopped, with what was written in between", async () => {
    const store = new FeedStore();
    const tokens = new Map<string, string>();
    const pages: string[][] = [];
    const first = await follow({ store, tokens, handler: (ids) => pages.push(ids) });
    store.add("a");
    await first.host.feedIdle();
    await first.stop();
    store.add("b");
    const second = await follow({ store, tokens, handler: (ids) => pages.push(ids) });
    await second.host.feedIdle();
    expect(pages).toEqual([["a"], ["b"]]);
  });

  it("sees a change made after the start even when it stopped before looking again", async () => {
    const store = new FeedStore();
    const tokens = new Map<string, string>();
    const pages: string[][] = [];
    await (await follow({ store, tokens, handler: () => undefined })).stop();
    store.add("a");
    const { host } = await follow({ store, tokens, handler: (ids) => pages.push(ids) });
    await host.feedIdle();
    expect(pages).toEqual([["a"]]);
  });

  it("moves its checkpoint only after the function has succeeded", async () => {
    const store = new FeedStore();
    const tokens = new Map<string, string>();
    const during: unknown[] = [];
    let attempts = 0;
    const { host } = await follow({
      store,
      tokens,
      retry: atOnce,
      handler: () => {
        during.push([...tokens.values()].map((token) => /"continuationToken":"(.*?)"/.exec(token)?.[1]));
        attempts += 1;
        if (attempts < 3) throw new Error("not yet");
      },
    });
    store.add("a");
    await host.feedIdle();
    expect(during).toEqual([["0"], ["0"], ["0"]]);
    expect([...tokens]).toEqual([["oversight.runs.fold", expect.stringContaining('"continuationToken":"1"')]]);
  });

  it("gives up on a page when the retries are used up, says so, and goes on with the next", async () => {
    const store = new FeedStore();
    const pages: string[][] = [];
    const { host, lines } = await follow({
      store,
      retry: atOnce,
      trigger: { maxItemsPerInvocation: 1 },
      handler: (ids) => {
        pages.push(ids);
        if (ids[0] === "poison") throw new Error("cannot be folded");
      },
    });
    store.add("poison", "good");
    await host.feedIdle();
    expect(pages).toEqual([["poison"], ["poison"], ["poison"], ["good"]]);
    expect(lines.map(({ message }) => message)).toContain("The change feed of runs gave up on 1 changes and moved on.");
  });

  it("keeps its place when it is stopped between two attempts, so the changes come again", async () => {
    const store = new FeedStore();
    const tokens = new Map<string, string>();
    const failed = moment();
    const first = await follow({
      store,
      tokens,
      retry: { strategy: "fixedDelay", maxRetryCount: -1, delayInterval: { hours: 1 } },
      handler: () => {
        failed.reach();
        throw new Error("down");
      },
    });
    store.add("a");
    const idle = expect(first.host.feedIdle()).rejects.toThrow(/stopped before its change feeds had caught up/);
    await failed.reached;
    await first.stop();
    await idle;
    const pages: string[][] = [];
    const second = await follow({ store, tokens, handler: (ids) => pages.push(ids) });
    await second.host.feedIdle();
    expect(pages).toEqual([["a"]]);
  });

  it("delivers a page again when its checkpoint could not be written", async () => {
    const store = new FeedStore();
    const pages: string[][] = [];
    const tokens = new Map<string, string>();
    let fail = false;
    const { host, lines } = await follow({
      store,
      handler: (ids) => pages.push(ids),
      options: {
        checkpoints: {
          read: (name) => Promise.resolve(tokens.get(name)),
          write: (name, token) => {
            if (!fail) return Promise.resolve(void tokens.set(name, token));
            fail = false;
            return Promise.reject(new Error("disk full"));
          },
        },
      },
    });
    fail = true;
    store.add("a");
    await host.feedIdle();
    expect(pages).toEqual([["a"], ["a"]]);
    expect(lines.map(({ message }) => message).join()).toContain("disk full");
  });

  it("starts all the same while the store cannot be read, and catches up when it can", async () => {
    const store = new FeedStore();
    store.broken = true;
    const pages: string[][] = [];
    const { host } = await follow({ store, handler: (ids) => pages.push(ids), trigger: { startFromBeginning: true } });
    store.add("a");
    store.broken = false;
    await host.feedIdle();
    expect(pages).toEqual([["a"]]);
  });
});
