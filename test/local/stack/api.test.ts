import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../local/seed/randomness.ts";
import { localhostCertificate } from "../../../local/set-up/certificate.ts";
import { type Stack, startStack } from "../../../local/stack/stack.ts";
import type { AuditRun, Problem, RollUp, Submission } from "../../../shared/contract/routes.ts";
import { ask, newFolder, personNamed, removeFolder, type Reply, submissionOf, today } from "./support.ts";

const data = newFolder();
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ port: 0, data, today, certificate: await localhostCertificate(data, new Date()) });
}, 30_000);

afterAll(async () => {
  await stack.stop();
  removeFolder(data);
});

async function as(name: string, path: string, asking: { method?: string; body?: unknown } = {}): Promise<Reply> {
  const token = await stack.issuer.issueToken(personNamed(name));
  return ask(stack.origin, `/api${path}`, { ...asking, token });
}

const submission = submissionOf("safeguarding-east", "tracker", "acceptance");
const audit = (words: string): string => `/councils/haringey/teams/safeguarding-east/audits/${idOf(words)}`;

/** The submission with one more field in its first row. */
function withField(field: string): object {
  const [table] = submission.tables;
  const [row] = table?.rows ?? [];
  const spoilt = { ...row, fields: { ...row?.fields, [field]: "J. Doe" } };
  return { ...submission, tables: [{ ...table, rows: [spoilt] }] };
}

const problemOf = (reply: Reply): Problem => reply.json() as Problem;

describe("the service on this computer", () => {
  it.each(["name", "dob", "notes"])(
    "refuses a field called %s by its name, without repeating what it says",
    async (field) => {
      const submitted = await as("Sol Emberley", audit(field), { method: "PUT", body: withField(field) });
      expect(submitted.status).toBe(400);
      expect(problemOf(submitted).errors).toEqual([
        { path: `tables[0].rows[0].fields.${field}`, message: "is not known here and is refused" },
      ]);
      expect(submitted.text).not.toContain("Doe");
      expect((await as("Sol Emberley", audit(field))).status).toBe(404);

      const { tables } = withField(field) as Submission;
      const checked = await as("Sol Emberley", "/councils/haringey/checks", {
        method: "POST",
        body: { asAt: today, tables },
      });
      expect(checked.status).toBe(400);
      expect(problemOf(checked).errors?.map(({ path }) => path)).toEqual([`tables[0].rows[0].fields.${field}`]);
    },
  );

  it.each([
    ["choices", {}],
    ["asAt", "2025-09-01"],
  ])("refuses a submission that brings its own %s", async (key, value) => {
    const reply = await as("Sol Emberley", audit(key), { method: "PUT", body: { ...submission, [key]: value } });
    expect(reply.status).toBe(400);
    expect(problemOf(reply).errors?.map(({ path }) => path)).toEqual([key]);
  });

  it("answers nobody who is not signed in, or whose token is another's or has been changed", async () => {
    const token = await stack.issuer.issueToken(personNamed("Sol Emberley"));
    const forAnother = await stack.issuer.issueToken(personNamed("Sol Emberley"), { audience: "api://another" });
    const path = `/api${audit("nobody")}`;
    for (const given of [undefined, "nonsense", forAnother, `${token.slice(0, -6)}AAAAAA`]) {
      const asking = { method: "PUT", body: submission, ...(given !== undefined && { token: given }) };
      const reply = await ask(stack.origin, path, asking);
      expect(reply.status).toBe(401);
      expect(reply.headers["www-authenticate"]).toMatch(/^Bearer/);
      expect(reply.headers["content-type"]).toBe("application/problem+json");
    }
    expect((await ask(stack.origin, "/api/me")).status).toBe(401);
    expect((await ask(stack.origin, "/api/health")).json()).toMatchObject({ store: "reachable" });
  });

  it("keeps a team to its own manager and deputy, its head of service and quality assurance", async () => {
    const put = { method: "PUT", body: submission };
    for (const name of [
      "Thaddeus Brackenfell",
      "Wren Tarrowby",
      "Fen Hallowick",
      "Odessa Quillmere",
      "Marguerite Ashenvale",
    ])
      expect([name, (await as(name, audit("whose"), put)).status]).toEqual([name, 403]);
    const run = (await as("Sol Emberley", audit("whose"), put)).json() as AuditRun;
    expect(run).toMatchObject({ team: "safeguarding-east", submittedBy: { name: "Sol Emberley" } });
    for (const path of [audit("whose"), `${audit("whose")}/findings`]) {
      for (const name of ["Dilys Marrowfield", "Odessa Quillmere", "Juniper Vasterling"])
        expect([name, (await as(name, path)).status]).toEqual([name, 200]);
      for (const name of ["Thaddeus Brackenfell", "Bertrand Lissomby", "Lorcan Pimblewick", "Marguerite Ashenvale"])
        expect([name, (await as(name, path)).status]).toEqual([name, 403]);
    }
  });

  it("acknowledges the same submission twice as one run, and refuses another under its number", async () => {
    const first = await as("Sol Emberley", audit("twice"), { method: "PUT", body: submission });
    const again = await as("Sol Emberley", audit("twice"), { method: "PUT", body: submission });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    const other = { ...submission, tables: submissionOf("safeguarding-east", "tracker", "other").tables };
    expect((await as("Sol Emberley", audit("twice"), { method: "PUT", body: other })).status).toBe(409);
  });

  it("shows a service's roll-up to its own head and to quality assurance of the council only", async () => {
    const path = "/councils/haringey/roll-ups/safeguarding?year=2025";
    for (const name of [
      "Sol Emberley",
      "Bertrand Lissomby",
      "Caspian Holloworth",
      "Lorcan Pimblewick",
      "Marguerite Ashenvale",
      "Fen Hallowick",
    ])
      expect([name, (await as(name, path)).status]).toEqual([name, 403]);
    expect((await as("Juniper Vasterling", path)).status).toBe(200);
    const read = (await as("Odessa Quillmere", path)).json() as RollUp;
    expect(read.teams.map(({ team }) => team)).toEqual([
      "safeguarding-east",
      "safeguarding-west",
      "safeguarding-north",
    ]);
  });

  it("has a new run in the roll-up once the change feed has caught up", async () => {
    const sent = await as("Isolde Fennimarsh", audit("rolled up").replace("east", "north"), {
      method: "PUT",
      body: submission,
    });
    const run = sent.json() as AuditRun;
    await stack.host.feedIdle();
    const path = "/councils/haringey/roll-ups/safeguarding?year=2025";
    const { entries } = (await as("Odessa Quillmere", path)).json() as RollUp;
    expect(entries.filter(({ runId }) => runId === run.runId)).toEqual([
      expect.objectContaining({ team: "safeguarding-north", month: "2025-09", summary: run.summary }),
    ]);
  });
});
