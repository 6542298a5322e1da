import type { Database } from "@azure/cosmos";
import { containerOf } from "./containers.ts";

const patience = 3_000;

/** Whether the store answers, and holds what it is to hold: a query is refused where there is no such container. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    const whose = { partitionKey: "nobody", abortSignal: AbortSignal.timeout(patience) };
    await containerOf(database, "organisation").items.query("SELECT TOP 1 c.id FROM c", whose).fetchNext();
    return true;
  } catch {
    return false;
  }
}
