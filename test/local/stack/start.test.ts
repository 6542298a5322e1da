import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import { startOptions } from "../../../local/stack/start-options.ts";
import { idOf } from "../../../local/seed/randomness.ts";
import { ask, newFolder, personNamed, removeFolder, type Running, run, submissionOf, tokenFor } from "./support.ts";

const folders: string[] = [];
const processes: Running[] = [];
afterEach(async () => {
  for (const { child, ended } of processes.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
  for (const folder of folders.splice(0)) removeFolder(folder);
});

function folder(): string {
  const made = newFolder();
  folders.push(made);
  return made;
}

function npmStart(...args: readonly string[]): Running {
  const started = run("local/start.ts", ["--no-build", ...args]);
  processes.push(started);
  return started;
}

async function up(data: string, ...args: readonly string[]): Promise<{ started: Running; origin: string }> {
  const started = npmStart("--port", "0", "--data", data, ...args);
  const origin = await started.hears(/Workbench +(https:\/\/localhost:\d+)\//);
  if (origin === undefined) throw new Error(`It did not start: ${started.said.err}`);
  return { started, origin };
}

async function refusal(...args: readonly string[]): Promise<string> {
  const { ended, said } = npmStart(...args);
  expect((await ended)[0]).toBe(1);
  expect(said.out).toBe("");
  // One line, and nothing of where in the programme it was noticed.
  expect(said.err).toMatch(/^[^\n]+\n$/);
  expect(said.err).not.toMatch(/\bat .+:\d+:\d+|node:|Error:/);
  return said.err.trimEnd();
}

describe("npm start that cannot start says so in one sentence with what to do, and ends with 1", () => {
  it("when the port is in use", async () => {
    const inTheWay: Server = createServer();
    await new Promise<void>((resolve) => inTheWay.listen(0, "127.0.0.1", resolve));
    const address = inTheWay.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      expect(await refusal("--port", String(port), "--data", folder())).toBe(
        `Port ${port} of this computer is in use. Stop what uses it, or start with another: npm start -- --port ${port < 65_535 ? port + 1 : port - 1}`,
      );
    } finally {
      inTheWay.close();
    }
  });

  it("when the store is not one, which it leaves as it is", async () => {
    const data = folder();
    const file = path.join(data, "cosmos.sqlite");
    const garbage = "Notes of a supervision, kept by mistake under this name. ".repeat(300);
    writeFileSync(file, garbage);
    expect(await refusal("--port", "0", "--data", data)).toBe(
      `The local store ${file} cannot be read. It was left as it is; move it away or run with another --data folder to start with a new one.`,
    );
    expect(readFileSync(file, "utf8")).toBe(garbage);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it("when the clock of the world is damaged, which it leaves as it is", async () => {
    const data = folder();
    const file = path.join(data, "world.json");
    writeFileSync(file, '{"shift":');
    expect(await refusal("--port", "0", "--data", data)).toContain(`${file}, cannot be read. It was left as it is;`);
    expect(readFileSync(file, "utf8")).toBe('{"shift":');
  });

  it("when the data folder is a file", async () => {
    const file = path.join(folder(), "data");
    writeFileSync(file, "");
    expect(await refusal("--port", "0", "--data", file)).toBe(
      `Nothing can be kept in ${file}. Name a folder that you may write to with --data.`,
    );
  });

  it("when another stack is in its folder, and starts there again once that one is gone, even killed", async () => {
    const data = folder();
    const first = await up(data);
    expect(await refusal("--port", "0", "--data", data)).toBe(
      `${data} is in use by another stack (process ${first.started.child.pid ?? ""}). Stop that one, or start with another folder: npm start -- --data FOLDER`,
    );
    first.started.child.kill("SIGKILL");
    await first.started.ended;
    const second = await up(data);
    await end(second.started, "SIGTERM");
    expect(existsSync(path.join(data, "in-use"))).toBe(false);
  });

  it("when an option is not understood", async () => {
    expect(await refusal("--today", "yesterday")).toBe(
      "--today yesterday is not a day: give one such as 2025-09-15, or now.",
    );
  });
});

describe("the options of npm start", () => {
  it("have defaults, and a day of the world and its folder can be named", () => {
    expect(startOptions([])).toMatchObject({ port: 3443, today: "2025-09-15", noBuild: false });
    expect(startOptions(["--port", "0", "--data", "here", "--today", "now", "--no-build"])).toEqual({
      port: 0,
      data: "here",
      today: "now",
      noBuild: true,
    });
  });

  it.each(["here", "", "70000", "34.5", "0x10", "1e3"])("refuse the port %j", (port) => {
    expect(() => startOptions([`--port=${port}`])).toThrow(`--port ${port} is not a port: give a number such as 3443.`);
  });

  it.each(["yesterday", "2025-02-30", "2025-13-01", "15/09/2025", ""])("refuse the day %j", (day) => {
    expect(() => startOptions([`--today=${day}`])).toThrow(
      `--today ${day} is not a day: give one such as 2025-09-15, or now.`,
    );
  });

  it("refuse what they do not know, and name what they know", () => {
    const known = "give only --port 3443, --data FOLDER, --today 2025-09-15 or --no-build.";
    expect(() => startOptions(["--prot", "3443"])).toThrow(`Unknown option '--prot': ${known}`);
    expect(() => startOptions(["3443"])).toThrow(`Unexpected argument '3443': ${known}`);
    expect(() => startOptions(["--port"])).toThrow(known);
  });
});

const manager = personNamed("Sol Emberley");
const runPath = `/api/councils/haringey/teams/safeguarding-east/audits/${idOf("a run of this test")}`;

async function todayAt(origin: string): Promise<string> {
  const reply = await ask(origin, "/api/me", { token: await tokenFor(origin, manager) });
  return (reply.json() as { councils: { today: string }[] }).councils[0]?.today ?? "";
}

async function end({ child, ended }: Running, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
}

describe("npm start", () => {
  it("keeps what was sent, and its day goes on, over a restart that names another day", async () => {
    const data = path.join(folder(), "made", "when needed");
    const first = await up(data, "--today", "2025-09-10");
    const token = await tokenFor(first.origin, manager);
    const body = submissionOf("safeguarding-east", "tracker", "a restart");
    const sent = await ask(first.origin, runPath, { method: "PUT", token, body });
    expect(sent.status).toBe(201);
    expect((sent.json() as AuditRun).asAt).toMatch(/^2025-09-1[01]$/);
    await end(first.started, "SIGTERM");

    const again = await up(data, "--today", "2025-03-03");
    expect(await todayAt(again.origin)).toMatch(/^2025-09-1[01]$/);
    const kept = await ask(again.origin, runPath, { token: await tokenFor(again.origin, manager) });
    expect(kept.json()).toEqual(sent.json());
    await end(again.started, "SIGINT");
  });

  it("stops when it is asked to, with nothing left listening and all of the store in its one file", async () => {
    const data = folder();
    mkdirSync(data, { recursive: true });
    const { started, origin } = await up(data);
    // A browser keeps its connection open: that must not keep the process alive.
    const idle = connect(Number(new URL(origin).port), "127.0.0.1");
    await new Promise((resolve) => idle.once("connect", resolve));
    const closed = new Promise((resolve) => idle.on("error", () => undefined).once("close", resolve));
    await end(started, "SIGTERM");
    await closed;
    expect(started.said.err).toBe("");
    await expect(ask(origin, "/local/world.json")).rejects.toThrow("ECONNREFUSED");
    expect(existsSync(path.join(data, "cosmos.sqlite-wal"))).toBe(false);
  });
});
