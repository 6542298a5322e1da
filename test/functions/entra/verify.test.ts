import { createHmac, generateKeyPairSync, randomUUID } from "node:crypto";
import { createLocalJWKSet, importJWK, type JWTVerifyGetKey, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appRoles, rolesFrom } from "../../../functions/entra/app-roles.ts";
import { ConfirmedTokens } from "../../../functions/entra/confirmed-tokens.ts";
import { createTokenVerifier, remoteKeys, type Verified } from "../../../functions/entra/verify.ts";
import { audience, startIssuer, type TestIssuer } from "../../local/entra/server.ts";

const now = new Date("2025-09-15T09:00:00Z");
const plusSeconds = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

let running: TestIssuer;
beforeEach(async () => {
  running = await startIssuer(now);
});
afterEach(async () => {
  vi.useRealTimers();
  await running.stop();
});

/** The issuer's keys as they are at each call, without the network. */
const localKeys: JWTVerifyGetKey = (header, token) => createLocalJWKSet(running.issuer.jwks())(header, token);

function verify(authorization: string | undefined, at = now, keys = localKeys): Promise<Verified> {
  return createTokenVerifier({ issuers: [running.issuer.issuer], audience, keys })(authorization, at);
}

async function verifyToken(token: Promise<string> | string, at = now): Promise<Verified> {
  return verify(`Bearer ${await token}`, at);
}

/** A token signed by the caller's own means, with claims that would otherwise do. */
function claims(changes: object = {}): Record<string, unknown> {
  const seconds = now.getTime() / 1000;
  return {
    iss: running.issuer.issuer,
    aud: audience,
    tid: "tenant-1",
    oid: "p-asha",
    roles: ["Administrator"],
    scp: "access_as_user",
    iat: seconds,
    exp: seconds + 60,
    ...changes,
  };
}

const unsigned = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

describe("a good token", () => {
  it("becomes a caller with the roles we know", async () => {
    expect(await verifyToken(running.issuer.issueToken("p-ben"))).toEqual({
      ok: true,
      caller: { personId: "p-ben", name: "Ben <Example>", roles: ["head-of-service", "qa"], tenantId: "tenant-1" },
    });
  });

  it("may come under any case of the word Bearer", async () => {
    expect((await verify(`bearer ${await running.issuer.issueToken("p-ben")}`)).ok).toBe(true);
  });

  it("may be of a person without roles, who is then a caller without roles", async () => {
    expect(await verifyToken(running.issuer.issueToken("p-cy"))).toMatchObject({ ok: true, caller: { roles: [] } });
  });

  it("is good until a minute after its end, for clocks differ, and no longer", async () => {
    const token = running.issuer.issueToken("p-ben", { expires: plusSeconds(100) });
    expect(await verifyToken(token, plusSeconds(159))).toMatchObject({ ok: true });
    expect(await verifyToken(token, plusSeconds(160))).toMatchObject({ ok: false, reason: "expired" });
  });
});

