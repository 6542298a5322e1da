import { describe, expect, it } from "vitest";
import { type Problem, problem } from "../../../shared/contract/routes.ts";
import { head, key, manager, submissionFor, tableOf, today } from "../sample.ts";
import { openOrganisation } from "../store.ts";
import { startApi, type TestApi } from "./api.ts";

const address = `/councils/haringey/teams/east/audits/${key.runId}`;
const checks = "/councils/haringey/checks";

async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const body = problem.parse(await answer.json());
  expect(body.status).toBe(answer.status);
  expect(body.correlationId).toBe(answer.headers.get("x-correlation-id"));
  return body;
}

/** A check request with something more in the fields of its second row. */
function withField(extra: object) {
  const table = tableOf("2025-09-01", "2025-09-02");
  const rows = table.rows.map((row, index) => (index === 1 ? { ...row, fields: { ...row.fields, ...extra } } : row));
  return { asAt: today, tables: [{ ...table, rows }] };
}

describe("a body that holds too much", () => {
  it.each(["name", "dob", "notes", "address"])("is refused by the path of %s", async (field) => {
    const api = await startApi();
    const answer = await api.ask(manager, "POST", checks, withField({ [field]: "Someone Somewhere" }));
    expect(answer.status).toBe(400);
    const { errors } = await problemOf(answer);
    expect(errors).toEqual([
      { path: `tables[0].rows[1].fields.${field}`, message: "is not known here and is refused" },
    ]);
  });

  it("never has its values repeated, neither in the answer nor in the log", async () => {
    const api = await startApi();
    const answer = await api.ask(manager, "POST", checks, withField({ worker: 7, planType: "Someone Somewhere" }));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json()) + api.log.join()).not.toContain("Someone");
  });

  it.each(["choices", "asAt"])("is refused in a submission that brings its own %s", async (field) => {
    const api = await startApi();
    const own = { choices: { groupDiscussionCounts: false }, asAt: "2025-01-01" }[field];
    const answer = await api.ask(manager, "PUT", address, { ...submissionFor("2025-09"), [field]: own });
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).errors).toEqual([{ path: field, message: "is not known here and is refused" }]);
  });

  it("is refused above 50,000 cases, with the limit", async () => {
    const api = await startApi();
    const rows = Array.from({ length: 25_001 }, (_, index) => ({ rowId: String(index), fields: {} }));
    const table = { ...tableOf(), rows };
    const answer = await api.ask(manager, "POST", checks, { asAt: today, tables: [table, table] });
    expect(answer.status).toBe(413);
    expect((await problemOf(answer)).detail).toContain("50,000 cases");
  });

  it("is refused above 5,000 workers, with the limit", async () => {
    const api = await startApi();
    const rows = Array.from({ length: 5_001 }, (_, index) => ({ rowId: String(index), fields: {} }));
    const staff = { tableId: "staff", holds: "workers", mappedFields: [], rows };
    const answer = await api.ask(manager, "POST", checks, { asAt: today, tables: [tableOf(), staff] });
    expect(answer.status).toBe(413);
    expect((await problemOf(answer)).detail).toContain("5,000 workers");
  });

  it("is refused where a table or a row stands twice, or has words in its id", async () => {
    const api = await startApi();
    const table = tableOf("2025-09-01", "2025-09-02");
    const sent: [object[], string][] = [
      [[table, { ...table, tableId: "other" }, table], "tables[2].tableId"],
      [[table, { ...table, tableId: "other", rows: [...table.rows, table.rows[1]] }], "tables[1].rows[2].rowId"],
      [[{ ...table, tableId: "Someone Somewhere" }], "tables[0].tableId"],
      [[{ ...table, rows: [{ ...table.rows[0], rowId: "Someone" }] }], "tables[0].rows[0].rowId"],
      [[{ ...table, rows: [{ ...table.rows[0], rowId: `r${"0".repeat(40)}` }] }], "tables[0].rows[0].rowId"],
    ];
    for (const [tables, path] of sent) {
      const answers = [
        await api.ask(manager, "POST", checks, { asAt: today, tables }),
        await api.ask(manager, "PUT", address, { ...submissionFor("2025-09"), tables }),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(400);
        const { errors } = await problemOf(answer);
        expect(errors?.map((error) => error.path)).toEqual([path]);
        expect(JSON.stringify(errors)).not.toContain("Someone");
      }
    }
    const once = [table, { ...table, tableId: "t1-workers", rows: table.rows.slice(0, 1) }];
    expect((await api.ask(manager, "POST", checks, { asAt: today, tables: once })).status).toBe(200);
  });

  it("has at most 100 faults listed, and all of them counted", async () => {
    const api = await startApi();
    const rows = Array.from({ length: 300 }, (_, index) => ({ rowId: `R ${index}`, fields: {} }));
    const answer = await api.ask(manager, "POST", checks, { asAt: today, tables: [{ ...tableOf(), rows }] });
    const { errors, detail } = await problemOf(answer);
    expect(errors).toHaveLength(100);
    expect(detail).toContain("300");
  });
});

