import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { moment, startApp, type TestApp } from "./app.ts";

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(...args: Parameters<typeof startApp>): Promise<TestApp> {
  running = await startApp(...args);
  return running;
}

describe("HTTP functions", () => {
  it("passes method, url, headers, query, route values and body to the handler of the real library", async () => {
    const { fetch, port } = await start(({ app }) => {
      app.http("echo", {
        methods: ["PUT"],
        route: "teams/{team}/runs/{run:int}",
        handler: async (request) => ({
          status: 201,
          headers: { "x-team": request.params["team"] ?? "" },
          jsonBody: {
            method: request.method,
            url: request.url,
            header: request.headers.get("x-asked"),
            query: [...request.query],
            params: request.params,
            body: await request.json(),
          },
        }),
      });
    });
    const response = await fetch("/api/teams/north%20east/runs/7?on=2025-09-15&on=2", {
      method: "PUT",
      headers: { "x-asked": "yes" },
      body: JSON.stringify({ rows: ["é"] }),
    });
    expect(response.status).toBe(201);
    expect(response.headers.get("x-team")).toBe("north east");
    expect(await response.json()).toEqual({
      method: "PUT",
      url: `http://127.0.0.1:${port}/api/teams/north%20east/runs/7?on=2025-09-15&on=2`,
      header: "yes",
      query: [["on", "2025-09-15,2"]],
      params: { team: "north east", run: "7" },
      body: { rows: ["é"] },
    });
  });

  it("writes nothing and says so when the path belongs to no function", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("health", { handler: () => ({ body: "ok" }) });
    });
    expect((await fetch("/api/other")).status).toBe(418);
    expect((await fetch("/health")).status).toBe(418);
  });

  it("takes the first route that matches in the order of function names, not the most exact one", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("b-exact", { route: "policies/barnet", handler: () => ({ body: "exact" }) });
      app.http("a-any", { route: "policies/{council}", handler: () => ({ body: "any" }) });
    });
    expect(await (await fetch("/api/policies/barnet")).text()).toBe("any");
  });

  it("tries the next function when the first has the route but not the method", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("a-read", { methods: ["GET"], route: "organisation", handler: () => ({ body: "read" }) });
      app.http("b-write", { methods: ["PUT"], route: "organisation", handler: () => ({ body: "written" }) });
    });
    expect(await (await fetch("/api/organisation", { method: "PUT" })).text()).toBe("written");
  });

  it("answers 404 to a wrong method, and HEAD is not GET", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("health", { methods: ["GET"], handler: () => ({ body: "ok" }) });
    });
    expect((await fetch("/api/health", { method: "DELETE" })).status).toBe(404);
    expect((await fetch("/api/health", { method: "HEAD" })).status).toBe(404);
    expect((await fetch("/API/Health/")).status).toBe(200);
  });

  it("answers an empty 500 when the handler throws, and logs why", async () => {
    const { fetch, lines } = await start(({ app }) => {
      app.http("broken", {
        handler: () => {
          throw new Error("no store");
        },
      });
    });
    const response = await fetch("/api/broken");
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("");
    expect(lines.find((line) => line.level === "error")?.message).toContain("no store");
  });

  it("answers 200 and no body when the handler returns nothing", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("quiet", { handler: () => undefined as never });
    });
    const response = await fetch("/api/quiet");
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("keeps 204 without a body or a length", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("gone", { handler: () => ({ status: 204 }) });
    });
    const response = await fetch("/api/gone");
    expect([response.status, response.headers.get("content-length")]).toEqual([204, null]);
  });

  it("sends a body that the handler gives as a stream, whole", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("export", {
        handler: () => ({
          headers: { "content-type": "text/csv" },
          body: new ReadableStream({
            start(controller) {
              for (const row of ["a,b\n", "1,2\n"]) controller.enqueue(new TextEncoder().encode(row));
              controller.close();
            },
          }),
        }),
      });
    });
    const response = await fetch("/api/export");
    expect(response.headers.get("content-type")).toBe("text/csv");
    expect(await response.text()).toBe("a,b\n1,2\n");
  });

  it("sends cookies one by one", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("cookies", {
        handler: () => ({
          cookies: [
            { name: "a", value: "1 2", path: "/", httpOnly: true, secure: true, sameSite: "Strict", maxAge: 60 },
            { name: "b", value: "2" },
          ],
        }),
      });
    });
    expect((await fetch("/api/cookies")).headers.getSetCookie()).toEqual([
      "a=1%202; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Strict",
      "b=2",
    ]);
  });

  it("obeys the route prefix and the custom headers of host.json", async () => {
    const { fetch, host } = await start(
      ({ app }) => {
        app.http("health", { methods: ["GET"], handler: () => ({ body: "ok" }) });
      },
      {
        hostJson: {
          version: "2.0",
          extensions: { http: { routePrefix: "", customHeaders: { "x-content-type-options": "nosniff" } } },
        },
      },
    );
    expect((await fetch("/health")).headers.get("x-content-type-options")).toBe("nosniff");
    expect(host.functions).toEqual([{ name: "health", trigger: "http", route: "health", methods: ["GET"] }]);
  });

  it("answers 413 to a body over the limit without reading it", async () => {
    const { fetch } = await start(
      ({ app }) => {
        app.http("put", { methods: ["PUT"], handler: () => ({ body: "ok" }) });
      },
      { environment: { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: "10" } },
    );
    expect((await fetch("/api/put", { method: "PUT", body: "0123456789" })).status).toBe(200);
    expect((await fetch("/api/put", { method: "PUT", body: "0123456789a" })).status).toBe(413);
  });

  it("passes on an empty body when the request does not say its length, as the real host does", async () => {
    const { fetch } = await start(({ app }) => {
      app.http("put", { methods: ["PUT"], handler: async (request) => ({ body: `[${await request.text()}]` }) });
    });
    const chunked = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("text"));
        controller.close();
      },
    });
    const init = { method: "PUT", body: chunked, duplex: "half" };
    expect(await (await fetch("/api/put", init as RequestInit)).text()).toBe("[]");
  });

  it("survives hostile paths", async () => {
    const { fetch, port } = await start(({ app }) => {
      app.http("get", { route: "teams/{team}", handler: (request) => ({ body: request.params["team"] ?? "" }) });
    });
    expect(await (await fetch("/api/teams/%E0%A4%A")).text()).toBe("%E0%A4%A");
    expect(await (await fetch("/api/teams/a%2Fb")).text()).toBe("a%2Fb");
    expect(await raw(port, "GET //evil.example/api/teams/x HTTP/1.1")).toContain("418");
    expect(await raw(port, "GET http://evil.example/api/teams/x HTTP/1.1")).toContain("418");
  });

  it("runs the app's hooks around the handler, and a hook may replace the result", async () => {
    const seen: string[] = [];
    const { fetch, stop } = await start(({ app }) => {
      app.hook.appStart(() => void seen.push("start"));
      app.hook.preInvocation(() => void seen.push("before"));
      app.hook.postInvocation((context) => {
        seen.push("after");
        context.result = { body: "replaced" };
      });
      app.hook.appTerminate(() => void seen.push("end"));
      app.http("hooked", {
        handler: () => {
          seen.push("handler");
          return { body: "own" };
        },
      });
    });
    expect(await (await fetch("/api/hooked")).text()).toBe("replaced");
    await stop();
    running = undefined;
    expect(seen).toEqual(["start", "before", "handler", "after", "end"]);
  });

  it("logs what the app says with the function and the invocation it belongs to", async () => {
    const { fetch, lines } = await start(({ app }) => {
      app.http("talks", {
        handler: (_request, context) => {
          context.warn("rows", 3);
          return { body: context.invocationId };
        },
      });
    });
    const invocationId = await (await fetch("/api/talks")).text();
    expect(lines).toContainEqual({
      level: "warning",
      category: "user",
      message: "rows 3",
      functionName: "talks",
      invocationId,
    });
  });

  it("lets a request in flight finish before it stops", async () => {
    const arrived = moment();
    const released = moment();
    const { fetch, host } = await start(({ app }) => {
      app.http("slow", {
        handler: async () => {
          arrived.reach();
          await released.reached;
          return { body: "finished" };
        },
      });
    });
    const answer = fetch("/api/slow");
    await arrived.reached;
    const stopped = host.stop();
    expect((await fetch("/api/slow")).status).toBe(503);
    released.reach();
    expect(await (await answer).text()).toBe("finished");
    await stopped;
  });
});

/** Sends one request line as it stands; fetch would tidy it. */
function raw(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${line}\r\nhost: localhost\r\nconnection: close\r\n\r\n`),
    );
    let text = "";
    socket.on("data", (chunk) => (text += String(chunk)));
    socket.on("end", () => {
      resolve(text);
    });
    socket.on("error", reject);
  });
}
