import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import Ajv from "ajv-draft-04";
import { describe, expect, it } from "vitest";
import { answers } from "../../../addin/custom-functions/answers.ts";
import { functionTable } from "../../../addin/custom-functions/function-table.ts";
import { withFunctions } from "../../../addin/custom-functions/help.ts";
import { functionsMetadata } from "../../../addin/custom-functions/metadata.ts";
import { folders } from "../../../local/set-up/folders.ts";
import { customFunctions } from "../../../manifest/product.ts";

const metadata = functionsMetadata();

describe("the metadata of the functions", () => {
  it("names every function that is worked out, and no other", () => {
    expect(metadata.functions.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
    expect(functionTable.map(({ id }) => id)).toEqual(metadata.functions.map(({ id }) => id));
  });

  it("has the form that Microsoft publishes for functions, for each of them", () => {
    const require = createRequire(import.meta.url);
    const schemas = path.join(
      path.dirname(require.resolve("@microsoft/app-manifest/package.json")),
      "build/json-schemas",
    );
    const schema = JSON.parse(readFileSync(path.join(schemas, "teams/v1.24/MicrosoftTeams.schema.json"), "utf8")) as {
      definitions: object;
    };
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile({
      definitions: schema.definitions,
      $ref: "#/definitions/extensionFunction",
    });
    for (const each of metadata.functions)
      expect([each.id, validate(each), validate.errors]).toEqual([each.id, true, null]);
  });

  it("keeps what the documentation asks for beyond that", () => {
    const ids = metadata.functions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, name, parameters, result } of metadata.functions) {
      expect(id).toMatch(/^[A-Z]+$/);
      expect(name).toBe(id);
      expect(["any", "string"]).toContain(result.type);
      expect(new Set(parameters.map((parameter) => parameter.name.toLowerCase())).size).toBe(parameters.length);
      const optional = parameters.map((parameter) => parameter.optional);
      // Nothing that must be given stands behind something that may be left out.
      expect(optional).toEqual([...optional].sort());
      // "any" alone lets dates, texts and errors through as they are.
      for (const parameter of parameters) expect(parameter.type).toBe("any");
    }
    expect(`${customFunctions.namespace}.WORKINGDAYSAFTER`.length).toBeLessThan(32);
    expect(metadata.allowErrorForDataTypeAny).toBe(true);
  });
});

describe("the help page", () => {
  const page = readFileSync(path.join(folders.root, "addin/help.html"), "utf8");

  it("lists every function with every parameter", () => {
    const filled = withFunctions(page);
    for (const { id, parameters } of functionTable) {
      expect(filled).toContain(`=OVERSIGHT.${id}(${parameters.map(({ name }) => name).join(", ")})`);
      for (const { name } of parameters) expect(filled).toContain(`<li><b>${name}</b>: `);
    }
  });

  it("must have a place for them", () => {
    expect(() => withFunctions("<main></main>")).toThrow("The help page has no");
  });
});
