import type { Database } from "@azure/cosmos";
import { containerOf } from "./containers.ts";
import { codeOf } from "./store-call.ts";

const patience = 3_000;

/** Whether the store answers: that there is no such item is an answer too. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    const item = containerOf(database, "organisation").item("nothing", "nobody");
    await item.read({ abortSignal: AbortSignal.timeout(patience) });
    return true;
  } catch (error) {
    return codeOf(error) === 404;
  }
}
