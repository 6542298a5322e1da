import { describe, expect, it } from "vitest";
import { chanceOf, oneOf } from "../../../local/seed/randomness.ts";
import { problem } from "../../../shared/contract/routes.ts";
import type { Caller } from "../../../functions/ports.ts";
import { hostile, type JsonSchema, type Making, textOf, valueOf } from "../../support/from-json-schema.ts";
import { proofTimeout, runsOf } from "../../support/random-dice.ts";
import { administrator, barnetQa, everybody, head, manager, nobody, qa, submissionFor, today } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { startApi, type TestApi } from "./api.ts";

/** The seed is printed; another may be named. */
const seed = process.env["FUZZ_TEST_SEED"] ?? "2025-09-15";
const requests = runsOf(300);

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonSchema;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly schema: JsonSchema } } };
}
interface Line {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** As anybody would find them: in the document that the service itself gives out. */
async function linesOf(api: TestApi): Promise<readonly [Line, ...Line[]]> {
  const answer = await api.fetch("/openapi.json");
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Line => ({ method: method.toUpperCase(), path, operation })),
  );
  return lines as [Line, ...Line[]];
}

const names: Readonly<Record<string, readonly string[]>> = {
  council: [...Array.from({ length: 8 }, () => "haringey"), "barnet", "nowhere"],
  team: ["east", "east", "west", "looked-after"],
  service: ["safeguarding", "in-care"],
  runId: [sampleRun().run.runId, "10000000-0000-4000-8000-00000000000a", "10000000-0000-4000-8000-00000000000b"],
  seed: ["7", "000007", "-1", "1e3"],
  rowId: ["row-0", "row-1"],
};

function addressOf({ path, operation }: Line, making: Making): string {
  const { chance, spoil } = making;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const known = names[name] ?? [];
    const text = chance() >= spoil ? known[Math.floor(chance() * known.length)] : oneOf(chance, hostile);
    return encodeURIComponent((text ?? "x").replaceAll(/[\uD800-\uDFFF]/g, "?"));
  });
  const query = new URLSearchParams();
  for (const parameter of operation.parameters) {
    if (parameter.in !== "query" || (!parameter.required && chance() < 0.7)) continue;
    const value = parameter.name === "year" ? "2025" : valueOf(parameter.schema, making);
    query.append(parameter.name, typeof value === "string" ? value : JSON.stringify(value));
  }
  if (chance() < spoil) query.append(oneOf(chance, hostile), oneOf(chance, hostile));
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}

function bodyOf({ operation }: Line, making: Making): unknown {
  const { chance, spoil } = making;
  const schema = operation.requestBody?.content["application/json"].schema;
  if (!schema) return undefined;
  if (chance() < spoil) return oneOf(chance, [...hostile, "[".repeat(50_000), '{"a":']);
  const good = wellFormed[operation.operationId];
  return good !== undefined && spoil === 0 ? good : valueOf(schema, making);
}

/** A document cannot say everything that a body must be: what makes a reference one, and which tables belong together. */
const wellFormed: Readonly<Record<string, unknown>> = {
  submit: submissionFor("2025-09"),
  check: { asAt: today, tables: submissionFor("2025-09").tables },
};

const callers: readonly [Caller | undefined, ...(Caller | undefined)[]] = [
  manager,
  ...[manager, manager, manager, qa, qa, qa, qa],
  head,
  head,
  administrator,
  barnetQa,
  nobody,
  undefined,
];

describe("the API, asked at random from its own document", () => {
  it(
    `answers ${requests} requests without a fault of its own, a stack, or anything that a browser would take for a page (FUZZ_TEST_SEED=${seed})`,
    async () => {
      const client = await openOrganisation();
      await worldAt(client).audits.add(sampleRun());
      const api = await startApi({ client, rate: { burst: 1e9, perSecond: 1e9 } });
      const lines = await linesOf(api);
      const chance = chanceOf(seed, "fuzz");
      const seen = new Map<string, Set<number>>();
      for (let number = 0; number < requests; number++) {
        const line = lines[number % lines.length] ?? lines[0];
        // Half of them mean well, so that not all are turned away at the door.
        const making = { chance, spoil: chance() < 0.5 ? 0 : 0.08 };
        const address = addressOf(line, making);
        const body = line.method === "GET" ? undefined : bodyOf(line, making);
        const answer = await api.ask(oneOf(chance, callers), line.method, address, body);
        const told = `${number}: ${line.method} ${address.slice(0, 200)} ${JSON.stringify(body ?? null).slice(0, 1_000)}`;
        await look(answer, told);
        seen.set(line.operation.operationId, (seen.get(line.operation.operationId) ?? new Set()).add(answer.status));
      }
      // It was let in here and there, or nothing was tried but the door.
      const letIn = [...seen].filter(([, statuses]) => [...statuses].some((status) => status < 300));
      expect(letIn.length).toBeGreaterThanOrEqual(8);
      expect(api.log.filter((entry) => entry.startsWith("error"))).toEqual([]);
      const log = api.log.join("\n");
      for (const word of [...hostile, ...everybody.map(({ name }) => name)].filter(({ length }) => length > 5)) {
        expect(log.includes(word), word).toBe(false);
      }
    },
    proofTimeout,
  );

  it("is asked with words that fit a schema's pattern", () => {
    const making = { chance: chanceOf(seed, "words"), spoil: 0 };
    expect(textOf({ pattern: "^\\d{4}-(0[1-9]|1[0-2])$" }, making)).toBe("2025-09");
  });
});

async function look(answer: Response, told: string): Promise<void> {
  expect(answer.status, told).toBeLessThan(500);
  const text = await answer.text();
  // The host's own answer to an address or a method that is nobody's.
  if ((answer.status === 404 || answer.status === 418) && text === "") return;
  const type = answer.headers.get("content-type") ?? "";
  expect(type, told).toMatch(
    /^(application\/json|application\/problem\+json|text\/csv; charset=utf-8|application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)$/,
  );
  expect(answer.headers.get("x-content-type-options"), told).toBe("nosniff");
  expect(answer.headers.get("content-security-policy"), told).toContain("default-src 'none'");
  expect(text, told).not.toMatch(/\n\s+at |\.ts:\d|node_modules/);
  if (answer.status < 400) return;
  const { detail } = problem.parse(JSON.parse(text));
  expect(detail, told).toMatch(/\.$/);
  for (const word of hostile) if (word.length > 5) expect(detail, told).not.toContain(word);
}
