import { z } from "zod";
import { auditRun, runFindings, type RunFindings } from "../../shared/contract/routes.ts";
import type { KeptRun } from "../ports.ts";
import { runDocument, type RunDocument } from "./documents.ts";

export function readRunDocument(document: unknown): RunDocument {
  return runDocument.parse(document);
}

/** A change of the runs' container: chunks come by it too, and are none. */
export function isRunDocument(document: unknown): boolean {
  return z.object({ kind: z.literal("run") }).safeParse(document).success;
}

export function runDocumentOf(
  { run, bodyHash }: KeptRun,
  chunks: Pick<RunDocument, "attempt" | "findingsChunks" | "inputChunks">,
): RunDocument {
  return { id: "run", kind: "run", schemaVersion: 1, ...run, bodyHash, ...chunks };
}

/** The run without what only the store needs to know, in the wire's own vocabulary. */
const runInDocument = z.object(auditRun.shape);

export function keptRunFrom(document: RunDocument): KeptRun {
  return { run: runInDocument.parse(document), bodyHash: document.bodyHash };
}

export function findingsFrom(stored: unknown): RunFindings {
  return runFindings.parse(stored);
}
