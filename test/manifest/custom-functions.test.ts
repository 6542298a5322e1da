import { readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { addresses, customFunctions } from "../../manifest/product.ts";
import { unifiedManifest } from "../../manifest/unified.ts";
import { faultsOfUnified, faultsOfXml } from "../../manifest/validate.ts";
import { xmlManifest } from "../../manifest/xml.ts";

const at = addresses("https://oversight.example");
const manifest = (file: string): string => new URL(`../../manifest/${file}`, import.meta.url).pathname;

interface Element {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    open.push(name);
    found.push({ path: open.join("/"), attributes });
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return found;
}

describe("the functions in the XML manifest", () => {
  const elements = elementsOf(xmlManifest(at));
  const resources = new Map(
    elements.flatMap(({ attributes: { id, DefaultValue } }) =>
      id === undefined || DefaultValue === undefined ? [] : [[id, DefaultValue]],
    ),
  );
  const resourceAt = (end: string): string | undefined => {
    const [only, ...more] = elements.filter(({ path }) => path.endsWith(end));
    return more.length > 0 ? undefined : resources.get(only?.attributes["resid"] ?? "");
  };

  it("have a script, a page, metadata and a namespace, each a resource that is there", () => {
    const point = "AllFormFactors/ExtensionPoint";
    expect(resourceAt(`${point}/Script/SourceLocation`)).toBe("https://oversight.example/custom-functions.js");
    expect(resourceAt(`${point}/Page/SourceLocation`)).toBe("https://oversight.example/custom-functions.html");
    expect(resourceAt(`${point}/Metadata/SourceLocation`)).toBe("https://oversight.example/custom-functions.json");
    expect(resourceAt(`${point}/Namespace`)).toBe("OVERSIGHT");
  });

  it("do not share the pane's runtime", () => {
    const page = elements.find(({ path }) => path.endsWith("Page/SourceLocation"))?.attributes["resid"];
    const shared = elements
      .filter(({ path }) => path.endsWith("Runtimes/Runtime"))
      .map(({ attributes }) => attributes["resid"]);
    expect(shared).toEqual(["Pane.Url"]);
    expect(shared).not.toContain(page);
  });
});

describe("the functions in the unified manifest", () => {
  it("have a runtime of their own, which is left out where Excel has no functions", () => {
    const { extensions } = unifiedManifest(at) as { extensions: { runtimes: Record<string, unknown>[] }[] };
    const runtimes = extensions[0]?.runtimes ?? [];
    expect(runtimes.filter((runtime) => "customFunctions" in runtime)).toEqual([
      {
        id: "FunctionsRuntime",
        type: "general",
        requirements: { capabilities: [customFunctions.requires] },
        code: {
          page: "https://oversight.example/custom-functions.html",
          script: "https://oversight.example/custom-functions.js",
        },
        customFunctions: {
          namespace: { id: "OVERSIGHT", name: "OVERSIGHT" },
          metadataUrl: "https://oversight.example/custom-functions.json",
        },
      },
    ]);
  });
});

describe("a manifest for another address", () => {
  it("is the same with and without a slash at its end, as an address is copied", () => {
    expect(xmlManifest(addresses("https://oversight.example/"))).toBe(xmlManifest(at));
    expect(unifiedManifest(addresses("https://oversight.example/"))).toEqual(unifiedManifest(at));
  });
});

describe("the committed manifests", () => {
  it("are what product.ts says, and valid", async () => {
    const local = addresses("https://localhost:3443");
    expect(readFileSync(manifest("manifest.xml"), "utf8")).toBe(xmlManifest(local));
    expect(JSON.parse(readFileSync(manifest("manifest.json"), "utf8"))).toEqual(unifiedManifest(local));
    expect([...(await faultsOfXml(manifest("manifest.xml"))), ...faultsOfUnified(manifest("manifest.json"))]).toEqual(
      [],
    );
  });
});
