import type { AuditRun } from "../../shared/contract/routes.ts";
import type { RunKey, World } from "../ports.ts";

const runsAtOnce = 200;

/**
 * A run that was erased, as such, with every other of its tracker and month: one of these stands in its place, where it is
 * taken out. None when the run itself is kept no longer.
 */
export async function runsAroundErased(
  { audits }: Pick<World, "audits">,
  key: RunKey,
  erased: NonNullable<AuditRun["erased"]>,
): Promise<readonly AuditRun[]> {
  const kept = await audits.run(key);
  if (!kept) return [];
  const { council, team, month, trackerId } = kept.run;
  const runs: AuditRun[] = [{ ...kept.run, erased }];
  let page: readonly AuditRun[];
  let after: AuditRun | undefined;
  do {
    const which = { council, teams: [team], month, trackerId };
    page = await audits.newest(which, { most: runsAtOnce, ...(after && { after }) });
    runs.push(...page.filter(({ runId }) => runId !== key.runId));
    after = page.at(-1);
  } while (page.length === runsAtOnce);
  return runs;
}
