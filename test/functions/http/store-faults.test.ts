import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { storePolicy } from "../../../functions/cosmos/store-policy.ts";
import type { Caller } from "../../../functions/ports.ts";
import { recount } from "../../../functions/use-cases/recount.ts";
import type { LocalCosmos } from "../../../local/cosmos/open.ts";
import { type Chance, chanceOf, idOf, oneOf } from "../../../local/seed/randomness.ts";
import { type AuditRun, problem } from "../../../shared/contract/routes.ts";
import { head, manager, otherManager, submissionFor, today } from "../sample.ts";
import { accessLogOf, openOrganisation, worldAt } from "../store.ts";
import { startApi, type TestApi } from "./api.ts";

type HttpClient = LocalCosmos["httpClient"];
type Send = HttpClient["sendRequest"];

const faults = ["throttled", "unavailable", "late", "refused", "torn before", "torn after"] as const;
type Fault = (typeof faults)[number];

/** A wire to the store on which requests and answers go astray, as told. */
class Wire {
  fault: () => Fault | undefined = () => undefined;
  requests = 0;

  readonly between = (inner: HttpClient): HttpClient => ({
    sendRequest: async (request) => {
      // The SDK does not notice that a plan for a query has failed.
      const isPlan = request.headers.get("x-ms-cosmos-is-query-plan-request") !== undefined;
      const fault = isPlan ? undefined : this.fault();
      this.requests += 1;
      return fault === undefined
        ? inner.sendRequest(request)
        : happening[fault](inner.sendRequest.bind(inner), request);
    },
  });
}

const torn = (code: string): never => {
  throw Object.assign(new Error(`The connection was lost: ${code}`), { code });
};

const happening: Readonly<Record<Fault, (send: Send, request: Parameters<Send>[0]) => ReturnType<Send>>> = {
  throttled: async (send, request) => answered(await send(unsent(request)), 429, { "x-ms-retry-after-ms": "5" }),
  unavailable: async (send, request) => answered(await send(unsent(request)), 503),
  late: (_send, request) =>
    new Promise((_resolve, reject) => {
      request.abortSignal?.addEventListener("abort", () => {
        reject(new DOMException("The request was aborted.", "AbortError"));
      });
    }),
  refused: () => Promise.resolve().then(() => torn("ECONNREFUSED")),
  "torn before": () => Promise.resolve().then(() => torn("ECONNRESET")),
  // It was carried out, and nobody hears of it.
  "torn after": (send, request) => send(request).then(() => torn("ECONNRESET")),
};

/** The same request to a place where it does nothing: only its answer is wanted. */
function unsent(request: Parameters<Send>[0]): Parameters<Send>[0] {
  return new Proxy(request, {
    get: (of, name) => (name === "method" ? "OPTIONS" : (Reflect.get(of, name) as unknown)),
  });
}

