import type { Container } from "@azure/cosmos";
import { z } from "zod";
import type { RunKey } from "../ports.ts";
import { partitionOf } from "./run-partition.ts";
import { deleteTogether } from "./write-together.ts";

const mostOperations = 100;
const patience = 200;

/** Removes everything of a run but the run itself and the erasure that says so, also what failed attempts left behind. */
export async function eraseBeside(container: Container, key: RunKey): Promise<void> {
  const partitionKey = partitionOf(key);
  const query = `SELECT TOP ${mostOperations} VALUE c.id FROM c WHERE c.kind != 'run' AND c.kind != 'erasure'`;
  for (let tries = 0; tries < patience; tries++) {
    const { resources } = await container.items.query<unknown>(query, { partitionKey }).fetchAll();
    const ids = z.array(z.string()).parse(resources);
    if (ids.length === 0) return;
    // When one of them expires in between none goes, the next round asks anew.
    await deleteTogether(container, ids, partitionKey);
  }
  throw Object.assign(new Error("Others kept writing beside a run that is being erased."), { code: 449 });
}
