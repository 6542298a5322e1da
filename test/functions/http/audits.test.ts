import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { pullColumns } from "../../../shared/audit/pull-rows.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { auditPage, type AuditPage, type AuditRun, problem } from "../../../shared/contract/routes.ts";
import { auditFile } from "../../../functions/http/audit-file.ts";
import { cursorOf } from "../../../functions/http/cursor.ts";
import { auditWorkbook } from "../../../functions/http/audit-workbook.ts";
import type { Caller, NewRun } from "../../../functions/ports.ts";
import { chanceOf, oneOf } from "../../../local/seed/randomness.ts";
import {
  administrator,
  barnetQa,
  dayOf,
  departed,
  head,
  manager,
  nobody,
  noon,
  otherHead,
  qa,
  runNumber,
  today,
} from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { accessLogOf, openOrganisation, worldAt } from "../store.ts";
import { startApi, type TestApi } from "./api.ts";

const audits = "/councils/haringey/audits";

/** The service with these runs in its store. */
async function serviceWith(runs: readonly NewRun[], options: Parameters<typeof openOrganisation>[0] = {}) {
  const client = await openOrganisation(options);
  for (const run of runs) await worldAt(client).audits.add(run);
  return startApi({ client });
}

async function pageOf(api: TestApi, caller: Caller, query = ""): Promise<AuditPage> {
  const answer = await api.ask(caller, "GET", audits + query);
  expect(answer.status).toBe(200);
  return auditPage.parse(await answer.json());
}

const numbers = (page: readonly Pick<AuditRun, "runId">[]) => page.map(({ runId }) => Number(runId.slice(-12)));

/** Some of them were received at the same instant. */
function manyRuns(count: number): NewRun[] {
  const seed = "audits";
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const daysAgo = Math.floor(chance() * (count / 4));
    return sampleRun({
      runId: runNumber(index),
      team: oneOf(chance, ["east", "west"]),
      receivedAt: new Date(noon.getTime() - daysAgo * 86_400_000).toISOString(),
      asAt: plusDays(today, -daysAgo),
    });
  });
}

const newestFirst = (one: NewRun, other: NewRun): number => {
  const [a, b] = [one, other].map(({ run: { receivedAt, runId } }) => receivedAt + runId) as [string, string];
  return a < b ? 1 : -1;
};

