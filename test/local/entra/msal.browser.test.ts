import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { createLocalJWKSet } from "jose";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTokenVerifier } from "../../../functions/entra/verify.ts";
import { createIssuer, type Issuer } from "../../../local/entra/issuer.ts";
import { localhostCertificate } from "../../../local/set-up/certificate.ts";
import { launchChromium } from "../../support/chromium.ts";
import { audience, clientId, people } from "./server.ts";

let folder: string;
let server: Server;
let browser: Browser;
let issuer: Issuer;
let origin: string;

beforeAll(async () => {
  const script = await pageScript();
  folder = await mkdtemp(path.join(tmpdir(), "issuer-"));
  server = createServer(await localhostCertificate(folder, new Date()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  issuer = createIssuer({
    issuer: `${origin}/entra/tenant-1/v2.0`,
    audience,
    clientId,
    redirectUris: [`${origin}/`],
    people,
    now: () => new Date(),
  });
  server.on("request", (request, response) => {
    void issuer.handle(request, response).then((handled) => {
      if (!handled) response.setHeader("content-type", "text/html").end(`<!doctype html><script>${script}</script>`);
    });
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** The sign-in library as the pane configures it, on a page of its own. */
async function pageScript(): Promise<string> {
  const contents = `
    import { PublicClientApplication } from "@azure/msal-browser";
    const client = new PublicClientApplication({
      auth: {
        clientId: "${clientId}",
        authority: location.origin + "/entra/tenant-1/v2.0",
        knownAuthorities: [location.host],
        redirectUri: location.origin + "/",
      },
      system: { protocolMode: "OIDC" },
    });
    const scopes = ["api://${audience}/access_as_user"];
    const started = client.initialize().then(() => client.handleRedirectPromise());
    window.accountCount = () => started.then(() => client.getAllAccounts().length);
    window.signIn = async () => { await started; await client.loginRedirect({ scopes }); };
    window.tokenSilently = async (forceRefresh) => {
      await started;
      const account = client.getAllAccounts()[0];
      return account && (await client.acquireTokenSilent({ scopes, account, forceRefresh })).accessToken;
    };
    window.signOut = async () => {
      await client.logoutRedirect({ account: client.getAllAccounts()[0], postLogoutRedirectUri: location.origin + "/" });
    };`;
  const bundle = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    logLevel: "error",
  });
  return (bundle.outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
}

const run = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression);

describe("the real @azure/msal-browser", () => {
  it("signs in, receives a token that the functions accept, renews it and signs out", async () => {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const keys = createLocalJWKSet(issuer.jwks());
    const verify = createTokenVerifier({ issuers: [issuer.issuer], audience, keys });

    await page.goto(`${origin}/`);
    await Promise.all([page.waitForURL(/\/authorize\?/), run(page, "void signIn()")]);
    expect(await page.getByRole("heading").textContent()).toBe("Sign in as");
    await page.getByRole("button", { name: /Asha Example/ }).click();
    await page.waitForFunction("window.accountCount?.().then((count) => count === 1)");

    const first = await run(page, "tokenSilently(false)");
    const second = await run(page, "tokenSilently(true)");
    for (const token of [first, second]) {
      expect(await verify(`Bearer ${String(token)}`, new Date())).toMatchObject({
        ok: true,
        caller: { personId: "p-asha", roles: ["team-manager"] },
      });
    }
    expect(second).not.toBe(first);

    const signedOut = page.waitForResponse(/\/logout\?/);
    await run(page, "void signOut()");
    await signedOut;
    await page.waitForFunction("window.accountCount?.().then((count) => count === 0)");
    expect(faults).toEqual([]);
  });
});
