import { describe, expect, it } from "vitest";
import { createClient, type ClientOptions, type Fetch } from "../../shared/contract/client.ts";

const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): Fetch =>
  () =>
    Promise.resolve({
      status,
      headers: { get: (name) => headers[name] ?? null },
      text: () => Promise.resolve(typeof body === "string" ? body : JSON.stringify(body)),
    });

const client = (fetch: Fetch, token: ClientOptions["token"] = () => Promise.resolve("a-token")) =>
  createClient({ base: "/api", fetch, token });

const me = { personId: "p1", name: "Ada", roles: ["manager"], councils: [] };
const problem = (status: number, detail: string) => ({
  type: "about:blank",
  title: "Refused",
  status,
  detail,
  correlationId: "c-123",
});

describe("the client of the service", () => {
  it("asks with the token and reads the answer by its schema", async () => {
    const asked: unknown[] = [];
    const fetch: Fetch = (address, request) => {
      asked.push([address, request]);
      return answering(200, me)(address, request);
    };
    expect(await client(fetch).me()).toEqual({ ok: true, value: me });
    expect(asked).toEqual([
      ["/api/me", { method: "GET", headers: { accept: "application/json", authorization: "Bearer a-token" } }],
    ]);
  });

  it("puts names into addresses so that they stay names", async () => {
    let address = "";
    const fetch: Fetch = (asked, request) => {
      address = asked;
      return answering(404, problem(404, "There is no such service."))(asked, request);
    };
    await client(fetch).rollUp("har/ingey", "north?", 2025);
    expect(address).toBe("/api/councils/har%2Fingey/roll-ups/north%3F?year=2025");
  });

  it("does not ask without a token", async () => {
    const fetch: Fetch = () => {
      throw new Error("asked");
    };
    const answer = await client(fetch, () => Promise.resolve(undefined)).me();
    expect(answer).toMatchObject({ ok: false, failure: { kind: "signed-out" } });
  });

  it.each([
    [401, "signed-out"],
    [403, "no-permission"],
    [404, "not-found"],
    [409, "conflict"],
    [413, "too-large"],
    [429, "busy"],
    [503, "busy"],
    [500, "fault"],
    [400, "refused"],
  ])("takes %i for %s, with the reference number", async (status, kind) => {
    const answer = await client(answering(status, problem(status, "At most 50,000 cases."))).me();
    expect(answer).toMatchObject({ ok: false, failure: { kind, reference: "c-123" } });
  });

  it("shows what a refusal says, and never what a fault says", async () => {
    const refused = await client(answering(413, problem(413, "At most 50,000 cases can be sent."))).me();
    expect(refused).toMatchObject({ failure: { sentence: "At most 50,000 cases can be sent." } });
    const outdated = await client(answering(401, problem(401, "The sign-in has expired. Sign in again."))).me();
    expect(outdated).toMatchObject({ failure: { sentence: "The sign-in has expired. Sign in again." } });
    const unsaid = await client(answering(401, "")).me();
    expect(unsaid).toMatchObject({ failure: { sentence: "You are signed out: sign in and try again." } });
    const fault = await client(answering(500, problem(500, "TypeError: x is undefined"))).me();
    expect(JSON.stringify(fault)).not.toContain("TypeError");
  });

  it("survives a page where an answer was expected", async () => {
    const answer = await client(answering(502, "<html>Bad gateway</html>", { "x-correlation-id": "c-9" })).me();
    expect(answer).toMatchObject({ failure: { kind: "fault", reference: "c-9" } });
  });

  it("refuses an answer that does not fit the contract", async () => {
    const answer = await client(answering(200, { ...me, surprise: true })).me();
    expect(answer).toMatchObject({ ok: false, failure: { kind: "fault" } });
  });

  it("tells an answer that is late from a service that cannot be reached", async () => {
    const failing =
      (name: string): Fetch =>
      () =>
        Promise.reject(Object.assign(new Error("no"), { name }));
    const late = await client(failing("TimeoutError")).me();
    expect(late).toMatchObject({
      failure: { kind: "offline", sentence: expect.stringContaining("in time") as string },
    });
    const gone = await client(failing("TypeError")).me();
    expect(gone).toMatchObject({
      failure: { kind: "offline", sentence: expect.stringContaining("reached") as string },
    });
  });
});
