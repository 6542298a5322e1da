import { describe, expect, it } from "vitest";
import { readSettings } from "../../functions/settings.ts";

const environment = {
  COSMOS_ENDPOINT: "https://oversight.documents.azure.com:443/",
  COSMOS__accountEndpoint: "https://oversight.documents.azure.com:443",
  COSMOS_DATABASE: "oversight",
  ENTRA_TENANT_ID: "6f1f3b52-0c7d-4c5b-9a5b-3a2c7f0d1a11",
  ENTRA_AUDIENCE: "b0c6a1de-54f5-4f0a-8a0e-6b2d9c3e4f22",
};

describe("the settings of the service", () => {
  it("name the store, and the council's own tenant as the only issuer", () => {
    const settings = readSettings(environment);
    expect(settings).toMatchObject({ cosmosEndpoint: environment.COSMOS_ENDPOINT, database: "oversight" });
    expect(settings.issuer).toBe(`https://login.microsoftonline.com/${environment.ENTRA_TENANT_ID}/v2.0`);
    expect(settings.jwksUri.href).toContain(environment.ENTRA_TENANT_ID);
  });

  it.each(Object.keys(environment))("stop the start when %s is missing, and say what to set", (name) => {
    expect(() => readSettings({ ...environment, [name]: undefined })).toThrow(new RegExp(`${name}: set it to .+\\.`));
  });

  it("stop the start when the store is not reached by https or the change feed looks elsewhere", () => {
    expect(() => readSettings({ ...environment, COSMOS_ENDPOINT: "http://localhost:8081" })).toThrow("https address");
    expect(() => readSettings({ ...environment, COSMOS__accountEndpoint: "https://other" })).toThrow("same address");
  });

  it("tell the pages where they are, when the pages are served here", () => {
    expect(readSettings(environment)).not.toHaveProperty("pageConfiguration");
    const clientId = "c0de4a11-7f3b-4b7e-8a52-93d1e6b7f004";
    expect(readSettings({ ...environment, ENTRA_CLIENT_ID: clientId }).pageConfiguration).toEqual({
      apiBase: "/api",
      authority: `https://login.microsoftonline.com/${environment.ENTRA_TENANT_ID}`,
      clientId,
      scopes: [`api://${environment.ENTRA_AUDIENCE}/access`],
      knownAuthorities: [],
      oidc: false,
    });
    expect(() => readSettings({ ...environment, ENTRA_CLIENT_ID: "pane" })).toThrow("ENTRA_CLIENT_ID: set it to");
  });

  it("ask for no traces unless they say where to", () => {
    expect(readSettings(environment)).not.toHaveProperty("telemetry");
  });

  it.each(["ENTRA_LOCAL_ISSUER", "COSMOS", "COSMOS_KEY"])("stop the start when %s is there", (name) => {
    expect(() => readSettings({ ...environment, [name]: "anything" })).toThrow(`Remove ${name}:`);
  });
});
