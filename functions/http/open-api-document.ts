import { z } from "zod";
import { mayAsk, problem, routes, type RouteName } from "../../shared/contract/routes.ts";
import { type ProblemStatus, titles } from "./answer.ts";

interface Route {
  readonly summary: string;
  readonly may: string;
  readonly refuses?: readonly ProblemStatus[];
  readonly method: string;
  readonly path: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly ifMatch?: boolean;
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** Other kinds of content that the same answer may come as, to be saved as a file. */
  readonly files?: readonly string[];
}

/** The OpenAPI 3.1 document, made from the table of routes: it cannot say anything else than the handlers read. */
export function openApiDocument(version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Caseload Oversight", version, description: everywhere },
    servers: [{ url: "/api" }],
    paths,
    components: {
      securitySchemes: { entra: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: jsonSchema(problem, "output") },
      headers: {
        CorrelationId: { description: "Give it to support.", schema: { type: "string" } },
        RetryAfter: { description: "Seconds to wait before asking again.", schema: { type: "integer" } },
      },
      responses: Object.fromEntries(Object.entries(titles).map(([status, title]) => [status, refusal(status, title)])),
    },
  };
}

const everywhere =
  "Sign in with Microsoft Entra and send the token as a bearer token. What a person may do comes from the grants that they hold today. A key that a schema does not name is refused. A refusal is a problem in the sense of RFC 9457 and says what to do.";

function operation(name: RouteName, route: Route): object {
  const { summary, may, path, query, body, ifMatch = false, answers, files = [] } = route;
  const told = (status: string): string => {
    if (!(201 in answers)) return "What was asked for.";
    return status === "201" ? "What is kept now." : "What was kept before, as it stands.";
  };
  return {
    operationId: name,
    summary,
    description: `Who may: ${may}`,
    security: may === mayAsk.anyone ? [] : [{ entra: [] }],
    parameters: [...pathParameters(path), ...queryParameters(query), ...(ifMatch ? [ifMatchParameter] : [])],
    ...(body && { requestBody: { required: true, content: json(body, "input") } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, answer(told(status), schema, files)]),
      ),
      ...Object.fromEntries(refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  };
}

/** What the wrapper, the reading of the request and the use case may refuse it by. */
function refusalsOf({ may, refuses = [], path, query, body, ifMatch }: Route): readonly ProblemStatus[] {
  const isSignedIn = may !== mayAsk.anyone;
  return [
    ...refuses,
    ...(path.includes("{") || query || body ? ([400] as const) : []),
    ...(isSignedIn ? ([401, 429, 503] as const) : []),
    ...(isSignedIn && may !== mayAsk.signedIn ? ([403] as const) : []),
    ...(body ? ([413] as const) : []),
    ...(ifMatch ? ([412, 428] as const) : []),
    500,
  ];
}

const ifMatchParameter = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "The ETag with which it was read. 412 when it has changed since, 428 when it is missing.",
  schema: { type: "string" },
};

const correlated = { "x-correlation-id": { $ref: "#/components/headers/CorrelationId" } };

function refusal(status: string, description: string): object {
  return {
    description,
    headers: {
      ...correlated,
      ...((status === "429" || status === "503") && { "retry-after": { $ref: "#/components/headers/RetryAfter" } }),
    },
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function answer(description: string, schema: z.ZodType, files: readonly string[]): object {
  const asFiles = Object.fromEntries(files.map((type) => [type, { schema: { type: "string", format: "binary" } }]));
  return {
    description,
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
