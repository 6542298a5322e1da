import { z } from "zod";

/** What the service must know before it can start. */
export interface Settings {
  readonly cosmosEndpoint: string;
  readonly database: string;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: URL;
  readonly version: string;
  /** What the pages must know; absent where another host serves them. */
  readonly pageConfiguration?: PageConfiguration;
  /** Where traces go; absent where none are made. */
  readonly telemetry?: string;
}

/** As the pages read it from `/config.json`. */
interface PageConfiguration extends Readonly<Record<string, unknown>> {
  readonly apiBase: string;
  readonly authority: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly knownAuthorities: readonly string[];
  readonly oidc: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const schema = z.object({
  COSMOS_ENDPOINT: z.url({ protocol: /^https$/, error: "set it to the https address of the Cosmos DB account" }),
  COSMOS__accountEndpoint: z.string({ error: "set it to the same address as COSMOS_ENDPOINT, for the change feed" }),
  COSMOS_DATABASE: z
    .string({ error: "set it to the name of the database" })
    .min(1, "set it to the name of the database"),
  ENTRA_TENANT_ID: z.uuid("set it to the id of the council's Entra tenant"),
  ENTRA_AUDIENCE: z.uuid("set it to the client id of the API's app registration"),
  ENTRA_CLIENT_ID: z.uuid("set it to the client id of the add-in's app registration, or leave it out").optional(),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().optional(),
  SERVICE_VERSION: z.string().min(1).default("unversioned"),
});

/** Settings of the local stack, and keys. Together with a real store and real sign-in they would open a back door. */
const forbidden: Readonly<Record<string, string>> = {
  ENTRA_LOCAL_ISSUER:
    "Remove ENTRA_LOCAL_ISSUER: people sign in with Microsoft Entra here, never with the local issuer.",
  COSMOS: "Remove COSMOS: the store is reached with the managed identity, never with a connection string.",
  COSMOS_KEY: "Remove COSMOS_KEY: the store is reached with the managed identity, never with a key.",
};

/** @throws Error with a sentence for each setting that is missing or wrong. */
export function readSettings(environment: Environment): Settings {
  const read = schema.safeParse(environment);
  const sentences = Object.entries(forbidden).flatMap(([name, sentence]) => (environment[name] ? [sentence] : []));
  for (const { path, message } of read.error?.issues ?? []) sentences.push(`${path.join(".")}: ${message}.`);
  if (read.success && withoutSlash(read.data.COSMOS__accountEndpoint) !== withoutSlash(read.data.COSMOS_ENDPOINT)) {
    sentences.push("COSMOS__accountEndpoint: set it to the same address as COSMOS_ENDPOINT, for the change feed.");
  }
  if (!read.success || sentences.length > 0) throw new Error(`The service cannot start. ${sentences.join(" ")}`);
  const { COSMOS_ENDPOINT, COSMOS_DATABASE, ENTRA_TENANT_ID, ENTRA_AUDIENCE, SERVICE_VERSION } = read.data;
  const { ENTRA_CLIENT_ID: clientId, APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry } = read.data;
  const authority = `https://login.microsoftonline.com/${ENTRA_TENANT_ID}`;
  return {
    cosmosEndpoint: COSMOS_ENDPOINT,
    database: COSMOS_DATABASE,
    issuer: `${authority}/v2.0`,
    audience: ENTRA_AUDIENCE,
    jwksUri: new URL(`${authority}/discovery/v2.0/keys`),
    version: SERVICE_VERSION,
    ...(clientId && { pageConfiguration: pageConfigurationOf(authority, clientId, ENTRA_AUDIENCE) }),
    ...(telemetry && { telemetry }),
  };
}

function pageConfigurationOf(authority: string, clientId: string, audience: string): PageConfiguration {
  const scopes = [`api://${audience}/access`];
  return { apiBase: "/api", authority, clientId, scopes, knownAuthorities: [], oidc: false };
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}
