import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { CheckRequest } from "../../../shared/contract/routes.ts";
import type { CaseField, CaseFields } from "../../../shared/contract/tables.ts";
import { caseload, type Council, policyOf } from "../caseload.ts";
import { startMeasuredService } from "../local-service.ts";
import { ordinaryCaseload } from "../ordinary.ts";
import type { Bound, Comparison } from "../row.ts";

const cases = 150;
const requests = 200;
const bound: Bound = { timesAsFast: 0.5 };

interface Asked {
  readonly council: Council;
  /** Who asks: a team manager of the council. */
  readonly person: string;
  readonly body: () => CheckRequest;
}

const everyColumn: Asked = {
  council: "haringey",
  person: "Sol Emberley",
  body: () => caseload("haringey", cases),
};
const ofF1: Asked = {
  council: "haringey",
  person: "Sol Emberley",
  body: () => ordinaryCaseload("F1-hgy-clean-table", cases),
};
const ofF2: Asked = {
  council: "barnet",
  person: "Wren Tarrowby",
  body: () => ordinaryCaseload("F2-bnt-pod-tracker", cases),
};
/** The least with which a child's discussions can be judged at all. */
const twoColumns: Asked = {
  council: "haringey",
  person: "Sol Emberley",
  body: () => withFields(caseload("haringey", cases), ["planType", "lastDiscussion"]),
};

const inWords = {
  checks: "checks",
  empty: "requests of a function that does nothing",
  json: "requests of a function that only reads the body as JSON and writes the answer",
} as const;
type What = keyof typeof inWords;

/**
 * A team's check as the pane asks for it, and everything that belongs to it: token, grants, validation, checks and the
 * answer. Both sides of a row get the same body over the same sockets, and the one who asks runs on the same thread.
 * The last two are what reading and writing JSON leave to any service, before it has done anything.
 */
export const requestsPerSecond: readonly Comparison[] = [
  row("requests", ["checks", "empty"], everyColumn, "every column that Haringey's case checks read"),
  row("requests-f1", ["checks", "empty"], ofF1, "the columns of an ordinary tracker (F1)"),
  row("requests-f2", ["checks", "empty"], ofF2, "the columns of an ordinary tracker (F2)"),
  row("requests-least", ["checks", "empty"], twoColumns, "a plan and a last discussion alone"),
  row("requests-json", ["checks", "json"], everyColumn, "every column that Haringey's case checks read"),
  row("requests-limit", ["json", "empty"], everyColumn, "every column that Haringey's case checks read"),
  row("requests-least-limit", ["json", "empty"], twoColumns, "a plan and a last discussion alone"),
];

function row(name: string, [ours, theirs]: readonly [What, What], asked: Asked, columns: string): Comparison {
  return {
    name,
    asks: `A second over 50 connections, ${cases} cases with ${columns}: ${inWords[ours]}, to ${inWords[theirs]}`,
    bound,
    prepare: async () => {
      const body = asked.body();
      const answer = checkTracker({ policy: policyOf(asked.council), choices: {}, ...body });
      const text = JSON.stringify(body);
      const measured = await startMeasuredService(asked.person, text, answer);
      const fields = body.tables[0]?.mappedFields.length ?? 0;
      const sizes = `${fields} fields, ${kilobytes(text)} KB, answered with ${kilobytes(JSON.stringify(answer))} KB`;
      const paths = { checks: `/councils/${asked.council}/checks`, empty: "/empty", json: "/json" } as const;
      const side = (what: What) => ({
        what: what === "empty" ? `${requests} empty` : `${requests} ${what} (${sizes})`,
        items: requests,
        calls: 1,
        run: () => measured.post(paths[what], requests),
      });
      return { ours: side(ours), theirs: side(theirs), close: () => measured.close() };
    },
  };
}

function withFields({ asAt, tables }: CheckRequest, kept: readonly CaseField[]): CheckRequest {
  const narrow = tables.flatMap((table) => {
    if (table.holds !== "cases") return [];
    const rows = table.rows.map((row) => ({ ...row, fields: pick(row.fields, kept) }));
    return [{ ...table, mappedFields: [...kept], rows }];
  });
  return { asAt, tables: narrow };
}

function pick(fields: CaseFields, kept: readonly CaseField[]): CaseFields {
  return Object.fromEntries(kept.map((field) => [field, fields[field]]));
}

function kilobytes(text: string): number {
  return Math.round(Buffer.byteLength(text) / 1000);
}
