import type { HttpRequest } from "@azure/functions";
import { z } from "zod";
import { quickLook } from "../../shared/contract/quick-look.ts";
import { limits } from "../../shared/contract/tables.ts";
import type { Fault } from "../use-cases/refusal.ts";
import type { Answer } from "./answer.ts";

/** What a request says, read by its strict schema, or the problem to answer with. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

/** 50,000 cases with every field and a long name each stay well below. */
const mostBytes = 64 * 1024 * 1024;
const mostFaults = 100;

/** The parts of the path that the route names, such as `{council}`. */
export function readPath<T>(request: HttpRequest, schema: z.ZodType<T>): Read<T> {
  return readBy(schema, request.params, "The address is not one of ours");
}

export function readQuery<T>(request: HttpRequest, schema: z.ZodType<T>): Read<T> {
  return readBy(schema, Object.fromEntries(request.query), "The address is not one of ours");
}

export async function readBody<T>(request: HttpRequest, schema: z.ZodType<T>): Promise<Read<T>> {
  const text = await request.text();
  if (text.length > mostBytes)
    return refused({ status: 413, detail: "The request is larger than 64 MB; send fewer rows." });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refused({ status: 400, detail: "The body is not JSON; send a JSON object." });
  }
  const over = counted.find(({ what, most }) => rowCount(body, what) > most);
  if (over !== undefined) {
    const limit = over.most.toLocaleString("en-GB");
    return refused({ status: 413, detail: `At most ${limit} ${over.what} can be sent at once; send fewer.` });
  }
  if (quickLook(schema)(body)) return { ok: true, value: body as T };
  return readBy(schema, body, "The body holds what it should not, or lacks what it should hold");
}

const counted = [
  { what: "cases", most: limits.cases },
  { what: "workers", most: limits.workers },
  { what: "rows of logs", most: limits.logRows },
] as const;
type Counted = (typeof counted)[number]["what"];

/** Whatever else a table may say that it holds is counted with the cases. */
const countedAs = new Map<unknown, Counted>([
  ["workers", "workers"],
  ...["sessions", "groups", "agreements", "audits", "observations"].map((log) => [log, "rows of logs"] as const),
]);

/** Counted before anything else is looked at, so that a body without end costs no more than its parsing. */
function rowCount(body: unknown, what: Counted): number {
  const tables = propertyOf(body, "tables");
  if (!Array.isArray(tables)) return 0;
  return tables.reduce((total: number, table: unknown) => {
    const rows = propertyOf(table, "rows");
    const isCounted = Array.isArray(rows) && (countedAs.get(propertyOf(table, "holds")) ?? "cases") === what;
    return total + (isCounted ? rows.length : 0);
  }, 0);
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function readBy<T>(schema: z.ZodType<T>, value: unknown, what: string): Read<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.flatMap(faultsOf);
  const shown =
    faults.length > mostFaults ? `the first ${mostFaults} of ${faults.length} faults are listed` : "see errors";
  return refused({ status: 400, detail: `${what}: ${shown}.`, errors: faults.slice(0, mostFaults) });
}

function refused(answer: Answer): Read<never> {
  return { ok: false, answer };
}

/** One fault a path. Messages say what was expected and never repeat a value: a value could be a name. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== "unrecognized_keys") return [{ path: pathText(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    message: "is not known here and is refused",
  }));
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}
