import { CosmosClient } from "@azure/cosmos";
import { DefaultAzureCredential } from "@azure/identity";
import { compose } from "./compose.ts";
import { storePolicy } from "./cosmos/store-policy.ts";
import { createTokenVerifier, remoteKeys } from "./entra/verify.ts";
import { readSettings } from "./settings.ts";

/** The entry in production: the only place that reads the environment and the clock. */
const { cosmosEndpoint, database, issuer, audience, jwksUri, version } = readSettings(process.env);

compose({
  cosmos: new CosmosClient({
    endpoint: cosmosEndpoint,
    aadCredentials: new DefaultAzureCredential(),
    connectionPolicy: storePolicy,
  }),
  database,
  verify: createTokenVerifier({ issuers: [issuer], audience, keys: remoteKeys(jwksUri) }),
  now: () => new Date(),
  version,
});
