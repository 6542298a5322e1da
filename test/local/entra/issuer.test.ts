import { createHash } from "node:crypto";
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createIssuer } from "../../../local/entra/issuer.ts";
import { audience, clientId, people, redirectUri, startIssuer, type TestIssuer } from "./server.ts";

let running: TestIssuer;
beforeEach(async () => {
  running = await startIssuer();
});
afterEach(async () => {
  await running.stop();
});

const verifier = "a-code-verifier-that-is-long-enough-for-the-standard-000";
const apiScope = `api://${audience}/access_as_user`;

function authorizeFields(changes: Readonly<Record<string, string>> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    response_mode: "query",
    scope: `openid profile offline_access ${apiScope}`,
    state: "s&t=ate",
    nonce: "n-1",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  });
}

function post(path: string, fields: URLSearchParams, headers: Record<string, string> = {}): Promise<Response> {
  return running.fetch(path, { method: "POST", body: fields, headers });
}

function location(response: Response): URL {
  return new URL(response.headers.get("location") ?? "");
}

/** Chooses a person on the page and returns where the browser is sent. */
async function signInAs(person: string, changes?: Readonly<Record<string, string>>): Promise<Response> {
  const fields = authorizeFields(changes);
  fields.set("person", person);
  return post("/authorize", fields);
}

async function redeem(changes: Readonly<Record<string, string>>): Promise<Response> {
  return post(
    "/token",
    new URLSearchParams({
      client_id: clientId,
      grant_type: "authorization_code",
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...changes,
    }),
  );
}

interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly client_info?: string;
  readonly error?: string;
}

async function tokensOf(person: string, changes?: Readonly<Record<string, string>>): Promise<TokenAnswer> {
  const code = location(await signInAs(person, changes)).searchParams.get("code") ?? "";
  return (await (await redeem({ code })).json()) as TokenAnswer;
}

