import { z } from "zod";
import { type AuditRun, auditRun, runFindings, type RunFindings } from "../../shared/contract/routes.ts";
import { type WireTable, wireTables } from "../../shared/contract/tables.ts";
import type { KeptRun, RunKey } from "../ports.ts";
import { erasureDocument, runDocument, type RunDocument } from "./documents.ts";

export function readRunDocument(document: unknown): RunDocument {
  return runDocument.parse(document);
}

/** A change of the runs' container: chunks come by it too, and are none. */
export function isRunDocument(document: unknown): boolean {
  return z.object({ kind: z.literal("run") }).safeParse(document).success;
}

/** By the same container comes what is left where a run was erased. */
export function isErasureDocument(document: unknown): boolean {
  return z.object({ kind: z.literal("erasure") }).safeParse(document).success;
}

/** Which run was erased, and what a run says of that. */
export function erasedRunFrom(stored: unknown): { readonly key: RunKey; readonly erased: Erased } {
  const { council, team, runId, reason, on } = erasureDocument.parse(stored);
  return { key: { council, team, runId }, erased: erasedInDocument.parse({ reason, on }) };
}
type Erased = NonNullable<AuditRun["erased"]>;
const erasedInDocument = z.object(auditRun.shape.erased.unwrap().shape);

export function runDocumentOf(
  { run, bodyHash }: KeptRun,
  stored: Omit<RunDocument, "id" | "kind" | "schemaVersion" | "bodyHash" | keyof AuditRun>,
): RunDocument {
  return { id: "run", kind: "run", schemaVersion: 1, ...run, bodyHash, ...stored };
}

/** The run without what only the store needs to know, in the wire's own vocabulary. */
const runInDocument = z.object(auditRun.shape);

export function keptRunFrom(document: RunDocument): KeptRun {
  return { run: runInDocument.parse(document), bodyHash: document.bodyHash };
}

/** What is found of children, and what is found of workers and of what they do. */
export function partedFindings({ runId, results, exclusions }: RunFindings) {
  const isOfCase = ({ subject }: RunFindings["results"][number]): boolean => subject.kind === "case";
  return {
    ofCases: { runId, results: results.filter(isOfCase), exclusions } satisfies RunFindings,
    ofWorkers: {
      runId,
      results: results.filter((result) => !isOfCase(result)),
      exclusions: [],
    } satisfies RunFindings,
  };
}

export function joinedFindings(ofCases: unknown, ofWorkers: unknown): RunFindings {
  const { runId, results, exclusions } = runFindings.parse(ofCases);
  const more = ofWorkers === undefined ? [] : runFindings.parse(ofWorkers).results;
  return { runId, results: [...results, ...more], exclusions };
}

export function inputFrom(stored: unknown): readonly WireTable[] {
  return wireTables.parse(stored);
}