describe("the list of audits", () => {
  it("gives every run once, newest first, page by page, also when others submit in between", async () => {
    const runs = manyRuns(230);
    const api = await serviceWith(runs);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await pageOf(api, qa, cursor === undefined ? "" : `?cursor=${cursor}`);
      seen.push(...numbers(page.audits));
      cursor = page.next;
      const late = sampleRun({ runId: runNumber(1000 + seen.length), receivedAt: "2025-09-15T12:00:00.000Z" });
      await worldAt(api.client).audits.add(late);
    } while (cursor !== undefined);
    expect(seen).toEqual(numbers(runs.toSorted(newestFirst).map(({ run }) => run)));
  });

  it("holds what was asked for and nothing else", async () => {
    const api = await serviceWith([
      sampleRun({ runId: runNumber(1) }),
      sampleRun({
        runId: runNumber(2),
        team: "west",
        asAt: dayOf("2025-08-01"),
        receivedAt: "2025-08-01T09:00:00.000Z",
      }),
      sampleRun({
        runId: runNumber(3),
        team: "looked-after",
        service: "in-care",
        receivedAt: "2025-07-01T09:00:00.000Z",
      }),
      sampleRun({
        runId: runNumber(4),
        policy: { council: "haringey", edition: "An older one", inForceFrom: dayOf("2010-01-01") },
        receivedAt: "2024-07-01T09:00:00.000Z",
      }),
      sampleRun({ runId: runNumber(5), team: "closed-down", receivedAt: "2023-07-01T09:00:00.000Z" }),
      sampleRun({ runId: runNumber(6), council: "barnet", team: "pod-one" }),
    ]);
    const found = async (query: string) => numbers((await pageOf(api, qa, query)).audits);
    expect(await found("")).toEqual([1, 2, 3, 4, 5]);
    expect(await found("?team=west")).toEqual([2]);
    expect(await found("?service=in-care")).toEqual([3]);
    expect(await found("?edition=An%20older%20one")).toEqual([4]);
    expect(await found("?from=2025-08-01&to=2025-08-01")).toEqual([2]);
    expect(await found("?from=2025-08-02")).toEqual([1, 3, 4, 5]);
    expect(await found("?to=2025-07-31")).toEqual([]);
  });

  it("shows each person what their grants let them read, and tells the others that they hold nothing", async () => {
    const api = await serviceWith([
      sampleRun({ runId: runNumber(1) }),
      sampleRun({ runId: runNumber(2), team: "west" }),
      sampleRun({ runId: runNumber(3), team: "looked-after", service: "in-care" }),
    ]);
    expect(numbers((await pageOf(api, manager)).audits)).toEqual([1]);
    expect(numbers((await pageOf(api, head)).audits)).toEqual([2, 1]);
    expect(numbers((await pageOf(api, otherHead)).audits)).toEqual([3]);
    const asked: [Caller, string][] = [
      [manager, "?team=west"],
      [head, "?service=in-care"],
      [head, "?team=looked-after"],
      [qa, "?team=no-such-team"],
      [administrator, ""],
      [barnetQa, ""],
      [departed, ""],
      [nobody, ""],
    ];
    for (const [caller, query] of asked) {
      expect((await api.ask(caller, "GET", audits + query)).status).toBe(403);
      expect((await api.ask(caller, "GET", `${audits}?format=csv${query.replace("?", "&")}`)).status).toBe(403);
    }
  });

  it("says of a run that it was erased, and why", async () => {
    const api = await serviceWith([sampleRun()]);
    const { besideRuns } = worldAt(api.client);
    const by = { personId: "administrator", name: "Administrator" };
    const erasure = { reason: "wrong-team", on: today, by, at: noon.toISOString() } as const;
    await besideRuns.erase(sampleRun().run, erasure);
    const [run] = (await pageOf(api, qa)).audits;
    expect(run?.erased).toEqual({ reason: "wrong-team", on: today });
  });

  it.each([
    ["?cursor=AAAA", 400],
    ["?cursor=%00", 400],
    [`?cursor=${Buffer.from('["x","y"]').toString("base64url")}`, 400],
    ["?cursor=AAAA&format=csv", 400],
    ["?format=pdf", 400],
    ["?from=2025-02-30", 400],
    ["?childs-name=x", 400],
    ["?from=2025-09-02&to=2025-09-01", 422],
  ])("refuses %s with a plain sentence", async (query, status) => {
    const api = await serviceWith([]);
    const answer = await api.ask(qa, "GET", audits + query);
    expect(answer.status).toBe(status);
    expect(problem.parse(await answer.json()).detail).toMatch(/\.$/);
  });

  it("is written down in the access log before anything is read", async () => {
    const api = await serviceWith([]);
    await api.ask(qa, "GET", `${audits}?team=east`);
    await api.ask(qa, "GET", `${audits}?format=xlsx`);
    await api.ask(
      qa,
      "GET",
      `${audits}?format=csv&from=2025-08-01&to=2025-09-01&service=in-care&edition=October%202017`,
    );
    const cursor = cursorOf({ receivedAt: noon.toISOString(), runId: runNumber(7) });
    await api.ask(qa, "GET", `${audits}?cursor=${cursor}`);
    expect(await accessLogOf(api.client, "haringey", today)).toMatchObject([
      { action: "pulled-audits", personId: "qa", of: { team: "east" } },
      { action: "pulled-audits", personId: "qa", of: { format: "xlsx" } },
      {
        action: "pulled-audits",
        of: { format: "csv", from: "2025-08-01", to: "2025-09-01", service: "in-care", edition: "October 2017" },
      },
      { action: "pulled-audits", of: { after: runNumber(7) } },
    ]);
  });
});

/** What would be a formula in a spreadsheet; the longer ones would need quotes as well. */
const formulas = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("https://x.invalid","a, b")'];
const withFormulas = formulas.map((name, index) =>
  sampleRun({ runId: runNumber(index), submittedBy: { personId: "x", name }, team: "east" }),
);