describe("signing in", () => {
  it("publishes a configuration that names its own endpoints", async () => {
    const response = await running.fetch("/.well-known/openid-configuration");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const { issuer } = running.issuer;
    expect(await response.json()).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/discovery/keys`,
    });
  });

  it("lists the people with their roles and what they hold, and without any script", async () => {
    const response = await running.fetch(`/authorize?${authorizeFields().toString()}`);
    const page = await response.text();
    expect(page).toContain("<h1>Sign in as</h1>");
    expect(page).toContain("<strong>Asha Example</strong><span>Team manager</span><span>North East</span>");
    expect(page).toContain("<strong>Ben &lt;Example&gt;</strong><span>Head of service, Quality assurance</span>");
    expect(page).toContain("<span>No role</span>");
    expect(page).toContain('name="state" value="s&amp;t=ate"');
    expect(page).not.toContain("<script");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("lists first whom the caller hints at", async () => {
    const fields = authorizeFields({ login_hint: "ben@council.example" });
    const page = await (await running.fetch(`/authorize?${fields.toString()}`)).text();
    expect(page.indexOf("Ben")).toBeLessThan(page.indexOf("Asha"));
  });

  it("goes from authorize by code to tokens that the published keys verify", async () => {
    const sent = await signInAs("p-asha");
    expect(sent.status).toBe(303);
    expect(location(sent).origin + location(sent).pathname).toBe(redirectUri);
    expect(location(sent).searchParams.get("state")).toBe("s&t=ate");
    const answer = (await (
      await redeem({ code: location(sent).searchParams.get("code") ?? "" })
    ).json()) as TokenAnswer;
    expect(answer).toMatchObject({
      token_type: "Bearer",
      expires_in: 3600,
      scope: `openid profile offline_access ${apiScope}`,
    });

    const keys = createLocalJWKSet(running.issuer.jwks());
    const { issuer } = running.issuer;
    const currentDate = running.clock.now;
    const access = await jwtVerify(answer.access_token, keys, { issuer, audience, currentDate });
    expect(access.payload).toMatchObject({
      ver: "2.0",
      tid: "tenant-1",
      oid: "p-asha",
      name: "Asha Example",
      preferred_username: "asha@council.example",
      roles: ["TeamManager"],
      scp: "access_as_user",
      azp: clientId,
      iat: 1757926800,
      nbf: 1757926800,
      exp: 1757930400,
    });
    const id = await jwtVerify(answer.id_token, keys, { issuer, audience: clientId, currentDate });
    expect(id.payload).toMatchObject({ nonce: "n-1", oid: "p-asha", sub: access.payload.sub });
    expect(id.payload["scp"]).toBeUndefined();
  });

  it("answers in the fragment where that is asked for", async () => {
    const target = location(await signInAs("p-asha", { response_mode: "fragment" }));
    expect(target.search).toBe("");
    expect(new URLSearchParams(target.hash.slice(1)).get("code")).toBeTruthy();
  });

  it("leaves the roles out of the token of a person who has none", async () => {
    expect(decodeJwt((await tokensOf("p-cy")).access_token)["roles"]).toBeUndefined();
  });

  it("gives a token for Microsoft Graph to a page that asks for no API", async () => {
    const { access_token: accessToken } = await tokensOf("p-asha", { scope: "openid profile" });
    expect(decodeJwt(accessToken).aud).toBe("00000003-0000-0000-c000-000000000000");
  });
});

describe("what is refused", () => {
  it.each([
    { redirect_uri: "https://stranger.example/" },
    { redirect_uri: `${redirectUri}/more` },
    { client_id: "another" },
  ])("is never sent to an address that is not registered: %j", async (changes) => {
    const response = await signInAs("p-asha", changes);
    expect([response.status, response.headers.get("location")]).toEqual([400, null]);
    expect(await response.text()).toContain("not registered");
  });

  it.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ response_mode: "form_post" }, "invalid_request"],
    [{ code_challenge_method: "plain" }, "invalid_request"],
    [{ code_challenge: "" }, "invalid_request"],
    [{ scope: "openid api://another/read" }, "invalid_scope"],
    [{ prompt: "none" }, "login_required"],
  ])("is told to the page that asked: %j", async (changes, error) => {
    const target = location(await running.fetch(`/authorize?${authorizeFields(changes).toString()}`));
    expect(target.searchParams.get("error")).toBe(error);
    expect(target.searchParams.get("state")).toBe("s&t=ate");
  });

  it("is a person who is not on the list", async () => {
    expect((await signInAs("p-nobody")).status).toBe(400);
  });

  it.each([
    [{ code_verifier: "another-verifier" }, "invalid_grant"],
    [{ redirect_uri: "https://stranger.example/" }, "invalid_grant"],
    [{ client_id: "another" }, "invalid_client"],
    [{ grant_type: "password" }, "unsupported_grant_type"],
    [{ code: "guessed" }, "invalid_grant"],
  ])("is a code with %j", async (changes, error) => {
    const code = location(await signInAs("p-asha")).searchParams.get("code") ?? "";
    const response = await redeem({ code, ...changes });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error });
  });

  it("is a code that was used, or is older than ten minutes", async () => {
    const code = location(await signInAs("p-asha")).searchParams.get("code") ?? "";
    expect((await redeem({ code })).status).toBe(200);
    expect((await redeem({ code })).status).toBe(400);
    const late = location(await signInAs("p-asha")).searchParams.get("code") ?? "";
    running.clock.now = new Date("2025-09-15T09:10:00Z");
    expect((await redeem({ code: late })).status).toBe(400);
  });

  it("is a token request that is not a form", async () => {
    const response = await running.fetch("/token", { method: "POST", body: "{}" });
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
  });

  it("is an issuer that is not shaped like Entra's", () => {
    const options = { issuer: "https://localhost/entra", audience, clientId, redirectUris: [], people };
    expect(() => createIssuer({ ...options, now: () => new Date(0) })).toThrow("must end in /{tenant}/v2.0");
  });

  it("is every path that is not the issuer's, without writing anything", async () => {
    expect((await fetch(`${running.origin}/entra/other`)).status).toBe(418);
    expect((await running.fetch("/token")).status).toBe(404);
  });
});

describe("staying signed in", () => {
  const sessionCookie = (response: Response): string => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";

  it("goes straight on for a browser that is signed in, unless the page asks to choose or hints at another", async () => {
    const cookie = sessionCookie(await signInAs("p-asha"));
    const ask = async (changes?: Readonly<Record<string, string>>): Promise<number> =>
      (await running.fetch(`/authorize?${authorizeFields(changes).toString()}`, { headers: { cookie } })).status;
    expect(await ask()).toBe(303);
    expect(await ask({ prompt: "none", login_hint: "asha@council.example" })).toBe(303);
    expect(await ask({ prompt: "select_account" })).toBe(200);
    expect(await ask({ login_hint: "ben@council.example" })).toBe(200);
  });

  it("ends the session at sign-out and returns to a registered page only", async () => {
    const cookie = sessionCookie(await signInAs("p-asha"));
    const out = await running.fetch(`/logout?post_logout_redirect_uri=${encodeURIComponent(redirectUri)}&state=x`, {
      headers: { cookie },
    });
    expect(location(out).href).toBe(`${redirectUri}?state=x`);
    const again = await running.fetch(`/authorize?${authorizeFields({ prompt: "none" }).toString()}`, {
      headers: { cookie },
    });
    expect(location(again).searchParams.get("error")).toBe("login_required");
    const stranger = await running.fetch("/logout?post_logout_redirect_uri=https%3A%2F%2Fstranger.example");
    expect([stranger.status, await stranger.text()]).toEqual([200, expect.stringContaining("You have signed out.")]);
  });

  it("renews tokens once per refresh token, for a day from the sign-in", async () => {
    const first = await tokensOf("p-asha");
    const renew = (refreshToken: string): Promise<Response> =>
      redeem({ grant_type: "refresh_token", refresh_token: refreshToken, client_info: "1" });
    running.clock.now = new Date("2025-09-15T20:00:00Z");
    const second = (await (await renew(first.refresh_token)).json()) as TokenAnswer;
    expect(decodeJwt(second.access_token)).toMatchObject({ oid: "p-asha", aud: audience, iat: 1757966400 });
    expect(JSON.parse(Buffer.from(second.client_info ?? "", "base64url").toString())).toEqual({
      uid: "p-asha",
      utid: "tenant-1",
    });
    expect((await renew(first.refresh_token)).status).toBe(400);
    running.clock.now = new Date("2025-09-16T09:00:00Z");
    expect((await renew(second.refresh_token)).status).toBe(400);
  });

  it("lets the registered pages, and no others, read tokens from another origin", async () => {
    const preflight = (origin: string): Promise<Response> =>
      running.fetch("/token", { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
    const allowed = await preflight("https://localhost:3000");
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://localhost:3000");
    expect((await preflight("https://stranger.example")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("without a browser", () => {
  it("issues a token for a person, and a wrong one on request", async () => {
    const { issuer } = running;
    expect(decodeJwt(await issuer.issueToken("p-ben"))["roles"]).toEqual(["HeadOfService", "QualityAssurance"]);
    const expires = new Date("2020-01-01T00:00:00Z");
    const wrong = decodeJwt(await issuer.issueToken("p-ben", { audience: "other", expires }));
    expect([wrong.aud, wrong.exp]).toEqual(["other", 1577836800]);
    await expect(issuer.issueToken("p-nobody")).rejects.toThrow('There is no person "p-nobody"');
  });

  it("signs with a new key after a rotation and goes on publishing the one before", async () => {
    const { issuer } = running;
    const before = decodeProtectedHeader(await issuer.issueToken("p-ben")).kid;
    await issuer.rotateKey();
    const after = decodeProtectedHeader(await issuer.issueToken("p-ben")).kid;
    expect(issuer.jwks().keys.map(({ kid }) => kid)).toEqual([after, before]);
    expect(after).not.toBe(before);
    expect(JSON.stringify(issuer.jwks())).not.toContain('"d"');
  });
});
