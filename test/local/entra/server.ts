import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createIssuer, type Issuer, type Person } from "../../../local/entra/issuer.ts";

export const audience = "6f1f3b52-0c7d-4c5b-9a5b-3a2c7f0d1a11";
export const clientId = "b0c6a1de-54f5-4f0a-8a0e-6b2d9c3e4f22";
export const redirectUri = "https://localhost:3000/signed-in.html";

export const people: readonly Person[] = [
  {
    id: "p-asha",
    name: "Asha Example",
    username: "asha@council.example",
    roles: ["team-manager"],
    holds: ["North East"],
  },
  { id: "p-ben", name: "Ben <Example>", username: "ben@council.example", roles: ["head-of-service", "qa"], holds: [] },
  { id: "p-cy", name: "Cy Example", username: "cy@council.example", roles: [], holds: [] },
];

export interface TestIssuer {
  readonly issuer: Issuer;
  readonly clock: { now: Date };
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** An issuer behind a real server, with a clock that the test sets; what is not its own is answered 418. */
export async function startIssuer(now = new Date("2025-09-15T09:00:00Z")): Promise<TestIssuer> {
  const clock = { now };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = createIssuer({
    issuer: `${origin}/entra/tenant-1/v2.0`,
    audience,
    clientId,
    redirectUris: [redirectUri],
    people,
    now: () => clock.now,
  });
  server.on("request", (request, response) => {
    void issuer.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(418).end();
    });
  });
  return {
    issuer,
    clock,
    origin,
    fetch: (path, init) => fetch(`${origin}/entra/tenant-1/v2.0${path}`, { redirect: "manual", ...init }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
