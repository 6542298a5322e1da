import type { Access, World } from "../ports.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { todayInLondon } from "./today-in-london.ts";

/** Writes down that it is being done, before something is changed; of what, where only now that is known. */
export type Begin = (of?: Access["of"]) => Promise<void>;

/**
 * Does what somebody asks for and writes down who asked, for what, and whether it was done or refused. What is read is
 * written down before it is answered; what changes something says so by `begin`. Nobody keeps a log for a council that is
 * none of ours.
 */
export async function logged<T extends object>(
  world: Pick<World, "organisation" | "accessLog" | "now">,
  asked: Pick<Access, "council" | "caller" | "action" | "of">,
  act: (begin: Begin) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const append = async (outcome: Access["outcome"], of = asked.of): Promise<void> => {
    const at = world.now();
    await world.accessLog.append({ ...asked, of, at, day: todayInLondon(at), outcome });
  };
  const state = { hasBegun: false };
  const answer = await act(async (of) => {
    await append("done", of);
    state.hasBegun = true;
  });
  if (isRefusal(answer)) {
    if (await world.organisation.recentCouncil(asked.council)) await append("refused");
  } else if (!state.hasBegun) await append("done");
  return answer;
}
