import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Dispute, DisputeRequest } from "../../shared/contract/beside-run.ts";
import type { Added, Caller, RunKey, World } from "../ports.ts";
import { admitReader } from "./admit.ts";
import { erased, findingsExpired, runToday } from "./kept-run.ts";
import type { Begin } from "./logged.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { sameContent } from "./same-content.ts";

/** Puts a note beside one finding of a run, for the same readers and for as long as the finding. */
export function disputeFinding(
  world: World,
  caller: Caller,
  key: RunKey,
  request: DisputeRequest,
): Promise<Added<Dispute> | Refusal> {
  return admitReader(world, caller, key, {
    action: "disputed",
    act: ({ scope, begin }) => noteKept(world, key, request, { caller, today: scope.today, begin }),
  });
}

async function noteKept(
  world: World,
  key: RunKey,
  request: DisputeRequest,
  { caller, today, begin }: { readonly caller: Caller; readonly today: PlainDate; readonly begin: Begin },
): Promise<Added<Dispute> | Refusal> {
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  if (found.erasure) return erased(found.erasure);
  const findings = await world.audits.findings(key);
  if (!findings) return findingsExpired();

  const { check, tableId, rowId } = request;
  const isFinding = findings.results.some(
    (result) => result.check === check && result.subject.tableId === tableId && result.subject.rowId === rowId,
  );
  if (!isFinding)
    return refuse("not-found", "This run has no such finding. Open the run again and choose from its list.");
  const by = { personId: caller.personId, name: caller.name };
  const dispute = { ...request, by, at: world.now().toISOString() };
  if ((await world.besideRuns.count(key, "dispute")) < mostNotes) {
    await begin();
    return world.besideRuns.addDispute(key, dispute, today);
  }
  const stands = (await world.besideRuns.disputes(key)).find((before) => isSameNote(before, dispute));
  return stands ? { isNew: false, stands } : refuse("invalid", tooManyNotes);
}

/** They are read together with the findings. */
const mostNotes = 200;
const tooManyNotes = `This run has ${mostNotes} notes, and no more are taken. Submit the tracker again, and write notes on the new run.`;

function isSameNote(one: Dispute, other: Dispute): boolean {
  return sameContent({ ...one, by: one.by.personId, at: "" }, { ...other, by: other.by.personId, at: "" });
}
