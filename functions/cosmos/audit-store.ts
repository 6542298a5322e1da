import { randomUUID } from "node:crypto";
import type { Container, Database } from "@azure/cosmos";
import type { AuditStore, KeptRun, NewRun, RunKey } from "../ports.ts";
import { fromChunks, largestChunk, toChunks } from "./chunks.ts";
import { containerOf, runsContainer } from "./containers.ts";
import { type ChunkDocument, chunkDocument, type RunDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { holdDocuments } from "./hold-documents.ts";
import { newestRuns } from "./newest-runs.ts";
import { askWithin } from "./ask-within.ts";
import { partitionOf } from "./run-partition.ts";
import {
  inputFrom,
  joinedFindings,
  keptRunFrom,
  partedFindings,
  readRunDocument,
  runDocumentOf,
} from "./run-mapper.ts";
import { storeCall } from "./store-call.ts";
import { takeTracker } from "./team-trackers.ts";
import { keptFrom } from "./time-to-live.ts";
import { writeTogether } from "./write-together.ts";

/**
 * Runs in the store. All documents of one run share its partition key. Up to 1.5 MB they are written by one
 * transaction; what is more goes before it, and the transaction with the run itself is the last: without the run its
 * chunks count for nothing, and expire.
 */
export function cosmosAuditStore(database: Database): AuditStore {
  const container = containerOf(database, runsContainer);
  return {
    add: (run) => storeCall(() => addRun(container, run)),
    run: (key) => storeCall(async () => keptRun(await findRun(container, key))),
    findings: (key) => storeCall(() => readFindings(container, key)),
    input: (key) => storeCall(() => readInput(container, key)),
    newest: (which, page) => storeCall(() => newestRuns(container, which, page)),
    takeTracker: (tracker, room) => storeCall(() => takeTracker(container, tracker, room)),
    hasRuns: (council, team) => storeCall(() => hasRuns(container, council, team)),
    // As long as it takes: nobody waits for it.
    hold: (council, hold) => storeCall(() => holdDocuments(container, council, ["team", "runId"], hold), Infinity),
  };
}

async function addRun(container: Container, added: NewRun): ReturnType<AuditStore["add"]> {
  const attempt = randomUUID();
  const { ofCases, ofWorkers } = partedFindings(added.findings);
  const [cases, workers, input] = await Promise.all([
    chunkDocuments("case-findings", added, ofCases, attempt),
    // Staff data lie apart. Most runs have none, and then there is no document that says so.
    ofWorkers.results.length > 0 ? chunkDocuments("worker-findings", added, ofWorkers, attempt) : [],
    chunkDocuments("input", added, added.input, attempt),
  ]);
  const run = runDocumentOf(added, {
    attempt,
    caseFindingsChunks: cases.length,
    workerFindingsChunks: workers.length,
    inputChunks: input.length,
    findingsKeptUntil: added.keptUntil.findings,
    ...keptFrom(added.run.asAt, added.keptUntil.run, added.legalHold),
  });
  const [last = [], ...before] = transactions([...cases, ...workers, ...input]).reverse();
  const partition = partitionOf(added.run);
  for (const chunks of before) await writeTogether(container, chunks, partition);
  if ((await writeTogether(container, [...last, run], partition)) === "written") return { outcome: "added" };

  const kept = keptRun(await findRun(container, added.run));
  if (!kept) throw new Error(`The run ${added.run.runId} is there and cannot be read.`);
  return { outcome: "there-already", kept };
}

async function chunkDocuments(
  kind: ChunkDocument["kind"],
  { run: { council, team, runId, asAt }, keptUntil, legalHold }: NewRun,
  value: unknown,
  attempt: string,
): Promise<readonly ChunkDocument[]> {
  const contents = await toChunks(value);
  const kept = keptFrom(asAt, kind === "input" ? keptUntil.input : keptUntil.findings, legalHold);
  return contents.map((content, part) => ({
    id: chunkId(kind, attempt, part),
    kind,
    schemaVersion: 1,
    council,
    team,
    runId,
    part,
    content,
    ...kept,
  }));
}

function chunkId(kind: ChunkDocument["kind"], attempt: string, part: number): string {
  return [kind, attempt, part].join("-");
}

/** As few groups as will do, each light enough for one transaction. */
function transactions(chunks: readonly ChunkDocument[]): ChunkDocument[][] {
  const groups: ChunkDocument[][] = [];
  const weight = (group: readonly ChunkDocument[]): number =>
    group.reduce((total, { content }) => total + content.length, 0);
  for (const chunk of chunks.toSorted((a, b) => b.content.length - a.content.length)) {
    const roomy = groups.find((group) => weight(group) + chunk.content.length <= largestChunk);
    if (roomy) roomy.push(chunk);
    else groups.push([chunk]);
  }
  return groups;
}

async function findRun(container: Container, key: RunKey): Promise<RunDocument | undefined> {
  const found = await findItem(container, "run", partitionOf(key));
  return found && readRunDocument(found.document);
}

function keptRun(document: RunDocument | undefined): KeptRun | undefined {
  return document && keptRunFrom(document);
}

async function readFindings(container: Container, key: RunKey): ReturnType<AuditStore["findings"]> {
  const run = await findRun(container, key);
  if (!run) return undefined;
  const [ofCases, ofWorkers] = await Promise.all([
    readChunks(container, run, "case-findings", run.caseFindingsChunks),
    readChunks(container, run, "worker-findings", run.workerFindingsChunks),
  ]);
  if (ofCases === undefined || (ofWorkers === undefined && run.workerFindingsChunks > 0)) return undefined;
  return joinedFindings(ofCases, ofWorkers);
}

async function readInput(container: Container, key: RunKey): ReturnType<AuditStore["input"]> {
  const run = await findRun(container, key);
  const tables = run && (await readChunks(container, run, "input", run.inputChunks));
  return tables === undefined ? undefined : inputFrom(tables);
}

/** Undefined when some of it is there no more, or when there never was any. */
async function readChunks(
  container: Container,
  run: RunDocument,
  kind: ChunkDocument["kind"],
  count: number,
): Promise<unknown> {
  const ids = Array.from({ length: count }, (_, part) => chunkId(kind, run.attempt, part));
  const chunks = await Promise.all(ids.map((id) => findChunk(container, run, id)));
  if (count === 0 || chunks.includes(undefined)) return undefined;
  return fromChunks(chunks.filter((chunk) => chunk !== undefined));
}

async function findChunk(container: Container, key: RunKey, id: string): Promise<string | undefined> {
  const found = await findItem(container, id, partitionOf(key));
  return found && chunkDocument.parse(found.document).content;
}

async function hasRuns(container: Container, council: string, team: string): Promise<boolean> {
  const found = await askWithin(container, { council, team }, { select: "TOP 1 c.id", where: "c.kind = 'run'" });
  return found.length > 0;
}
