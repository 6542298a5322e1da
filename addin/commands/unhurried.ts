import type { InSteps } from "../../shared/tracker/in-steps.ts";
import { nextTurn } from "../next-turn.ts";

/** A key that is pressed waits no longer than this many milliseconds, and the step that is being taken. */
const longest = 30;

/** Does long work in turns of the page, none shared with what is before or after: what is typed or clicked comes first. */
export async function unhurried<Answer>(work: InSteps<Answer>): Promise<Answer> {
  await nextTurn();
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done !== true && performance.now() - since < longest) continue;
    await nextTurn();
    if (step.done === true) return step.value;
    since = performance.now();
  }
}
