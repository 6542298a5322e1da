import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { containerDefinitions } from "../../functions/cosmos/containers.ts";
import { appRoles } from "../../functions/entra/app-roles.ts";
import type { Role } from "../../functions/ports.ts";
import { councilDocument } from "../../functions/cosmos/documents.ts";
import { readSettings } from "../../functions/settings.ts";
import { layOutService } from "../../local/build/service-folder.ts";
import { folders } from "../../local/set-up/folders.ts";
import { organisationFaults } from "../../functions/use-cases/organisation-faults.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { defaultSettings, organisationChange } from "../../shared/contract/organisation.ts";

/** With UPDATE_INFRA set, the files that are made from the code are written anew. */
const update = process.env["UPDATE_INFRA"] !== undefined;
const fileOf = (name: string) => new URL(`../../infra/${name}`, import.meta.url);
const textOf = (name: string): string => readFileSync(fileOf(name), "utf8");
const bicep = textOf("main.bicep");

function madeFile(name: string, made: unknown): unknown {
  if (update) writeFileSync(fileOf(name), `${JSON.stringify(made, undefined, 2)}\n`);
  return JSON.parse(textOf(name));
}

/** The ids are ours to choose once and never to change: Entra knows an assignment by them. */
const roleWords: Readonly<Record<Role, { id: string; displayName: string; description: string }>> = {
  "team-manager": {
    id: "0c6f9d2e-5a41-4b7e-9a10-5d2f6c1e7a01",
    displayName: "Team manager",
    description: "May hold teams: check their trackers, submit, and audit quality.",
  },
  "head-of-service": {
    id: "0c6f9d2e-5a41-4b7e-9a10-5d2f6c1e7a02",
    displayName: "Head of service",
    description: "May hold services: read their figures and give grants for their teams.",
  },
  qa: {
    id: "0c6f9d2e-5a41-4b7e-9a10-5d2f6c1e7a03",
    displayName: "Quality assurance",
    description: "May read the council's runs and figures, draw samples and perform runs again.",
  },
  administrator: {
    id: "0c6f9d2e-5a41-4b7e-9a10-5d2f6c1e7a04",
    displayName: "Administrator",
    description: "May change the organisation, its grants and settings, and erase runs.",
  },
};

