import type { CosmosClient } from "@azure/cosmos";
import { createLocalJWKSet } from "jose";
import type { Issuer } from "../entra/issuer.ts";

export interface Registration {
  readonly cosmos: CosmosClient;
  readonly database: string;
  readonly issuer: Issuer;
  readonly audience: string;
  readonly now: () => Date;
  readonly version: string;
}

/**
 * Composes the app in this process, as `functions/main.ts` does in Azure: only the client, the issuer and the clock are
 * others. Loaded late, because @azure/functions looks for its host when it is first used.
 */
export async function registerFunctions({ issuer, audience, ...rest }: Registration): Promise<void> {
  const { compose } = await import("../../functions/compose.ts");
  const { createTokenVerifier } = await import("../../functions/entra/verify.ts");
  compose({
    ...rest,
    verify: createTokenVerifier({
      issuers: [issuer.issuer],
      audience,
      // Asked each time, so that a changed key is seen as it is with Entra's published keys.
      keys: (header, token) => createLocalJWKSet(issuer.jwks())(header, token),
    }),
  });
}
