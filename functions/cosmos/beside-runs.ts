import { createHash } from "node:crypto";
import type { Container, Database } from "@azure/cosmos";
import { z } from "zod";
import {
  type Dispute,
  dispute as disputeShape,
  type Erasure,
  erasure as erasureShape,
  type Sample,
  sample as sampleShape,
  takesOut,
} from "../../shared/contract/beside-run.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Added, BesideRuns, RunKey } from "../ports.ts";
import { containerOf, runsContainer } from "./containers.ts";
import { disputeDocument, erasureDocument, type RunDocument, sampleDocument } from "./documents.ts";
import { eraseBeside } from "./erase-beside.ts";
import { findItem } from "./find-item.ts";
import { readRunDocument } from "./run-mapper.ts";
import { partitionOf } from "./run-partition.ts";
import { codeOf, storeCall } from "./store-call.ts";
import { isHeld, type Kept, keptFrom } from "./time-to-live.ts";
import { untilWritten, wasOvertaken, writeAsRead } from "./write-as-read.ts";

/** Documents in the run's own partition: the run is never written again. */
export function cosmosBesideRuns(database: Database): BesideRuns {
  const container = containerOf(database, runsContainer);
  return {
    count: (key, kind) => storeCall(() => count(container, key, kind)),
    disputes: (key) => storeCall(() => disputes(container, key)),
    addDispute: (key, dispute, today) =>
      storeCall(async () => {
        const kept = keptAsFindings(await runOf(container, key), today);
        const document = { ...besideRun(key, disputeId(dispute), "dispute"), ...dispute, ...kept };
        return add(container, key, document, disputeFrom);
      }),
    eraseNotes: (key, words) => storeCall(() => eraseNotes(container, key, words)),
    sample: (key, seed) =>
      storeCall(async () => {
        const found = await findItem(container, sampleId(seed), partitionOf(key));
        return found && sampleFrom(found.document);
      }),
    samples: (key) => storeCall(async () => (await ofKind(container, key, "sample")).map(sampleFrom)),
    addSample: (key, sample, today) =>
      storeCall(async () => {
        const kept = keptAsFindings(await runOf(container, key), today);
        const document = { ...besideRun(key, sampleId(sample.seed), "sample"), ...sample, ...kept };
        return add(container, key, document, sampleFrom);
      }),
    changeSample: (key, seed, change) => storeCall(() => changeSample(container, key, seed, change)),
    erasure: (key) =>
      storeCall(async () => {
        const found = await findItem(container, "erasure", partitionOf(key));
        return found && erasureFrom(found.document);
      }),
    erase: (key, erasure) =>
      storeCall(async () => {
        const run = await runOf(container, key);
        const kept = keptFrom(erasure.on, run.keptUntil, isHeld(run));
        const document = { ...besideRun(key, "erasure", "erasure"), ...erasure, ...kept };
        // The tombstone goes first: from then on nothing is read of what may still be there if this is interrupted.
        const added = await create(container, key, document, erasureFrom);
        const outcome = added.isNew ? added : await takeOutToo(container, key, { before: added, document });
        await eraseBeside(container, key);
        return outcome;
      }),
  };
}

const disputeInDocument = z.object(disputeShape.shape);
const sampleInDocument = z.object(sampleShape.shape);
const erasureInDocument = z.object(erasureShape.shape);

function disputeFrom(stored: unknown): Dispute {
  return disputeInDocument.parse(disputeDocument.parse(stored));
}

function sampleFrom(stored: unknown): Sample {
  return sampleInDocument.parse(sampleDocument.parse(stored));
}

function erasureFrom(stored: unknown): Erasure {
  return erasureInDocument.parse(erasureDocument.parse(stored));
}

interface BesideDocument {
  readonly id: string;
}

function besideRun({ council, team, runId }: RunKey, id: string, kind: string) {
  return { id, kind, schemaVersion: 1, council, team, runId };
}

/** The same words of the same person about the same finding are the same note, however often they are sent. */
function disputeId({ by, check, tableId, rowId, note }: Dispute): string {
  const hash = createHash("sha256").update(JSON.stringify([by.personId, check, tableId, rowId, note]));
  return `dispute-${hash.digest("hex")}`;
}

function sampleId(seed: number): string {
  return `sample-${seed}`;
}

async function runOf(container: Container, key: RunKey): Promise<RunDocument> {
  const found = await findItem(container, "run", partitionOf(key));
  if (!found) throw new Error(`There is no run ${key.runId} to put something beside.`);
  return readRunDocument(found.document);
}