describe("a file of audits", () => {
  it("is named for the day in London on which it was drawn", async () => {
    const api = await serviceWith([]);
    api.clock.now = new Date("2025-09-15T23:30:00Z");
    const answer = await api.ask(qa, "GET", `${audits}?format=json`);
    expect(answer.headers.get("content-disposition")).toContain("audits-haringey-2025-09-16.json");
  });

  it("is a CSV file in which every row has all columns and nothing is a formula", async () => {
    const api = await serviceWith([...withFormulas, ...manyRuns(150).slice(20)]);
    const answer = await api.ask(qa, "GET", `${audits}?format=csv`);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="audits-haringey-2025-09-15.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = readCsv(bytes.subarray(3).toString());
    expect(header).toEqual(pullColumns);
    expect(rows).toHaveLength((7 + 130) * 2);
    for (const row of rows) {
      expect(row).toHaveLength(pullColumns.length);
      expect(row.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    }
    const column = (name: string) => pullColumns.indexOf(name);
    const submitters = new Set(rows.map((row) => row[column("Submitted by")]));
    for (const formula of formulas) expect(submitters).toContain(`'${formula}`);
    expect(rows[0]).toEqual(expect.arrayContaining(["OFFICIAL-SENSITIVE", qa.name, noon.toISOString(), today]));
  });

  it("is a workbook of two visible sheets without a formula, with the same rows", async () => {
    const api = await serviceWith(withFormulas);
    const answer = await api.ask(qa, "GET", `${audits}?format=xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await answer.arrayBuffer());
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["Audits", "visible"],
      ["About", "visible"],
    ]);
    const rows = rowsOf(workbook, "Audits");
    expect(rows[0]).toEqual(pullColumns);
    const fromCsv = readCsv((await (await api.ask(qa, "GET", `${audits}?format=csv`)).text()).replace("\uFEFF", ""));
    // XML knows no carriage return.
    expect(rows.map((row) => row.map(String))).toEqual(
      fromCsv.map((row) => row.map((cell) => cell.replaceAll("\r", "\n"))),
    );
    workbook.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell(({ formula }) => {
          expect(formula).toBeUndefined();
        });
      });
    });
    expect(rowsOf(workbook, "About")).toEqual([
      ["Marking", "OFFICIAL-SENSITIVE"],
      ["Council", "haringey"],
      ["Drawn by", qa.name],
      ["Drawn at", noon.toISOString()],
      ["Asked for", "everything"],
      ["Holds", "All 14 rows that match."],
    ]);
  });

  it("says in the workbook that there is more, where there is more than it takes", async () => {
    const client = await openOrganisation();
    const drawn = { council: "haringey", marking: "M", drawnBy: "Q", drawnAt: noon.toISOString(), asked: {} };
    async function* runs() {
      yield await Promise.resolve(withFormulas.map(({ run }) => run));
    }
    const workbook = new ExcelJS.Workbook();
    const made = await auditWorkbook({ drawn, runs: runs() }, 5);
    await workbook.xlsx.load(made.buffer as ArrayBuffer);
    // Two rows a run: the fifth row would be half a run.
    expect(rowsOf(workbook, "Audits")).toHaveLength(1 + 4);
    expect(rowsOf(workbook, "About").at(-1)?.[1]).toMatch(/^The newest 4 rows: more match.*CSV for more\.$/);
    client.dispose();
  });

  it("is a JSON file that says how it is marked, who drew it and what was asked for", async () => {
    const api = await serviceWith(manyRuns(120));
    for (const [query, length] of [
      ["", 120],
      ["&team=looked-after", 0],
    ] as const) {
      const answer = await api.ask(qa, "GET", `${audits}?format=json${query}`);
      const page = auditPage.parse(await answer.json());
      expect(page.audits).toHaveLength(length);
      expect(page.drawn).toMatchObject({ marking: "OFFICIAL-SENSITIVE", drawnBy: qa.name });
      expect(page.drawn?.asked).toEqual(length === 0 ? { team: "looked-after" } : {});
    }
  });

  it("is a problem, not a part of a file, wherever the store fails", async () => {
    let answered = 0;
    let most = Infinity;
    const api = await serviceWith(manyRuns(120), {
      beforeRequest: ({ method, path }) =>
        method === "POST" && path.endsWith("/colls/runs/docs") && ++answered > most ? { status: 503 } : undefined,
    });
    for (const format of ["csv", "json", "xlsx"]) {
      [answered, most] = [0, Infinity];
      expect((await api.ask(qa, "GET", `${audits}?format=${format}`)).status).toBe(200);
      const needed = answered;
      expect(needed).toBeGreaterThan(2);
      for (most = 0; most < needed; most++) {
        answered = 0;
        const answer = await api.ask(qa, "GET", `${audits}?format=${format}`);
        expect(answer.status).toBe(503);
        const { detail, correlationId } = problem.parse(await answer.json());
        expect(detail).toBe("The service is busy; try again in a moment.");
        expect(api.log.some((line) => line.includes('"status":503') && line.includes(correlationId))).toBe(true);
      }
    }
  });

  it.each(["csv", "json"] as const)("takes so many runs and no more, and then says what to do (%s)", async (format) => {
    const drawn = { council: "haringey", marking: "M", drawnBy: "Q", drawnAt: noon.toISOString(), asked: {} };
    const pages = withFormulas.map(({ run }) => [run]);
    const made = (most: number) => auditFile({ drawn, runs: Readable.from(pages) }, format, most);
    expect(await made(pages.length)).toMatchObject({ name: `audits-haringey-2025-09-15.${format}` });
    expect(await made(pages.length - 1)).toEqual({
      refused: "invalid",
      because: "More than 6 runs match, which is more than one file takes; choose fewer days.",
    });
  });
});

function rowsOf(workbook: ExcelJS.Workbook, name: string): unknown[][] {
  const rows: unknown[][] = [];
  workbook.getWorksheet(name)?.eachRow((row) => {
    rows.push(Array.from((row.values as unknown[]).slice(1), (value) => value ?? ""));
  });
  return rows;
}

/** RFC 4180, and nothing else: what it cannot read is no CSV. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`No CSV from here: ${text.slice(at, at + 80)}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
