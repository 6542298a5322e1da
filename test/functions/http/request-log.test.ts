import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { routes } from "../../../shared/contract/routes.ts";
import { administrator, everybody, head, key, manager, nobody, qa, submissionFor, tableOf, today } from "../sample.ts";
import { openOrganisation } from "../store.ts";
import { startApi, type TestApi } from "./api.ts";

const run = `/councils/haringey/teams/east/audits/${key.runId}`;
const checks = "/councils/haringey/checks";

/** Every word that a line can hold is one of these, so there is no room for another. */
const line = z.strictObject({
  route: z.enum([...Object.keys(routes), "openApiPage"]),
  method: z.enum(["GET", "POST", "PUT"]),
  status: z.number().int(),
  ms: z.number().int(),
  correlationId: z.uuid(),
  council: z.enum(["haringey", "barnet"]).optional(),
  team: z.enum(["east", "west", "looked-after", "pod-one"]).optional(),
  roles: z.array(z.enum(["team-manager", "head-of-service", "qa", "administrator"])).optional(),
});

let said: string[] = [];
afterEach(() => {
  said = [];
});

function linesOf(api: TestApi): z.infer<typeof line>[] {
  return api.log
    .filter((entry) => entry.startsWith("information: {"))
    .map((entry) => line.parse(JSON.parse(entry.slice(entry.indexOf("{")))));
}

describe("the log of the service", () => {
  it("has one line a request, with its number, what it was about and what came of it", async () => {
    const api = await startApi();
    const answer = await api.ask(manager, "PUT", run, submissionFor("2025-09"));
    await api.ask(nobody, "GET", `${run}/findings`);
    await api.ask(undefined, "GET", "/me");
    expect(linesOf(api)).toEqual([
      {
        route: "submit",
        method: "PUT",
        status: 201,
        ms: expect.any(Number) as number,
        correlationId: answer.headers.get("x-correlation-id"),
        council: "haringey",
        team: "east",
        roles: ["team-manager"],
      },
      expect.objectContaining({ route: "findings", status: 403, roles: ["team-manager"] }),
      expect.objectContaining({ route: "me", status: 401 }),
    ]);
  });

  it("tells of a request that the store fails", async () => {
    let failing = false;
    const client = await openOrganisation({ beforeRequest: () => (failing ? { status: 400 } : undefined) });
    const api = await startApi({ client });
    failing = true;
    await api.ask(manager, "GET", "/me");
    expect(linesOf(api)).toEqual([expect.objectContaining({ route: "me", status: 500, roles: ["team-manager"] })]);
  });

  it("does not repeat a council or a team that was only asked for", async () => {
    const api = await startApi();
    for (const path of [
      "/councils/alice-thistlewood/checks",
      "/councils/haringey/teams/alice-thistlewood/audits/x/disputes",
    ])
      await api.ask(manager, "POST", path, { alice: "Thistlewood" });
    expect(linesOf(api)).toHaveLength(2);
    expect(api.log.join("\n")).not.toMatch(/thistlewood/i);
  });

  it("holds no name, reference, label, note, address or token, whatever is asked", async () => {
    const api = await startApi();
    await everythingAsked(api);
    expect(linesOf(api).length).toBeGreaterThan(12);
    const log = api.log.join("\n");
    for (const word of said) expect(log, word).not.toContain(word);
    expect(log).not.toMatch(/@|Bearer|eyJ|\bM\d{5,}|Thistlewood/i);
    for (const { name } of everybody) expect(log).not.toContain(name);
  });
});

/** Requests of every sort with words in them that would stand out, in places right and wrong. */
async function everythingAsked(api: TestApi): Promise<void> {
  const [note, name, email] = ["The date of this was wrong", "Alice Thistlewood", "alice@example.org"];
  said = [note, name, email];
  const odd = encodeURIComponent(name);
  const tables = submissionFor("2025-09").tables;
  await api.ask(manager, "PUT", run, submissionFor("2025-09"));
  await api.ask(manager, "POST", checks, { asAt: today, tables });
  await api.ask(manager, "POST", checks, { asAt: today, tables: [{ ...tableOf("2025-09-01"), name, [email]: note }] });
  await api.ask(manager, "POST", checks, `{"name":"${name} ${email}`);
  await api.ask(manager, "POST", `/councils/${odd}/checks?who=${odd}`, { name });
  await api.ask(manager, "GET", `${run}?who=${odd}`);
  const findings = (await (await api.ask(manager, "GET", `${run}/findings`)).json()) as {
    results: { check: string; subject: { tableId: string; rowId: string } }[];
  };
  const { check = "", subject } = findings.results[0] ?? {};
  const { tableId, rowId } = subject ?? { tableId: "", rowId: "" };
  await api.ask(manager, "POST", `${run}/disputes`, { check, tableId, rowId, note });
  await api.ask(qa, "POST", `${run}/samples`, { seed: 7, size: 1 });
  await api.ask(qa, "POST", `${run}/re-performance`);
  await api.ask(head, "GET", "/councils/haringey/roll-ups/safeguarding?year=2025");
  await api.ask(head, "GET", "/councils/haringey/roll-ups/safeguarding/shared-cases?month=2025-09");
  await api.ask(qa, "GET", `/councils/haringey/audits?team=${odd}`);
  const organisation = await api.ask(administrator, "GET", "/councils/haringey/organisation");
  const headers = {
    authorization: `Bearer ${await api.issuer.issueToken(administrator.personId)}`,
    "if-match": organisation.headers.get("etag") ?? "",
    "x-correlation-id": "alice-thistlewood",
    "x-forwarded-for": email,
  };
  await api.fetch("/councils/haringey/organisation", { method: "PUT", headers, body: JSON.stringify({ name, email }) });
  await api.ask(administrator, "GET", `/councils/haringey/access-log?day=${today}`);
  await api.fetch("/me", { headers: { authorization: `Bearer ${name} ${email}` } });
}
