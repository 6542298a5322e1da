import { heldAbout } from "../../shared/audit/held-about.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { RunAbout, RunsAbout, RunsAboutRequest } from "../../shared/contract/runs-about.ts";
import type { Caller, RunPlace, World } from "../ports.ts";
import { logged } from "./logged.ts";
import type { Refusal } from "./refusal.ts";
import { holdsRole, notYours, scopeOf } from "./scope.ts";

interface Wish {
  readonly council: string;
  readonly about: Pick<RunsAboutRequest, "by" | "words">;
  readonly after?: RunPlace | undefined;
}

interface FoundRuns extends Omit<RunsAbout, "next"> {
  /** Where the page ends, when more follow. */
  readonly end: RunPlace | undefined;
}

const runsOfAPage = 50;
/** What is kept of a run may be large, and all that is read at once lies in memory together. */
const runsAtOnce = 5;

/**
 * Looks through a page of the council's runs for a child's reference or a worker's name. What is kept is packed, so each
 * run is opened. The access log tells who looked for a reference or a worker, and not for whom: it outlives what is erased.
 */
export function findRunsAbout(
  world: World,
  caller: Caller,
  { council, about, after }: Wish,
): Promise<FoundRuns | Refusal> {
  const of = { by: about.by, ...(after && { after: after.runId }) };
  return logged(world, { council, caller, action: "looked-for-somebody", of }, async () => {
    const scope = await scopeOf(world, caller, council);
    if (!scope || !holdsRole(scope, "administrator")) return notYours("looking for somebody in this council's runs");
    const page = await world.audits.newest({ council }, { most: runsOfAPage + 1, ...(after && { after }) });
    const looked = page.slice(0, runsOfAPage);
    const runs: RunAbout[] = [];
    for (let at = 0; at < looked.length; at += runsAtOnce) {
      const some = looked.slice(at, at + runsAtOnce);
      runs.push(...(await Promise.all(some.map((run) => opened(world, run, about)))).filter(holdsAny));
    }
    const last = looked.at(-1);
    return {
      runs,
      looked: looked.length,
      ...(last && { backTo: last.asAt }),
      end: page.length > looked.length ? last : undefined,
    };
  });
}

/** Also where it was erased: an interruption may have left something. */
async function opened(
  { audits, besideRuns }: World,
  { council, team, runId, month, asAt }: AuditRun,
  about: Wish["about"],
): Promise<RunAbout> {
  const key = { council, team, runId };
  const [findings, tables, samples, notes] = await Promise.all([
    audits.findings(key),
    audits.input(key),
    besideRuns.samples(key),
    besideRuns.disputes(key),
  ]);
  const kept = { results: findings?.results ?? [], tables: tables ?? [], samples, notes };
  return { team, runId, month, asAt, held: heldAbout(about, kept) };
}

function holdsAny({ held }: RunAbout): boolean {
  return Object.values(held).some((count) => count > 0);
}
