import { dayInWords } from "../../shared/calendar/format.ts";
import { type Erasure, erasureReasons, type ErasureRequest } from "../../shared/contract/beside-run.ts";
import type { Added, Caller, RunKey, World } from "../ports.ts";
import { admit } from "./admit.ts";
import { erased, runToday } from "./kept-run.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { holdsRole } from "./scope.ts";

/**
 * Removes what was found and sent, with samples and notes. The run and its figures stay, with a word that this was done. Of
 * a run that should never have been sent the figures count for its month no longer: the change feed takes them out. Or
 * removes the words of its notes alone.
 */
export function eraseRun(
  world: World,
  caller: Caller,
  key: RunKey,
  { reason, only }: ErasureRequest,
): Promise<Added<Erasure> | Refusal> {
  return admit(world, caller, key, {
    action: only === "notes" ? "erased-notes" : "erased",
    may: (scope) => holdsRole(scope, "administrator"),
    what: "erasing this team's runs",
    act: async ({ scope: { record, today }, begin }) => {
      if (record.settings.legalHold) return held();
      const found = await runToday(world, key);
      if (isRefusal(found)) return found;
      if (found.erasure && only === "notes") return erased(found.erasure);
      await begin();
      const by = { personId: caller.personId, name: caller.name };
      const erasure: Erasure = { reason, on: today, by, at: world.now().toISOString() };
      // Also when it has been erased before: what an interruption left is removed then.
      return only === "notes" ? notesErased(world, key, erasure) : world.besideRuns.erase(key, erasure);
    },
  });
}

async function notesErased({ besideRuns }: World, key: RunKey, erasure: Erasure): Promise<Added<Erasure>> {
  const { reason, on } = erasure;
  const note = `The words of this note were erased on ${dayInWords(on)}, because ${erasureReasons[reason]}.`;
  const count = await besideRuns.eraseNotes(key, { note, erased: { reason, on } });
  return { isNew: count > 0, stands: erasure };
}

function held(): Refusal {
  return refuse("invalid", "A legal hold stands and nothing may be erased. End it in the settings first.");
}