function keptAsFindings(run: RunDocument, today: PlainDate): Kept {
  return keptFrom(today, run.findingsKeptUntil, isHeld(run));
}

type Beside = Parameters<BesideRuns["count"]>[1];

async function count(container: Container, key: RunKey, kind: Beside): Promise<number> {
  const query = `SELECT VALUE COUNT(1) FROM c WHERE c.kind = '${kind}'`;
  const { resources } = await container.items.query<number>(query, { partitionKey: partitionOf(key) }).fetchAll();
  return resources[0] ?? 0;
}

async function disputes(container: Container, key: RunKey): Promise<readonly Dispute[]> {
  const notes = await ofKind(container, key, "dispute");
  return notes.map(disputeFrom).toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

async function ofKind(container: Container, key: RunKey, kind: Beside): Promise<readonly unknown[]> {
  const query = `SELECT * FROM c WHERE c.kind = '${kind}'`;
  return (await container.items.query<unknown>(query, { partitionKey: partitionOf(key) }).fetchAll()).resources;
}

/** Each keeps its number, who wrote it and when: the same words again would be the same note, and do not come back. */
async function eraseNotes(
  container: Container,
  key: RunKey,
  words: Parameters<BesideRuns["eraseNotes"]>[1],
): Promise<number> {
  const partition = partitionOf(key);
  const query = "SELECT VALUE c.id FROM c WHERE c.kind = 'dispute' AND NOT IS_DEFINED(c.erased)";
  const { resources } = await container.items.query<unknown>(query, { partitionKey: partition }).fetchAll();
  let changed = 0;
  for (const id of z.array(z.string()).parse(resources)) {
    const found = await findItem(container, id, partition);
    if (!found) continue;
    const before = disputeDocument.parse(found.document);
    const document = { ...before, ...words, ...keptFrom(words.erased.on, before.keptUntil, isHeld(before)) };
    await writeOnce(container, key, { document, etag: found.etag });
    changed += 1;
  }
  return changed;
}

/** What is put beside a run while it is being erased goes as well. */
async function add<T>(
  container: Container,
  key: RunKey,
  document: BesideDocument,
  from: (stored: unknown) => T,
): Promise<Added<T>> {
  const added = await create(container, key, document, from);
  if (await findItem(container, "erasure", partitionOf(key))) await eraseBeside(container, key);
  return added;
}

async function create<T>(
  container: Container,
  key: RunKey,
  document: BesideDocument,
  from: (stored: unknown) => T,
): Promise<Added<T>> {
  try {
    await container.items.create(document);
    return { isNew: true, stands: from(document) };
  } catch (error) {
    if (codeOf(error) !== 409) throw error;
    const found = await findItem(container, document.id, partitionOf(key));
    if (!found) throw wasOvertaken(error);
    return { isNew: false, stands: from(found.document) };
  }
}

/** The figures of a run that was erased for another reason may turn out to be wrong as well. */
async function takeOutToo(
  container: Container,
  key: RunKey,
  { before, document }: { readonly before: Added<Erasure>; readonly document: BesideDocument & Erasure },
): Promise<Added<Erasure>> {
  if (takesOut(before.stands.reason) || !takesOut(document.reason)) return before;
  const found = await findItem(container, document.id, partitionOf(key));
  if (!found) throw wasOvertaken();
  await writeOnce(container, key, { document, etag: found.etag });
  return { isNew: true, stands: erasureFrom(document) };
}

async function writeOnce(container: Container, key: RunKey, asRead: Parameters<typeof writeAsRead>[2]): Promise<void> {
  if ((await writeAsRead(container, partitionOf(key), asRead)) === "overtaken") throw wasOvertaken();
}

async function changeSample(
  container: Container,
  key: RunKey,
  seed: number,
  { to, today }: Parameters<BesideRuns["changeSample"]>[2],
): Promise<Sample | undefined> {
  const partition = partitionOf(key);
  return untilWritten(async () => {
    const found = await findItem(container, sampleId(seed), partition);
    if (!found) return undefined;
    const before = sampleDocument.parse(found.document);
    const changed = to(sampleFrom(before));
    // To write it again would give it its whole life again.
    const document = { ...before, ...changed, ...keptFrom(today, before.keptUntil, isHeld(before)) };
    const written = await writeAsRead(container, partition, { document, etag: found.etag });
    return written === "overtaken" ? written : changed;
  });
}