function answered(
  response: Awaited<ReturnType<Send>>,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Awaited<ReturnType<Send>> {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return {
    ...response,
    status,
    bodyAsText: JSON.stringify({ code: "Fault", message: "A failure that was asked for." }),
  };
}

/** As in production, but for how long an answer is waited for. */
const policy = { ...storePolicy, requestTimeout: 150 };

async function serviceOver(wire: Wire): Promise<TestApi> {
  return startApi({ client: await openOrganisation({ wire: wire.between, policy }) });
}

beforeEach(() => {
  // The SDK waits a second before it reads again over a new connection.
  vi.stubGlobal("setTimeout", (run: () => void, wait?: number, ...given: []) =>
    plainTimeout(run, wait === 1_000 ? 5 : wait, ...given),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});
const plainTimeout = globalThis.setTimeout;

/** The SDK reads eleven times at most, and what is asked side by side fails side by side. */
const mostRequests = 25;

const audits = (team: string): string => `/councils/haringey/teams/${team}/audits`;

describe.each(faults)("a store whose answers are %s, all of them", (fault) => {
  it("is asked a bounded number of times, and said to be busy in a sentence", async () => {
    const wire = new Wire();
    const api = await serviceOver(wire);
    const asked: [string, Caller, string, unknown?][] = [
      ["PUT", manager, `${audits("east")}/${idOf("never")}`, submissionFor("2025-09")],
      ["GET", manager, `${audits("east")}/${idOf("never")}`],
      ["GET", head, "/councils/haringey/roll-ups/safeguarding?year=2025"],
      ["GET", head, "/councils/haringey/audits"],
    ];
    for (const [method, caller, path, body] of asked) {
      wire.fault = () => fault;
      wire.requests = 0;
      const answer = await api.ask(caller, method, path, body);
      wire.fault = () => undefined;
      expect([path, answer.status]).toEqual([path, 503]);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      const { detail } = problem.parse(await answer.json());
      expect(detail).toMatch(/^The service is busy.*\.$/);
      expect(detail.includes("still in the workbook")).toBe(method === "PUT");
      expect(wire.requests).toBeLessThanOrEqual(mostRequests);
    }
    expect(api.log.filter((line) => line.includes("Failed:"))).toEqual([]);
  });
});

/** The seed is printed; another may be named, and more submissions asked for. */
const seed = process.env["FAULTS_TEST_SEED"] ?? "2025-09-15";
const submissions = Math.min(Number(process.env["PROVE_RUNS"] ?? 24), 500);
const senders = 4;

describe("a store that the client has told twice", () => {
  it("keeps an entry of the access log once, and lets the reader read", async () => {
    const client = await openOrganisation({
      beforeRequest: ({ method, path }) =>
        method === "POST" && path.includes("/access-log/") ? { status: 409 } : undefined,
    });
    const api = await startApi({ client });
    expect((await api.ask(head, "GET", "/councils/haringey/audits")).status).toBe(200);
  });
});

describe("a store that fails now and then, in every way", () => {
  it(`loses nothing and keeps nothing twice (FAULTS_TEST_SEED=${seed})`, async () => {
    const wire = new Wire();
    const api = await serviceOver(wire);
    const chance = chanceOf(seed, "faults");
    wire.fault = () => (chance() < 0.2 ? oneOf(chance, faults) : undefined);
    const sent = Array.from({ length: submissions }, (_, index) => index);
    const acknowledged = (
      await Promise.all(
        Array.from({ length: senders }, async (_, sender) => {
          const own: AuditRun[] = [];
          for (const index of sent.filter((each) => each % senders === sender)) own.push(await submit(api, index));
          return own;
        }),
      )
    ).flat();
    const readBack: unknown[] = [];
    for (const run of acknowledged) readBack.push(await persist(api, personOf(run.team), "GET", pathOf(run)));
    expect(readBack).toEqual(acknowledged);

    wire.fault = () => undefined;
    await api.host.feedIdle();
    const world = worldAt(api.client);
    const { runs, differences } = await recount(world, "haringey", { write: false });
    expect([runs, differences]).toEqual([submissions, []]);
    const logged = await accessLogOf(api.client, "haringey", today);
    const written = new Set(logged.flatMap(({ action, of }) => (action === "submitted" ? [JSON.stringify(of)] : [])));
    expect(written.size).toBe(submissions);
  });
});

const personOf = (team: string): Caller => (team === "east" ? manager : otherManager);
const pathOf = ({ team, runId }: Pick<AuditRun, "team" | "runId">): string => `${audits(team)}/${runId}`;

async function submit(api: TestApi, index: number): Promise<AuditRun> {
  const chance: Chance = chanceOf(seed, index);
  const team = oneOf(chance, ["east", "west"]);
  const trackerId = idOf("tracker", Math.floor(chance() * 4));
  const body = { ...submissionFor("2025-09"), trackerId };
  return (await persist(api, personOf(team), "PUT", pathOf({ team, runId: idOf(seed, index) }), body)) as AuditRun;
}

/** Asks until it is answered, as the pane does; whatever is not the answer says that the service is busy. */
async function persist(api: TestApi, ...asking: Parameters<TestApi["ask"]>): Promise<unknown> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await api.ask(...asking);
    const body: unknown = await answer.json();
    if (answer.status < 300) return body;
    expect([answer.status, problem.parse(body).detail]).toEqual([503, expect.stringMatching(/^The service is busy/)]);
  }
  throw new Error(`Nothing but faults: ${asking[2]}`);
}
