import { drawSample as draw } from "../../shared/audit/sample.ts";
import type { Sample, SampleRequest } from "../../shared/contract/beside-run.ts";
import type { RunFindings } from "../../shared/contract/routes.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import type { Added, Caller, RunKey, World } from "../ports.ts";
import { admitAuditor } from "./admit.ts";
import { erased, findingsExpired, runToday } from "./kept-run.ts";
import type { Begin } from "./logged.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import type { Scope } from "./scope.ts";

/** Draws cases of a run for a quality audit. The same seed gives the same sample, with the answers given so far. */
export function drawSample(
  world: World,
  caller: Caller,
  key: RunKey,
  { seed, size }: SampleRequest,
): Promise<Added<Sample> | Refusal> {
  return admitAuditor(world, caller, key, {
    ...{ action: "drew-sample", seed },
    act: ({ scope, begin }) => sampleDrawn(world, key, { caller, scope, begin, seed, size }),
  });
}

interface Drawing extends SampleRequest {
  readonly caller: Caller;
  readonly scope: Scope;
  readonly begin: Begin;
}

async function sampleDrawn(
  world: World,
  key: RunKey,
  { caller, scope, begin, seed, size }: Drawing,
): Promise<Added<Sample> | Refusal> {
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  if (found.erasure) return erased(found.erasure);
  const before = await world.besideRuns.sample(key, seed);
  if (before) return sameSize({ isNew: false, stands: before }, size);
  if ((await world.besideRuns.count(key, "sample")) >= mostSamples) return refuse("invalid", tooManySamples);

  const [input, findings] = await Promise.all([world.audits.input(key), world.audits.findings(key)]);
  if (!findings) return findingsExpired();
  if (!input) return refuse("gone", "The entries of this run have expired, so no other sample can be drawn from it.");
  const { record, today } = scope;
  const sample: Sample = {
    seed,
    size,
    by: { personId: caller.personId, name: caller.name },
    at: world.now().toISOString(),
    questions: record.settings.qualityQuestions,
    cases: draw(judgedCases(findings, input), size, seed).map(({ tableId, rowId, ref }) =>
      ref === undefined ? { tableId, rowId } : { tableId, rowId, ref },
    ),
  };
  await begin();
  return sameSize(await world.besideRuns.addSample(key, sample, today), size);
}

const mostSamples = 50;
const tooManySamples = `This run has ${mostSamples} samples, and no more are drawn. Use one of their seeds.`;

function sameSize(added: Added<Sample>, size: number): Added<Sample> | Refusal {
  if (added.stands.size === size) return added;
  return refuse(
    "conflict",
    `A sample of ${added.stands.size} has been drawn with this seed. Ask for that size or choose another seed.`,
  );
}

interface JudgedCase {
  readonly tableId: string;
  readonly rowId: string;
  readonly ref: string | undefined;
  readonly worker: string | undefined;
}

/** Each case that was judged, once, with the worker of its row. */
function judgedCases({ results }: RunFindings, tables: readonly WireTable[]): readonly JudgedCase[] {
  const workers = new Map<string, string | undefined>();
  for (const table of tables) {
    if (table.holds !== "cases") continue;
    for (const { rowId, fields } of table.rows) workers.set(placeOf(table.tableId, rowId), fields.worker);
  }
  const cases = new Map<string, JudgedCase>();
  for (const { subject } of results) {
    if (subject.kind !== "case") continue;
    const { tableId, rowId, ref } = subject;
    const place = placeOf(tableId, rowId);
    cases.set(place, { tableId, rowId, ref, worker: workers.get(place) });
  }
  return [...cases.values()];
}

function placeOf(tableId: string, rowId: string): string {
  return JSON.stringify([tableId, rowId]);
}
