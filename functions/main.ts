import { fileURLToPath } from "node:url";
import { CosmosClient } from "@azure/cosmos";
import { app } from "@azure/functions";
import { DefaultAzureCredential } from "@azure/identity";
import { compose } from "./compose.ts";
import { storePolicy } from "./cosmos/store-policy.ts";
import { createTokenVerifier, remoteKeys } from "./entra/verify.ts";
import { siteIn } from "./http/site.ts";
import { readSettings } from "./settings.ts";

/** The entry in production: the only place that reads the environment and the clock. */
const settings = readSettings(process.env);
const { cosmosEndpoint, database, issuer, audience, jwksUri, version, pageConfiguration: configuration } = settings;
/** The service's own identity: there are no keys. */
const credential = new DefaultAzureCredential();
/** Beside the folder of this file once it is built. */
const pagesFolder = fileURLToPath(new URL("../addin", import.meta.url));
/** Loaded only where it is wanted: without that nothing of it is read and nothing is sent. */
const telemetry =
  settings.telemetry === undefined
    ? undefined
    : (await import("./telemetry/telemetry.ts")).startTelemetry(settings.telemetry, credential, app.hook);

compose({
  cosmos: new CosmosClient({
    endpoint: cosmosEndpoint,
    aadCredentials: credential,
    connectionPolicy: storePolicy,
  }),
  database,
  verify: createTokenVerifier({ issuers: [issuer], audience, keys: remoteKeys(jwksUri) }),
  now: () => new Date(),
  version,
  ...(telemetry && { traced: telemetry.traced }),
  ...(configuration && { pages: { site: siteIn(pagesFolder), configuration } }),
});
