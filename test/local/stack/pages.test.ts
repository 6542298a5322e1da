import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "../../../local/seed/people.ts";
import { localhostCertificate } from "../../../local/set-up/certificate.ts";
import { folders } from "../../../local/set-up/folders.ts";
import { type Stack, startStack } from "../../../local/stack/stack.ts";
import { ask, newFolder, removeFolder, type Reply, today } from "./support.ts";

const data = newFolder();
const pages = newFolder();
let stack: Stack;

const built = '<!doctype html><html><head><script type="module" src="/assets/pane.js"></script></head></html>';

beforeAll(async () => {
  for (const page of ["pane.html", "rollup.html", "help.html", "workbench.html"])
    writeFileSync(path.join(pages, page), built);
  const certificate = await localhostCertificate(data, new Date());
  stack = await startStack({ port: 0, data, today, certificate, pages });
}, 30_000);

afterAll(async () => {
  await stack.stop();
  removeFolder(data);
  removeFolder(pages);
});

const get = (asked: string): Promise<Reply> => ask(stack.origin, asked);

describe("the pages of the local stack", () => {
  it.each(["/pane.html", "/rollup.html", "/help.html", "/workbench.html"])(
    "%s runs scripts and reaches addresses of its own origin only",
    async (page) => {
      const { status, headers } = await get(page);
      expect(status).toBe(200);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      const policy = new Map(
        String(headers["content-security-policy"])
          .split("; ")
          .map((directive) => [directive.split(" ", 1)[0], directive.split(" ").slice(1).join(" ")]),
      );
      expect(policy.get("default-src")).toBe("'none'");
      for (const directive of ["script-src", "connect-src", "frame-src", "frame-ancestors", "form-action"])
        expect(policy.get(directive)).toBe("'self'");
      expect(policy.get("base-uri")).toBe("'none'");
    },
  );

  it("put the bridge for signing in before the pane's own scripts, and nowhere else", async () => {
    const pane = (await get("/pane.html")).text;
    expect(pane.indexOf("/nested-bridge.js")).toBeGreaterThan(0);
    expect(pane.indexOf("/nested-bridge.js")).toBeLessThan(pane.indexOf("/assets/pane.js"));
    expect((await get("/rollup.html")).text).toBe(built);
  });

  it("that are not built yet say what to do", async () => {
    expect(await get("/dialog.html")).toMatchObject({
      status: 404,
      text: "This page is not built yet: run npm run build.",
    });
  });

  it("begin at the workbench", async () => {
    expect((await get("/")).headers["location"]).toBe("/workbench.html");
  });
});

describe("files outside the served folders", () => {
  const secret = path.basename(data);
  it.each([
    "/../package.json",
    "/../../../../../../../../etc/passwd",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/office-js/../../../../package.json",
    "/office-js/..%2f..%2f..%2f..%2fpackage.json",
    "/local/trackers/..%2f..%2fpackage.json",
    String.raw`/local/trackers/..\..\package.json`,
    "/local/trackers/%5c..%5c..%5cpackage.json",
    `/..%2f${secret}%2fcosmos.key`,
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/pane.html%00.js",
    "/%",
    "/%ff",
    "//",
    "/local/trackers/",
    "/local/trackers",
  ])("are not served: %s", async (asked) => {
    const { status, text } = await get(asked);
    expect(status).toBe(404);
    expect(text).toBe("There is no such page here.");
  });

  it("may be read, not written", async () => {
    const [tracker = ""] = readdirSync(folders.trackers).filter((file) => file.endsWith(".xlsx"));
    const asked = `/local/trackers/${tracker}`;
    expect((await get(asked)).headers["content-length"]).toBe(
      String(readFileSync(path.join(folders.trackers, tracker)).length),
    );
    expect((await ask(stack.origin, asked, { method: "HEAD" })).text).toBe("");
    expect(await ask(stack.origin, asked, { method: "PUT", body: {} })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  });
});

describe("the sample world on its pages", () => {
  it("lists everybody with what they hold, its day and its trackers", async () => {
    const world = (await get("/local/world.json")).json() as {
      people: { id: string; name: string; description: string }[];
      todayInWords: string;
      samples: { file: string }[];
    };
    expect(world.people).toEqual(people.map(({ id, name, holds }) => ({ id, name, description: holds.join(", ") })));
    expect(world.todayInWords).toMatch(/^1[56] Sept? 2025$/);
    for (const { file } of world.samples) expect((await get(`/local/trackers/${file}`)).status).toBe(200);
  });

  it("tells the pages where to sign in and which API to ask", async () => {
    expect((await get("/config.json")).json()).toMatchObject({
      apiBase: "/api",
      authority: stack.issuer.issuer,
      knownAuthorities: [new URL(stack.origin).host],
    });
  });

  it("gives tokens to whoever sits at this computer, for the people that it has", async () => {
    const token = (person: string, method = "POST"): Promise<Reply> =>
      ask(stack.origin, "/local/tokens", { method, headers: { "x-person": person } });
    const [somebody] = people;
    expect((await token(somebody?.id ?? "")).status).toBe(200);
    expect((await token("somebody else")).status).toBe(404);
    expect((await token(somebody?.id ?? "", "GET")).status).toBe(404);
  });
});

function isOpenAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const settle = (isOpen: boolean) => (): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", settle(true)).once("error", settle(false)).once("timeout", settle(false));
  });
}

describe("the local stack", () => {
  it("listens on this computer's own address and on no other", async () => {
    const port = Number(new URL(stack.origin).port);
    expect(await isOpenAt("127.0.0.1", port)).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, scopeid = 0 }) => !internal && scopeid === 0);
    for (const { address } of others) expect([address, await isOpenAt(address, port)]).toEqual([address, false]);
    const listening = process.getActiveResourcesInfo().filter((kind) => kind === "TCPServerWrap");
    expect(listening).toHaveLength(1);
  });
});
