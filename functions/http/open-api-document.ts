import { z } from "zod";
import { problem, routes, type RouteName } from "../../shared/contract/routes.ts";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly ifMatch?: boolean;
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** Other kinds of content that the same answer may come as, to be saved as a file. */
  readonly files?: readonly string[];
}

/** Anyone may ask these; every other route wants a signed-in person. */
const open: ReadonlySet<RouteName> = new Set<RouteName>(["health", "openApi"]);

/** The OpenAPI 3.1 document, made from the table of routes: it cannot say anything else than the handlers read. */
export function openApiDocument(version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Caseload Oversight", version },
    servers: [{ url: "/api" }],
    paths,
    components: {
      securitySchemes: { entra: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: jsonSchema(problem, "output") },
      headers: { CorrelationId: { description: "Give it to support.", schema: { type: "string" } } },
    },
  };
}

function operation(name: RouteName, { path, query, body, ifMatch = false, answers, files = [] }: Route): object {
  return {
    operationId: name,
    security: open.has(name) ? [] : [{ entra: [] }],
    parameters: [...pathParameters(path), ...queryParameters(query), ...(ifMatch ? [ifMatchParameter] : [])],
    ...(body && { requestBody: { required: true, content: json(body, "input") } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, answer(schema, files)])),
      default: {
        description: "A problem, in the sense of RFC 9457.",
        headers: correlated,
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

const ifMatchParameter = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "The ETag with which it was read. 412 when it has changed since, 428 when it is missing.",
  schema: { type: "string" },
};

const correlated = { "x-correlation-id": { $ref: "#/components/headers/CorrelationId" } };

function answer(schema: z.ZodType, files: readonly string[]): object {
  const asFiles = Object.fromEntries(files.map((type) => [type, { schema: { type: "string", format: "binary" } }]));
  return {
    description: "What was asked for.",
    headers: correlated,
    content: { ...json(schema, "output"), ...asFiles },
  };
}

function pathParameters(path: string): object[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: name === "runId" ? { type: "string", format: "uuid" } : { type: "string" },
  }));
}

function queryParameters(query: z.ZodObject | undefined): object[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: jsonSchema(schema as z.ZodType, "output"),
  }));
}

function json(schema: z.ZodType, io: "input" | "output"): object {
  return { "application/json": { schema: jsonSchema(schema, io) } };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return $schema === undefined ? {} : rest;
}
