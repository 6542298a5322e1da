import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { localhostCertificate } from "../../local/set-up/certificate.ts";
import { everybody, key, manager, submissionFor } from "./sample.ts";
import { startApi } from "./http/api.ts";

const run = `/councils/haringey/teams/east/audits/${key.runId}`;

interface Envelope {
  readonly data: { readonly baseType: string; readonly baseData: { readonly name?: string; readonly id?: string } };
  readonly tags: Readonly<Record<string, string>>;
}

let closing: (() => void) | undefined;
afterAll(() => {
  closing?.();
  vi.unstubAllEnvs();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** What Application Insights would be sent, on this computer. */
async function listener() {
  const folder = mkdtempSync(path.join(tmpdir(), "oversight-traces-"));
  const certificate = await localhostCertificate(folder, new Date());
  rmSync(folder, { recursive: true });
  const bodies: string[] = [];
  const bearers: (string | undefined)[] = [];
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    void (async () => {
      bearers.push(request.headers.authorization);
      const zipped = request.headers["content-encoding"] === "gzip";
      const chunks = await request.toArray();
      const whole = Buffer.concat(chunks as Buffer[]);
      bodies.push((zipped ? gunzipSync(whole) : whole).toString());
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Last of all: what is left is sent when the service stops.
  closing = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const endpoint = `https://127.0.0.1:${port}/`;
  return {
    bodies,
    bearers,
    connectionString: `InstrumentationKey=10000000-0000-4000-8000-000000000001;IngestionEndpoint=${endpoint};LiveEndpoint=${endpoint}`,
  };
}

describe("telemetry", () => {
  it("tells which function ran and what it asked of the store, under the host's own span, and nothing of anybody", async () => {
    // The library speaks https alone, and here to a certificate made for this test.
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const printed = vi.spyOn(process.stdout, "write");
    const { bodies, bearers, connectionString } = await listener();
    const api = await startApi({ traces: connectionString });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const headers = { authorization: `Bearer ${await api.issuer.issueToken(manager.personId)}`, traceparent };
    const body = JSON.stringify(submissionFor("2025-09"));
    expect((await api.fetch(`${run}?who=Alice`, { method: "PUT", headers, body })).status).toBe(201);
    const { trace } = await import("@opentelemetry/api");
    const provider = trace.getTracerProvider() as unknown as { getDelegate(): { forceFlush(): Promise<void> } };
    await provider.getDelegate().forceFlush();
    const sent = [...bodies, ...printed.mock.calls.map(([text]) => String(text))].join("\n");
    const envelopes = bodies.flatMap((each) => JSON.parse(each) as Envelope[]);
    const spans = envelopes.filter(({ data }) => data.baseType === "RemoteDependencyData");
    expect(spans.map(({ data }) => data.baseData.name)).toEqual(
      expect.arrayContaining(["submit", "organisation.council", "audits.add", "accessLog.append"]),
    );
    // As a tree: the host's own span, the function, what it asked of the store.
    const submit = spans.find(({ data }) => data.baseData.name === "submit");
    for (const { data, tags } of spans) {
      const parent = data === submit?.data ? "b7ad6b7169203331" : submit?.data.baseData.id;
      expect([tags["ai.operation.id"], tags["ai.operation.parentId"]]).toEqual([
        "0af7651916cd43dd8448eb211c80319c",
        parent,
      ]);
    }
    expect(sent).not.toMatch(/alice|haringey|east|Bearer|eyJ|\bM\d{5}|dbs\//i);
    for (const { name } of everybody) expect(sent).not.toContain(name);
    // As the service itself: a key alone would be refused.
    expect(new Set(bearers)).toEqual(new Set(["Bearer of-the-service"]));
  });

  it("is reached from nowhere but by the import that waits for its setting", async () => {
    const { metafile } = await build({
      absWorkingDir: fileURLToPath(new URL("../..", import.meta.url)),
      entryPoints: ["functions/main.ts"],
      bundle: true,
      write: false,
      outdir: "nowhere",
      format: "esm",
      platform: "node",
      packages: "external",
      metafile: true,
    });
    const ways = importsOf(metafile);
    expect(ways.filter(({ path }) => path.includes("opentelemetry")).map(({ from }) => from)).toEqual([
      "functions/telemetry/telemetry.ts",
      "functions/telemetry/telemetry.ts",
    ]);
    expect(ways.filter(({ path }) => path === "functions/telemetry/telemetry.ts")).toEqual([
      { from: "functions/main.ts", path: "functions/telemetry/telemetry.ts", kind: "dynamic-import" },
    ]);
  });
});

function importsOf({ inputs }: Metafile) {
  return Object.entries(inputs).flatMap(([from, { imports }]) =>
    imports.map(({ path, kind }) => ({ from, path, kind })),
  );
}