describe("what is deployed", () => {
  it("makes the containers that the code expects, with their keys, indexes and times to live", () => {
    expect(madeFile("containers.json", containerDefinitions)).toEqual(JSON.parse(JSON.stringify(containerDefinitions)));
    expect(bicep).toContain("loadJsonContent('containers.json')");
    expect(bicep).toContain("properties: { resource: definition }");
  });

  it("offers the app roles that the code reads from a token", () => {
    const made = (Object.keys(appRoles) as Role[]).map((role) => ({
      ...roleWords[role],
      value: appRoles[role],
      allowedMemberTypes: ["User"],
      isEnabled: true,
    }));
    expect(madeFile("app-roles.json", made)).toEqual(made);
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
  });

  it("sets every setting that the service reads, and none that it does not know or forbids", () => {
    const set = [...bicep.matchAll(/\{ name: '(\w+)', value: /g)].map(([, name]) => name ?? "");
    const ofThePlatform = [
      "AzureWebJobsStorage__accountName",
      "AzureWebJobsDisableHomepage",
      "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];
    expect(set).toEqual(expect.arrayContaining(ofThePlatform));
    expect(set.filter((name) => !ofThePlatform.includes(name)).toSorted()).toEqual(readNames().toSorted());
    const environment = Object.fromEntries(set.map((name) => [name, sampleOf(name)]));
    expect(() => readSettings(environment)).not.toThrow();
  });

  it("is one folder, made whole, in which nothing is left to be built or fetched", () => {
    const root = mkdtempSync(path.join(tmpdir(), "service-folder-"));
    onTestFinished(() => {
      rmSync(root, { recursive: true });
    });
    for (const file of ["dist/functions/main.mjs", "dist/addin/pane.html", "host.json", "package.json"]) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), '{ "name": "x", "version": "1.2.3", "scripts": { "build": "x" } }');
    }
    const deployed = /^ {4}dist: (.+)$/m.exec(textOf("../azure.yaml"))?.[1] ?? "";
    expect(path.join(folders.root, deployed)).toBe(folders.service);
    const folder = path.join(root, deployed);
    layOutService({ root, folder });
    const described = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    expect(Object.keys(described).toSorted()).toEqual(["main", "name", "private", "type", "version"]);
    for (const file of [String(described["main"]), "addin/pane.html", "host.json"])
      expect(existsSync(path.join(folder, file))).toBe(true);
  });

  it("is made anew before every release, once what makes it is installed: by a hook of the service, not of the project", () => {
    const hooks = /^( *)hooks:\n *prepackage:\n(?: .*\n)*? *run: (.+)$/m.exec(textOf("../azure.yaml"));
    expect(hooks?.slice(1)).toEqual(["    ", "npm run build -- --production"]);
  });

  it("logs what the functions write, and of the requests nothing that the host would add", () => {
    const host = JSON.parse(textOf("../host.json")) as { logging: { logLevel: Record<string, string> } };
    /** As the host finds the level of a category: by the longest name that it begins with. */
    const levelOf = (category: string): string | undefined => {
      const [name = "default"] = Object.keys(host.logging.logLevel)
        .filter((each) => `${category}.`.startsWith(`${each}.`))
        .toSorted((one, other) => other.length - one.length);
      return host.logging.logLevel[name];
    };
    expect(levelOf("Function.check.User")).toBe("Information");
    // A request as the host tells of it holds its address, and with that a reference.
    expect(levelOf("Host.Results")).toBe("Warning");
  });

  it("holds no secret and leaves no key in use", () => {
    for (const name of ["main.bicep", "main.bicepparam"]) {
      expect(textOf(name)).not.toMatch(/listKeys|connectionStrings|AccountKey|@secure|password\s*=/i);
    }
    expect(bicep).toContain("    disableLocalAuth: true");
    expect(bicep).toContain("    DisableLocalAuth: true");
    expect(bicep).toContain("allowSharedKeyAccess: false");
  });

  it("shows a first council document that can be read, and from which an administrator can save", () => {
    const [, text = ""] = /```json\n([^]*?)```/.exec(textOf("README.md")) ?? [];
    const document = JSON.parse(text) as object;
    const read = councilDocument.parse(document);
    expect(read).toEqual(document);
    expect(read.settings).toEqual(defaultSettings);
    const { services, teams, people, grants, choices, settings } = read;
    const change = organisationChange.parse({ services, teams, people, grants, choices, settings });
    expect(organisationFaults(read.council, change, plainDate("2025-09-15"))).toEqual([]);
  });

  it("keeps an instance ready, where it is asked to, for the function that follows the store", () => {
    const name = /'function:(\w+)'/.exec(bicep)?.[1] ?? "";
    expect(textOf("../functions/compose.ts")).toContain(`app.cosmosDB("${name}"`);
  });

  it("gives every parameter that has no default, and no other", () => {
    const asked = [...bicep.matchAll(/^param (\w+) \w+(?: = (.+))?$/gm)];
    const needed = asked.filter(([, , usual]) => usual === undefined).map(([, name]) => name);
    const given = [...textOf("main.bicepparam").matchAll(/^param (\w+) = /gm)].map(([, name]) => name);
    expect(asked.map(([, name]) => name)).toEqual(expect.arrayContaining(given));
    expect(given).toEqual(expect.arrayContaining(needed));
  });
});

/** Every name that the service looks for in its environment, but for those that it forbids. */
function readNames(): readonly string[] {
  const names = new Set<string>();
  const watched = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        if (typeof name === "string") names.add(name);
        return undefined;
      },
    },
  );
  expect(() => readSettings(watched)).toThrow("The service cannot start.");
  const forbidden = [...names].filter((name) => {
    const told = `Remove ${name}:`;
    try {
      readSettings({ [name]: "anything" });
      return false;
    } catch (error) {
      return String(error).includes(told);
    }
  });
  return [...names].filter((name) => !forbidden.includes(name));
}

function sampleOf(name: string): string {
  if (name.startsWith("ENTRA_")) return "6f1f3b52-0c7d-4c5b-9a5b-3a2c7f0d1a11";
  return name.includes("ndpoint") || name.includes("ENDPOINT") ? "https://cosmos-x.documents.azure.com:443/" : "sample";
}
