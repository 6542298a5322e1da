import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { routes } from "../../../shared/contract/routes.ts";
import { openApiDocument } from "../../../functions/http/open-api-document.ts";
import { submissionFor } from "../sample.ts";

interface Operation {
  readonly parameters: readonly { name: string; in: string; required: boolean }[];
  readonly security: readonly object[];
  readonly requestBody?: Content;
  readonly summary: string;
  readonly description: string;
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}
interface Content {
  readonly content: Readonly<Record<string, { schema: object }>>;
}

const document = openApiDocument("1.2.3") as {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, { description: string; headers: object }> };
};

function operation(path: string, method: string): Operation {
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${method} ${path} is missing.`);
  return found;
}

describe("the OpenAPI document", () => {
  it("has every route of the table, with its statuses, its path and its query", () => {
    for (const { method, path, answers } of Object.values(routes)) {
      const { responses, parameters } = operation(path, method);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining([...Object.keys(answers), "500"]));
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
        expect(parameters).toContainEqual(expect.objectContaining({ name, in: "path", required: true }));
      }
    }
    expect(operation(routes.rollUp.path, "GET").parameters).toContainEqual(
      expect.objectContaining({ name: "year", in: "query", required: true }),
    );
    expect(operation(routes.sharedCases.path, "GET").parameters).toContainEqual(
      expect.objectContaining({ name: "month", in: "query", required: true }),
    );
  });

  it("says of every route what it does, who may ask, and by what each refusal goes", () => {
    for (const [name, { method, path, summary, may }] of Object.entries(routes)) {
      const told = operation(path, method);
      expect([name, told.summary, told.description]).toEqual([name, summary, `Who may: ${may}`]);
      for (const [status, answer] of Object.entries(told.responses)) {
        if ("$ref" in answer) expect(answer.$ref).toBe(`#/components/responses/${status}`);
        expect("$ref" in answer, status).toBe(status in document.components.responses);
      }
    }
    expect(Object.keys(operation(routes.changeGrants.path, "PUT").responses).map(Number)).toEqual([
      200, 400, 401, 403, 412, 413, 422, 428, 429, 500, 503,
    ]);
    expect(Object.keys(operation(routes.health.path, "GET").responses).map(Number)).toEqual([200, 500]);
    expect(document.components.responses["503"]?.headers).toHaveProperty("retry-after");
  });

  it("asks for the version that is changed where two could overwrite each other", () => {
    const ifMatch = expect.objectContaining({ name: "If-Match", in: "header", required: true }) as unknown;
    expect(operation(routes.changeOrganisation.path, "PUT").parameters).toContainEqual(ifMatch);
    expect(operation(routes.submit.path, "PUT").parameters).not.toContainEqual(ifMatch);
  });

  it("wants a sign-in everywhere but for health and itself", () => {
    const open = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).some(({ security }) => security.length === 0) ? [path] : [],
    );
    expect(open).toEqual(["/health", "/openapi.json"]);
  });

  it("holds schemas that are valid, and that refuse what the service refuses", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const methods of Object.values(document.paths)) {
      for (const { responses } of Object.values(methods)) {
        const told = Object.values(responses).filter((answer) => "content" in answer);
        for (const { content } of told) ajv.compile(content["application/json"]?.schema ?? {});
      }
    }
    const { requestBody } = operation(routes.submit.path, "PUT");
    const accepts = ajv.compile(requestBody?.content["application/json"]?.schema ?? {});
    expect(accepts(submissionFor("2025-09"))).toBe(true);
    expect(accepts({ ...submissionFor("2025-09"), choices: {} })).toBe(false);
  });
});
