import type { TimerHandler } from "@azure/functions";
import type { World } from "../ports.ts";
import { alignHolds } from "../use-cases/align-holds.ts";

/**
 * What is submitted lives a day at least, so what crosses a hold that is being set is found hundreds of times before it
 * could go. Of what is there already, the first to go come first: a day's worth is done within seconds. Only what ends in
 * the very minutes until then goes, as it would have gone had the hold been set those minutes later.
 */
export const everyFiveMinutes = "0 */5 * * * *";

/** Says nothing while everything is in line. */
export function alignHoldsTrigger(world: World): TimerHandler {
  return async (_timer, context) => {
    const failures: unknown[] = [];
    for (const aligned of await alignHolds(world)) {
      if ("failure" in aligned) failures.push(aligned.failure);
      else if (aligned.changed > 0) context.log("What is kept was brought in line with the legal hold.", aligned);
      else if (!aligned.isInPlace)
        context.error("What is kept cannot be brought in line with the legal hold.", aligned);
    }
    if (failures.length > 0) throw new AggregateError(failures, "What is kept could not be brought in line.");
  };
}
