import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteIn } from "../../../functions/http/site.ts";
import { compressPages } from "../../../local/build/compress.ts";
import { startApi } from "./api.ts";

const script = `console.log("${"a page's script ".repeat(100)}");`;
const configuration = { apiBase: "/api", clientId: "c0de4a11-7f3b-4b7e-8a52-93d1e6b7f004" };

let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "oversight-pages-"));
  const pages = path.join(home, "addin");
  mkdirSync(path.join(pages, "assets"), { recursive: true });
  mkdirSync(path.join(pages, "icons"));
  for (const page of ["pane.html", "rollup.html", "custom-functions.json"]) {
    writeFileSync(path.join(pages, page), `<p>This is ${page}.</p>`);
  }
  writeFileSync(path.join(pages, "assets/pane-ABCD2345.js"), script);
  writeFileSync(path.join(pages, "icons/icon-32.png"), "a picture");
  writeFileSync(path.join(pages, "notes.secret"), "of no known type");
  writeFileSync(path.join(home, "secret.json"), "outside");
  compressPages(pages);
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function served() {
  const { origin } = await startApi({ pages: { site: siteIn(path.join(home, "addin")), configuration } });
  const { hostname, port } = new URL(origin);
  /** The path goes as it stands: a client would tidy it up. */
  return (pathname: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Answered>((resolve, reject) => {
      const asked = request({ hostname, port, path: pathname, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("end", () => {
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
      asked.once("error", reject).end();
    });
}

describe("the pages, served by the function app", () => {
  it("are asked for again each time, and not sent when they are the same", async () => {
    const ask = await served();
    const { status, headers, body } = await ask("/rollup.html");
    expect([status, body.toString()]).toEqual([200, "<p>This is rollup.html.</p>"]);
    expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
    const again = await ask("/rollup.html", { "if-none-match": `"other", W/${headers.etag ?? ""}` });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    expect((await ask("/rollup.html", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("have scripts that may be kept for a year, as their names change with what is in them", async () => {
    const ask = await served();
    const { headers } = await ask("/assets/pane-ABCD2345.js");
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  it("are sent in the smallest form that is taken", async () => {
    const ask = await served();
    const cases = [
      { accepted: "br, gzip", encoding: "br", read: brotliDecompressSync },
      { accepted: "gzip, deflate", encoding: "gzip", read: gunzipSync },
      { accepted: "br;q=0, gzip;q=0.5", encoding: "gzip", read: gunzipSync },
      { accepted: "identity", encoding: undefined, read: (body: Buffer) => body },
      { accepted: "", encoding: undefined, read: (body: Buffer) => body },
    ];
    for (const { accepted, encoding, read } of cases) {
      const { headers, body } = await ask("/assets/pane-ABCD2345.js", { "accept-encoding": accepted });
      expect([accepted, headers["content-encoding"]]).toEqual([accepted, encoding]);
      expect(headers.vary).toBe("accept-encoding");
      expect(read(body).toString()).toBe(script);
      if (encoding !== undefined) expect(body.length).toBeLessThan(script.length / 4);
    }
  });

  it("may load scripts from here and from Office alone, and be framed by Excel where Excel opens them", async () => {
    const ask = await served();
    const policies = await Promise.all(
      ["/pane.html", "/rollup.html"].map(async (page) => (await ask(page)).headers["content-security-policy"]),
    );
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com;");
      expect(policy).toContain("connect-src 'self' https://login.microsoftonline.com;");
      expect(policy).toContain("frame-src https://login.microsoftonline.com https://appsforoffice.microsoft.com;");
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\s\*|http:/);
    }
    expect(policies[1]).toContain("frame-ancestors 'none'");
    const ancestors = /frame-ancestors ([^;]*)/.exec(String(policies[0]))?.[1]?.split(" ") ?? [];
    const mayFrame = (host: string): boolean =>
      [host, host.replace(/^[\w-]+\./, "*.")].some((each) => ancestors.includes(`https://${each}`));
    const excel = ["uk-excel.officeapps.live.com", "excel.cloud.microsoft"];
    const around = ["council.sharepoint.com", "www.office.com", "www.microsoft365.com", "teams.microsoft.com"];
    expect([...excel, ...around].filter((host) => !mayFrame(host))).toEqual([]);
    expect(mayFrame("elsewhere.example")).toBe(false);
  });

  it("come with their surroundings, from the settings", async () => {
    const ask = await served();
    const { headers, body } = await ask("/config.json");
    expect(JSON.parse(body.toString())).toEqual(configuration);
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it("let Excel itself fetch the icons and what describes the functions", async () => {
    const ask = await served();
    for (const file of ["/icons/icon-32.png", "/custom-functions.json"]) {
      expect((await ask(file)).headers).toMatchObject({
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      });
    }
    // Office shows no icon that may not be kept.
    expect((await ask("/icons/icon-32.png")).headers["cache-control"]).toBe("public, max-age=86400");
  });

  it("begin with the roll-up, and answer HEAD", async () => {
    const ask = await served();
    const first = await ask("/");
    expect([first.status, first.headers.location]).toEqual([302, "/rollup.html"]);
    const head = await ask("/pane.html", {}, "HEAD");
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  it("are only those of the folder, in whatever way another is asked for", async () => {
    const ask = await served();
    for (const attempt of [
      "/../secret.json",
      "/..%2fsecret.json",
      "/%2e%2e/secret.json",
      "/%2e%2e%2fsecret.json",
      "/..%5csecret.json",
      "/assets/..%2f..%2fsecret.json",
      "/%252e%252e%252fsecret.json",
      "//secret.json",
      "/./../secret.json",
      "/pane.html%00.js",
      "/%",
      "/assets",
      "/assets/",
      "/notes.secret",
      "/assets/pane-ABCD2345.js.br",
      "/PANE.HTML/",
      `${home}/secret.json`,
      "/constructor",
      "/__proto__",
    ]) {
      const { status, headers, body } = await ask(attempt);
      expect([attempt, status]).toEqual([attempt, 404]);
      expect(body.toString(), attempt).not.toContain("outside");
      expect(body.toString(), attempt).toContain("There is no such page here.");
      expect(headers["content-security-policy"], attempt).toContain("default-src 'none'");
    }
  });

  it("leave the API as it is: its routes are found first, and what it does not have is no page", async () => {
    const ask = await served();
    expect((await ask("/api/health")).headers["content-type"]).toBe("application/json");
    expect((await ask("/api/openapi.html")).headers["content-type"]).toBe("text/html; charset=utf-8");
    for (const nothing of ["/api/nothing", "/api/", "/api/councils/haringey/checks"]) {
      const { status, body } = await ask(nothing);
      expect([nothing, status, body.length]).toEqual([nothing, 404, 0]);
    }
  });

  it("carry what every answer of ours carries", async () => {
    const ask = await served();
    for (const file of ["/", "/pane.html", "/assets/pane-ABCD2345.js", "/config.json", "/nothing", "/api/nothing"]) {
      expect((await ask(file)).headers, file).toMatchObject({
        "strict-transport-security": "max-age=31536000; includeSubDomains",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
    }
  });

  it("are the last of the functions by name, in which order they are tried", async () => {
    const { host } = await startApi({ pages: { site: siteIn(path.join(home, "addin")), configuration } });
    const names = host.functions.filter(({ trigger }) => trigger === "http").map(({ name }) => name);
    expect(names.at(-1)).toBe("webPages");
    expect(names.length).toBeGreaterThan(15);
  });
});

describe("a service without pages", () => {
  it("has no page at all when another host serves them", async () => {
    const { origin } = await startApi();
    const status = await new Promise((resolve) =>
      get(`${origin}/pane.html`, (response) => {
        response.resume();
        resolve(response.statusCode);
      }),
    );
    expect(status).toBe(418);
  });

  it("does not start when they should be there and are not", () => {
    expect(() => siteIn(path.join(home, "nowhere"))).toThrow(/There are no pages in .+\. Deploy dist\/addin beside/);
  });
});
