import { z } from "zod";
import { badRequest, notImitated } from "./errors.ts";

const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\\?#]*[^/\\?# ]$/);
const path = z.string().startsWith("/");
const composite = z.strictObject({ path, order: z.enum(["ascending", "descending"]).default("ascending") });

const indexingPolicy = z.strictObject({
  indexingMode: z.literal("consistent").default("consistent"),
  automatic: z.literal(true).default(true),
  includedPaths: z.array(z.strictObject({ path })).default([{ path: "/*" }]),
  excludedPaths: z.array(z.strictObject({ path })).default([{ path: '/"_etag"/?' }]),
  compositeIndexes: z.array(z.array(composite).min(2)).default([]),
});

const partitionKey = z
  .strictObject({
    paths: z.array(path).min(1).max(3),
    kind: z.enum(["Hash", "MultiHash"]).default("Hash"),
    version: z.literal([1, 2]).default(2),
  })
  .refine(({ paths, kind, version }) => (kind === "Hash" ? paths.length === 1 : version === 2), {
    error: "several paths need kind MultiHash and version 2",
  });

const databaseDefinition = z.strictObject({ id: name });

const containerDefinition = z.strictObject({
  id: name,
  partitionKey,
  indexingPolicy: indexingPolicy.prefault({}),
  defaultTtl: z.union([z.literal(-1), z.int().positive()]).optional(),
});

export type IndexingPolicy = z.infer<typeof indexingPolicy>;
export type ContainerDefinition = z.infer<typeof containerDefinition>;

export const readDatabaseDefinition = (body: unknown) => read(databaseDefinition, body, "database");
export const readContainerDefinition = (body: unknown) => read(containerDefinition, body, "container");

function read<T>(schema: z.ZodType<T>, body: unknown, what: string): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys")
    throw notImitated(`${[where, ...issue.keys].filter(Boolean).join(" ")} of a ${what}`);
  throw badRequest(`The ${what}'s definition is not valid at '${where}': ${issue?.message ?? "unreadable"}.`);
}