describe("a request that cannot be read", () => {
  it.each(["", "{", "<xml/>", "null", "[]", '"text"', "7"])("is 400 when its body is %j", async (body) => {
    const api = await startApi();
    const answer = await api.fetch(checks, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${await api.issuer.issueToken("manager")}` },
    });
    expect(answer.status).toBe(400);
    await problemOf(answer);
  });

  it("is 400 with the part of the address that is wrong", async () => {
    const api = await startApi();
    const badRun = await api.ask(manager, "GET", "/councils/haringey/teams/east/audits/7");
    expect((await problemOf(badRun)).errors).toMatchObject([{ path: "runId" }]);
    for (const [query, path] of [
      ["year=soon", "year"],
      ["", "year"],
      ["year=12025", "year"],
      ["year=2025&x=1", "x"],
    ] as const) {
      const answer = await api.ask(head, "GET", `/councils/haringey/roll-ups/safeguarding?${query}`);
      expect(answer.status).toBe(400);
      expect((await problemOf(answer)).errors).toMatchObject([{ path }]);
    }
  });
});

describe("a person who is not signed in", () => {
  it("is 401 with a challenge on every route but the open two", async () => {
    const api = await startApi();
    const closed = [
      "/me",
      "/policies",
      address,
      `${address}/findings`,
      "/councils/haringey/roll-ups/safeguarding?year=2025",
    ];
    for (const path of closed) {
      const answer = await api.ask(undefined, "GET", path);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      await problemOf(answer);
    }
    expect((await api.ask(undefined, "PUT", address, "{")).status).toBe(401);
    expect((await api.ask(undefined, "POST", checks, "{")).status).toBe(401);
    expect((await api.ask(undefined, "GET", "/health")).status).toBe(200);
    expect((await api.ask(undefined, "GET", "/openapi.json")).status).toBe(200);
  });

  it("is 401 with a token that has expired or is for another service", async () => {
    const api = await startApi();
    for (const overrides of [{ expires: new Date("2025-09-15T09:00:00Z") }, { audience: "another" }]) {
      const token = await api.issuer.issueToken("manager", overrides);
      const answer = await api.fetch("/me", { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    }
  });

  it("is not let in by headers that a proxy would set", async () => {
    const api = await startApi();
    const principal = Buffer.from(JSON.stringify({ userId: "manager" })).toString("base64");
    const answer = await api.fetch("/me", {
      headers: { "x-ms-client-principal": principal, "x-ms-client-principal-id": "manager" },
    });
    expect(answer.status).toBe(401);
  });
});

describe("every answer", () => {
  it("carries a correlation id, the caller's own when it is a UUID, and may not be kept", async () => {
    const api = await startApi();
    const ours = await api.fetch("/health");
    expect(ours.headers.get("x-correlation-id")).toMatch(/^[\da-f-]{36}$/);
    expect(ours.headers.get("cache-control")).toBe("no-store");
    expect(ours.headers.get("x-content-type-options")).toBe("nosniff");
    const theirId = "5e0c3a54-6a0f-4c7e-9d55-0f8f3a0e9b11";
    const theirs = await api.fetch("/health", { headers: { "x-correlation-id": theirId } });
    expect(theirs.headers.get("x-correlation-id")).toBe(theirId);
    const odd = await api.fetch("/health", { headers: { "x-correlation-id": "alice-thistlewood" } });
    expect(odd.headers.get("x-correlation-id")).not.toContain("alice");
  });
});

describe("a caller in a hurry", () => {
  it("is 429 and told how long to wait, while others are let through", async () => {
    const api = await startApi({ rate: { burst: 2, perSecond: 0.01 } });
    expect((await api.ask(manager, "GET", "/me")).status).toBe(200);
    expect((await api.ask(manager, "GET", "/me")).status).toBe(200);
    const third = await api.ask(manager, "GET", "/me");
    expect(third.status).toBe(429);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    await problemOf(third);
    expect((await api.ask(head, "GET", "/me")).status).toBe(200);
  });
});

describe("a store that fails", () => {
  async function apiWhoseStoreFails(status: number): Promise<{ api: TestApi; fail: () => void }> {
    const state = { failing: false };
    const client = await openOrganisation({
      beforeRequest: ({ path }) => (state.failing && !path.includes("pkranges") ? { status } : undefined),
    });
    const api = await startApi({ client });
    return { api, fail: () => void (state.failing = true) };
  }

  it("is 503, says when to try again and that the run is still in the workbook", async () => {
    const { api, fail } = await apiWhoseStoreFails(503);
    fail();
    const answer = await api.ask(manager, "PUT", address, submissionFor("2025-09"));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await problemOf(answer)).detail).toContain("still in the workbook");
    expect(await (await api.fetch("/health")).json()).toEqual({ version: "1.2.3", store: "unreachable" });
  });

  it("in a way nobody foresaw is 500 without a stack, with a number that is in the log", async () => {
    const { api, fail } = await apiWhoseStoreFails(400);
    fail();
    const answer = await api.ask(manager, "GET", "/me");
    expect(answer.status).toBe(500);
    const body = await problemOf(answer);
    expect(JSON.stringify(body)).not.toMatch(/at |\.ts|Fault/);
    expect(api.log.join("\n")).toContain(body.correlationId);
  });
});