describe("a token is refused, without throwing, when", () => {
  it.each([undefined, "", " "])("there is none: %j", async (authorization) => {
    expect(await verify(authorization)).toEqual({ ok: false, reason: "missing", message: "Sign in to continue." });
  });

  it.each(["Basic YTpi", "Bearer", "Bearer x", "Bearer a.b", "Bearer a.b.c", "Bearer a.b.c, Bearer a.b.c", "a.b.c"])(
    "it cannot be read: %j",
    async (authorization) => {
      expect(await verify(authorization)).toMatchObject({ ok: false, reason: "malformed" });
    },
  );

  it("it is for another application, as an id token is", async () => {
    const token = running.issuer.issueToken("p-asha", { audience: "another" });
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "wrong-audience" });
  });

  it("it is from another issuer", async () => {
    const token = running.issuer.issueToken("p-asha", { issuer: `${running.issuer.issuer}/` });
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "wrong-issuer" });
  });

  it("it has expired", async () => {
    const token = running.issuer.issueToken("p-asha", { expires: plusSeconds(-61) });
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "expired" });
  });

  it("it is not valid yet", async () => {
    const token = running.issuer.issueToken("p-asha", { notBefore: plusSeconds(61) });
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "not-yet-valid" });
  });

  it("another key signed it under the name of the issuer's", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const token = running.issuer.issueToken("p-asha", { key: privateKey });
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "bad-signature" });
  });

  it("a key signed it that the issuer does not publish", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const token = new SignJWT(claims()).setProtectedHeader({ alg: "RS256", kid: randomUUID() }).sign(privateKey);
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "bad-signature" });
  });

  it("its claims were changed after it was signed", async () => {
    const [header = "", , signature = ""] = (await running.issuer.issueToken("p-asha")).split(".");
    const token = `${header}.${unsigned(claims({ oid: "p-ben" }))}.${signature}`;
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "bad-signature" });
  });

  it("it is not signed at all (alg none)", async () => {
    const token = new UnsecuredJWT(claims()).encode();
    expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "wrong-algorithm" });
    const shouting = `${unsigned({ alg: "NONE" })}.${unsigned(claims())}.`;
    expect(await verifyToken(shouting)).toMatchObject({ ok: false, reason: "wrong-algorithm" });
  });

  it("it is signed by HS256 with the public key as the secret", async () => {
    const jwk = running.issuer.jwks().keys[0];
    const publicKey = await importJWK({ ...jwk, kty: "RSA", ext: true }, "RS256");
    if (!(publicKey instanceof CryptoKey)) throw new Error("The published key could not be imported.");
    const pem = Buffer.from(await crypto.subtle.exportKey("spki", publicKey)).toString("base64");
    const body = `${unsigned({ alg: "HS256", kid: jwk?.kid })}.${unsigned(claims())}`;
    for (const secret of [pem, `-----BEGIN PUBLIC KEY-----\n${pem}\n-----END PUBLIC KEY-----`, JSON.stringify(jwk)]) {
      const token = `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
      expect(await verifyToken(token)).toMatchObject({ ok: false, reason: "wrong-algorithm" });
    }
  });

  it.each([
    ["no end", { exp: undefined }, "malformed"],
    ["an end that is no number", { exp: "tomorrow" }, "malformed"],
    ["no person", { oid: undefined }, "malformed"],
    ["roles that are no list", { roles: "Administrator" }, "malformed"],
    ["no issuer", { iss: undefined }, "wrong-issuer"],
    ["the older form", { iss: "https://sts.windows.net/tenant/", ver: "1.0" }, "old-version"],
    ["no audience", { aud: undefined }, "wrong-audience"],
    ["no scope, as an application's own token has none", { scp: undefined }, "not-a-person"],
  ])("it has %s", async (_what, changes, reason) => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const token = await new SignJWT(claims(changes)).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
    const refused = await verify(`Bearer ${token}`, now, () => Promise.resolve(publicKey));
    expect(refused).toMatchObject({ ok: false, reason });
  });
});

describe("a token that was found good", () => {
  /** With how often a key was asked for. */
  function counting() {
    let asked = 0;
    const keys: JWTVerifyGetKey = (header, token) => {
      asked += 1;
      return localKeys(header, token);
    };
    const check = createTokenVerifier({ issuers: [running.issuer.issuer], audience, keys });
    return { check, asked: () => asked };
  }

  it("is not confirmed again within five minutes, and then is", async () => {
    const { check, asked } = counting();
    const token = `Bearer ${await running.issuer.issueToken("p-ben")}`;
    const first = await check(token, now);
    expect(await check(token, plusSeconds(299))).toEqual(first);
    expect(asked()).toBe(1);
    expect(await check(token, plusSeconds(300))).toEqual(first);
    expect(asked()).toBe(2);
  });

  it("is refused once its key is withdrawn, after five minutes at the latest", async () => {
    const { check } = counting();
    const token = `Bearer ${await running.issuer.issueToken("p-ben")}`;
    expect(await check(token, now)).toMatchObject({ ok: true });
    await running.issuer.rotateKey();
    await running.issuer.rotateKey();
    expect(await check(token, plusSeconds(300))).toMatchObject({ ok: false, reason: "bad-signature" });
  });

  it("ends when it says so", async () => {
    const { check } = counting();
    const token = `Bearer ${await running.issuer.issueToken("p-ben", { expires: plusSeconds(100) })}`;
    expect(await check(token, now)).toMatchObject({ ok: true });
    expect(await check(token, plusSeconds(160))).toMatchObject({ ok: false, reason: "expired" });
  });

  it("is confirmed again where the clock was put back", async () => {
    const { check, asked } = counting();
    const token = `Bearer ${await running.issuer.issueToken("p-ben")}`;
    await check(token, now);
    await check(token, plusSeconds(-1));
    expect(asked()).toBe(2);
  });

  it("does not make another good: not one of the same claims with another's signature", async () => {
    const { check } = counting();
    const token = await running.issuer.issueToken("p-ben");
    expect(await check(`Bearer ${token}`, now)).toMatchObject({ ok: true });
    const other = await running.issuer.issueToken("p-asha");
    const forged = [...token.split(".").slice(0, 2), other.split(".")[2]].join(".");
    expect(await check(`Bearer ${forged}`, now)).toMatchObject({ ok: false, reason: "bad-signature" });
  });

  it("is not taken for good when it was refused", async () => {
    const { check, asked } = counting();
    const token = `Bearer ${await running.issuer.issueToken("p-ben", { audience: "another" })}`;
    expect(await check(token, now)).toMatchObject({ ok: false, reason: "wrong-audience" });
    expect(await check(token, now)).toMatchObject({ ok: false, reason: "wrong-audience" });
    expect(asked()).toBe(2);
  });

  it("is forgotten for a newer one when there are very many", () => {
    const tokens = new ConfirmedTokens();
    const caller = { personId: "p-ben", name: "Ben", roles: [], tenantId: "tenant-1" };
    for (let number = 0; number <= 10_000; number++) {
      tokens.keep(`token-${number}`, caller, { now, expires: plusSeconds(60) });
    }
    expect([tokens.find("token-0", now), tokens.find("token-1", now)]).toEqual([undefined, caller]);
  });
});

describe("published keys", () => {
  const overNetwork = (): ReturnType<typeof createTokenVerifier> =>
    createTokenVerifier({
      issuers: [running.issuer.issuer],
      audience,
      keys: remoteKeys(new URL(`${running.issuer.issuer}/discovery/keys`)),
    });

  it("are fetched, kept, and fetched again when a token names a new one", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    const check = overNetwork();
    const old = await running.issuer.issueToken("p-asha");
    expect(await check(`Bearer ${old}`, now)).toMatchObject({ ok: true });
    await running.issuer.rotateKey();
    const fresh = await running.issuer.issueToken("p-asha");
    vi.setSystemTime(plusSeconds(31)); // Within half a minute of the last fetch an unknown key is simply refused.
    expect(await check(`Bearer ${fresh}`, now)).toMatchObject({ ok: true });
    expect(await check(`Bearer ${old}`, now)).toMatchObject({ ok: true });
    await running.issuer.rotateKey();
    vi.setSystemTime(plusSeconds(1000));
    expect(await check(`Bearer ${old}`, plusSeconds(1000))).toMatchObject({ ok: false, reason: "bad-signature" });
  });

  it("that cannot be fetched make a refusal that says to try again, with the cause for the log", async () => {
    const check = overNetwork();
    const token = await running.issuer.issueToken("p-asha");
    await running.stop();
    const refused = await check(`Bearer ${token}`, now);
    expect(refused).toMatchObject({ ok: false, reason: "keys-unavailable" });
    expect(refused).toHaveProperty("cause");
  });
});

describe("app roles", () => {
  it("are the four of the registration, and any other is left out", () => {
    expect(appRoles).toEqual({
      "team-manager": "TeamManager",
      "head-of-service": "HeadOfService",
      qa: "QualityAssurance",
      administrator: "Administrator",
    });
    expect(rolesFrom(["Administrator", "Owner", "TeamManager", "TeamManager", "qa"])).toEqual([
      "team-manager",
      "administrator",
    ]);
  });
});
