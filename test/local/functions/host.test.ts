import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { HttpResponseInit, Timer } from "@azure/functions";
import { build } from "esbuild";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadBundle } from "../../../local/functions/bundle.ts";
import { fileCheckpoints } from "../../../local/functions/checkpoints.ts";
import { startFunctionsHost } from "../../../local/functions/host.ts";
import { hostOptions, startApp, type TestApp } from "./app.ts";

type Library = typeof import("@azure/functions");

let running: TestApp | undefined;
const folders: string[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await running?.stop();
  running = undefined;
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "functions-host-"));
  folders.push(folder);
  return folder;
}

describe("timers", () => {
  it("runs a timer by hand and passes what the real host passes", async () => {
    const seen: Timer[] = [];
    running = await startApp(
      ({ app }) => {
        app.timer("stale-teams", { schedule: "%WHEN%", handler: (timer) => void seen.push(timer) });
      },
      { environment: { WHEN: "0 30 6 * * 1-5" } },
    );
    await running.host.runTimer("stale-teams");
    expect(seen[0]?.isPastDue).toBe(false);
    expect(new Date(seen[0]?.scheduleStatus.next ?? "").getUTCHours()).toBe(6);
    expect(running.host.functions).toEqual([{ name: "stale-teams", trigger: "timer", schedule: "0 30 6 * * 1-5" }]);
    await expect(running.host.runTimer("other")).rejects.toThrow('There is no timer named "other".');
  });

  it.each([
    ["when its time comes", {}, 1],
    ["by hand alone where that is asked for", { timersByHand: true }, 0],
  ])("runs a timer %s", async (_, options, runsThen) => {
    vi.useFakeTimers({ now: new Date("2025-09-15T06:29:58Z") });
    let runs = 0;
    running = await startApp(({ app }) => {
      app.timer("daily", {
        schedule: "0 30 6 * * *",
        handler: () => {
          runs += 1;
        },
      });
    }, options);
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toBe(0);
    await vi.advanceTimersByTimeAsync(1500);
    expect(runs).toBe(runsThen);
    await running.host.runTimer("daily");
    expect(runs).toBe(runsThen + 1);
  });

  it("tells whoever runs it by hand that it failed, after its retries", async () => {
    let attempts = 0;
    running = await startApp(({ app }) => {
      app.timer("fails", {
        schedule: "0 0 0 * * *",
        retry: { strategy: "fixedDelay", maxRetryCount: 1, delayInterval: 0 },
        handler: (_timer, context) => {
          attempts += 1;
          throw new Error(`retry ${context.retryContext?.retryCount ?? "none"}`);
        },
      });
    });
    await expect(running.host.runTimer("fails")).rejects.toThrow("retry 1");
    expect(attempts).toBe(2);
  });
});

const nothing = (): HttpResponseInit => ({});

