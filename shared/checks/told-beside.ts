import type { CaseFields } from "../contract/tables.ts";
import type { Because } from "../contract/results.ts";
import type { DiscussionsFound } from "./discussions.ts";
import type { Judgement } from "./judgement.ts";

/** What is told beside a child's clock: rows that were taken together, and a later discussion that does not count. */
export function toldBeside(judged: Judgement, found: DiscussionsFound, others: readonly CaseFields[]): Judgement {
  const groupOn = saysGroup(judged.because) ? undefined : laterInGroup(found);
  if (others.length === 0 && groupOn === undefined) return judged;
  const pooled = others.length > 0 && { pooledRows: others.length + 1 };
  return { ...judged, because: { ...judged.because, ...pooled, ...(groupOn !== undefined && { groupOn }) } };
}

function laterInGroup({ last, inGroup }: DiscussionsFound): Because["groupOn"] {
  return inGroup !== undefined && (last === undefined || inGroup.on > last.on) ? inGroup.on : undefined;
}

/** Its own sentence tells of it already. */
function saysGroup({ code }: Because): boolean {
  return code === "displaced" || code === "from-beginning-group-only";
}
