import { randomUUID } from "node:crypto";
import type { Container, Database } from "@azure/cosmos";
import type { AuditStore, KeptRun, NewRun, RunKey } from "../ports.ts";
import { fromChunks, largestChunk, toChunks } from "./chunks.ts";
import { containerOf, runsContainer } from "./containers.ts";
import { type ChunkDocument, chunkDocument, type RunDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { findingsFrom, keptRunFrom, readRunDocument, runDocumentOf } from "./run-mapper.ts";
import { storeCall } from "./store-call.ts";
import { timeToLive } from "./time-to-live.ts";
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
  };
}

function partitionOf({ council, team, runId }: RunKey): [string, string, string] {
  return [council, team, runId];
}

async function addRun(container: Container, added: NewRun): ReturnType<AuditStore["add"]> {
  const attempt = randomUUID();
  const [findings, input] = await Promise.all([
    chunkDocuments("findings", added, added.findings, attempt),
    chunkDocuments("input", added, added.input, attempt),
  ]);
  const run = runDocumentOf(added, { attempt, findingsChunks: findings.length, inputChunks: input.length });
  const [last = [], ...before] = transactions([...findings, ...input]).reverse();
  const partition = partitionOf(added.run);
  for (const chunks of before) await writeTogether(container, chunks, partition);
  if ((await writeTogether(container, [...last, run], partition)) === "written") return { outcome: "added" };

  const kept = keptRun(await findRun(container, added.run));
  if (!kept) throw new Error(`The run ${added.run.runId} is there and cannot be read.`);
  return { outcome: "there-already", kept };
}

async function chunkDocuments(
  kind: ChunkDocument["kind"],
  { run: { council, team, runId } }: NewRun,
  value: unknown,
  attempt: string,
): Promise<readonly ChunkDocument[]> {
  const contents = await toChunks(value);
  return contents.map((content, part) => ({
    id: chunkId(kind, attempt, part),
    kind,
    schemaVersion: 1,
    council,
    team,
    runId,
    part,
    content,
    ttl: timeToLive[kind],
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
  const parts = Array.from({ length: run.findingsChunks }, (_, part) => chunkId("findings", run.attempt, part));
  const chunks = await Promise.all(parts.map((id) => findChunk(container, key, id)));
  if (chunks.includes(undefined)) return undefined;
  return findingsFrom(await fromChunks(chunks.filter((chunk) => chunk !== undefined)));
}

async function findChunk(container: Container, key: RunKey, id: string): Promise<string | undefined> {
  const found = await findItem(container, id, partitionOf(key));
  return found && chunkDocument.parse(found.document).content;
}