describe("what is refused at the start", () => {
  it.each<[string, (library: Library) => unknown, RegExp]>([
    [
      "a trigger of another kind",
      ({ app }) => {
        app.storageQueue("q", { queueName: "q", connection: "S", handler: () => undefined });
      },
      /uses "queueTrigger" \(in\): this host has HTTP, timer and Cosmos DB triggers/,
    ],
    [
      "an output binding",
      ({ app, output }) => {
        const queue = output.storageQueue({ queueName: "q", connection: "S" });
        app.http("h", { extraOutputs: [queue], handler: nothing });
      },
      /uses "queue" \(out\)/,
    ],
    [
      "an input binding",
      ({ app, input }) => {
        const rows = input.cosmosDB({ connection: "C", databaseName: "d", containerName: "c" });
        app.http("h", { extraInputs: [rows], handler: nothing });
      },
      /uses "cosmosDB" \(in\)/,
    ],
    [
      "a function key",
      ({ app }) => {
        app.http("h", { authLevel: "function", handler: nothing });
      },
      /asks for a function key/,
    ],
    [
      "a schedule of five fields",
      ({ app }) => {
        app.timer("t", { schedule: "30 6 * * *", handler: () => undefined });
      },
      /write six fields/,
    ],
    [
      "a schedule that only croner reads",
      ({ app }) => {
        app.timer("t", { schedule: "0 0 0 L * *", handler: () => undefined });
      },
      /write six fields/,
    ],
    [
      "a missing setting",
      ({ app }) => {
        app.timer("t", { schedule: "%WHEN%", handler: () => undefined });
      },
      /The setting "WHEN" is missing/,
    ],
    [
      "a missing connection",
      ({ app }) => {
        app.cosmosDB("f", { connection: "C", databaseName: "d", containerName: "c", handler: () => undefined });
      },
      /set C or C__accountEndpoint/,
    ],
    [
      "two functions that share leases",
      ({ app }) => {
        const trigger = { connection: "C", databaseName: "d", containerName: "c", handler: () => undefined };
        app.cosmosDB("f", trigger);
        app.cosmosDB("g", trigger);
      },
      /give each its own leaseContainerPrefix/,
    ],
    [
      "two functions of one name",
      ({ app }) => {
        app.http("h", nothing as never);
        app.http("H", nothing as never);
      },
      /already registered/,
    ],
  ])("%s", async (_what, register, sentence) => {
    await expect(startFunctionsHost(hostOptions(register))).rejects.toThrow(sentence);
  });

  it.each([
    [{ version: "1.0" }, /host.json cannot be used/],
    [{ version: "2.0", customHandler: {} }, /custom handler/],
    [{ version: "2.0", extensions: { http: { hsts: {} } } }, /hsts/],
  ])("host.json %j", async (hostJson, sentence) => {
    const options = { ...hostOptions(() => undefined), hostJson };
    await expect(startFunctionsHost(options)).rejects.toThrow(sentence);
  });

  it("a Cosmos DB trigger where host.json names no extension bundle", async () => {
    const trigger = { connection: "C", databaseName: "d", containerName: "c", handler: () => undefined };
    const options = hostOptions(({ app }) => {
      app.cosmosDB("f", trigger);
    });
    const without = startFunctionsHost({ ...options, hostJson: { version: "2.0" } });
    await expect(without).rejects.toThrow(/'cosmosDBTrigger' are not registered/);
  });

  it("a function that is registered after the app has loaded", async () => {
    let library: Library | undefined;
    running = await startApp((given) => {
      library = given;
      given.app.http("h", { handler: nothing });
    });
    expect(() => library?.app.http("late", { handler: nothing })).toThrow(/while the app is loading/);
  });

  it("a second host while the first is loading", async () => {
    const options = hostOptions(({ app }) => {
      app.http("h", { handler: nothing });
    });
    const first = startFunctionsHost(options);
    await expect(startFunctionsHost(options)).rejects.toThrow(/Another Functions host is loading/);
    await (await first).stop();
  });
});

describe("the app", () => {
  it("is loaded from its bundle, with its settings in the environment of the process", async () => {
    const folder = await newFolder();
    const outfile = path.join(folder, "main.mjs");
    await build({
      stdin: {
        contents: `import { app } from "@azure/functions";
          const setting = process.env.FUNCTIONS_HOST_TEST;
          app.http("bundled", { handler: () => ({ body: setting }) });`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile,
      external: ["@azure/functions-core"],
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
      logLevel: "error",
    });
    const environment = { FUNCTIONS_HOST_TEST: "from the setting" };
    running = await startApp(() => undefined, { environment, load: () => loadBundle(outfile, environment) });
    expect(await (await running.fetch("/api/bundled")).text()).toBe("from the setting");
  });

  it("leaves out a function that a setting disables", async () => {
    running = await startApp(
      ({ app }) => {
        app.http("kept", { methods: ["GET"], handler: nothing });
        app.storageQueue("q", { queueName: "q", connection: "S", handler: () => undefined });
      },
      { environment: { "AzureWebJobs.q.Disabled": "true" } },
    );
    expect(running.host.functions.map(({ name }) => name)).toEqual(["kept"]);
  });
});

describe("checkpoints in files", () => {
  it("are read back, replace one another and leave no draft behind", async () => {
    const folder = path.join(await newFolder(), "checkpoints");
    const checkpoints = fileCheckpoints(folder);
    expect(await checkpoints.read("runs/fold")).toBeUndefined();
    await checkpoints.write("runs/fold", "1");
    await checkpoints.write("runs/fold", "2");
    expect(await fileCheckpoints(folder).read("runs/fold")).toBe("2");
    const files = await readdir(folder);
    expect(files).toEqual(["runs%2Ffold.checkpoint"]);
    expect(await readFile(path.join(folder, files[0] ?? ""), "utf8")).toBe("2");
  });

  it("keep the old token when a write was cut off before it was complete", async () => {
    const folder = await newFolder();
    const checkpoints = fileCheckpoints(folder);
    await checkpoints.write("fold", "whole");
    await writeFile(path.join(folder, "fold.checkpoint.new"), "ha");
    expect(await checkpoints.read("fold")).toBe("whole");
  });
});
