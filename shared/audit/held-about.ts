import { comparableRef } from "../checks/scope.ts";
import type { Dispute, Sample } from "../contract/beside-run.ts";
import type { Result } from "../contract/results.ts";
import type { HeldAbout, RunsAboutRequest } from "../contract/runs-about.ts";
import type { WireTable } from "../contract/tables.ts";

/** What is kept of one run; nothing of it where it has expired or was erased. */
export interface KeptOfRun {
  readonly results: readonly Result[];
  readonly tables: readonly WireTable[];
  readonly samples: readonly Sample[];
  readonly notes: readonly Dispute[];
}

type About = Pick<RunsAboutRequest, "by" | "words">;

/** How often a child's reference or a worker's name stands in what is kept of a run. */
export function heldAbout({ by, words }: About, { results, tables, samples, notes }: KeptOfRun): HeldAbout {
  const comparable = by === "reference" ? comparableRef : comparableWorker;
  const wanted = comparable(words);
  const is = (text: string | undefined): boolean => text !== undefined && comparable(text) === wanted;
  const isOf = by === "reference" ? isOfCase : isOfWorker;
  return {
    results: results.filter(({ subject }) => isOf(subject) && is(subject.ref)).length,
    entries: tables.flatMap((table) => namesIn(table)[by].filter(is)).length,
    samples: by === "reference" ? samples.filter(({ cases }) => cases.some(({ ref }) => is(ref))).length : 0,
    notes: notes.filter(({ note }) => comparable(note).includes(wanted)).length,
  };
}

function isOfCase({ kind }: Result["subject"]): boolean {
  return kind === "case";
}

/** The `ref` of a team is its own name. */
function isOfWorker({ kind }: Result["subject"]): boolean {
  return kind !== "case" && kind !== "team" && kind !== "group-session";
}

/** What each row of a table names a child or a worker by. */
function namesIn(table: WireTable): Readonly<Record<RunsAboutRequest["by"], readonly (string | undefined)[]>> {
  switch (table.holds) {
    case "cases":
      return {
        reference: table.rows.map(({ caseRef }) => caseRef),
        worker: table.rows.map(({ fields }) => fields.worker),
      };
    case "workers":
    case "agreements":
      return { reference: [], worker: table.rows.map(({ fields }) => fields.worker) };
    case "observations":
      return { reference: [], worker: table.rows.map(({ fields }) => fields.manager) };
    case "sessions":
    case "groups":
    case "audits":
      return { reference: [], worker: [] };
  }
}

/** Names are one however they are spaced and capitalised. */
export function comparableWorker(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim().toLowerCase();
}
