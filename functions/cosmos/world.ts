import type { Database } from "@azure/cosmos";
import type { World } from "../ports.ts";
import { cosmosAccessLog } from "./access-log.ts";
import { cosmosAuditStore } from "./audit-store.ts";
import { cosmosBesideRuns } from "./beside-runs.ts";
import { cosmosMorningLists } from "./morning-lists.ts";
import { cosmosOrganisation } from "./organisation.ts";
import { cosmosRetention } from "./retention.ts";
import { cosmosRollUpStore } from "./roll-up-store.ts";

/** Every port over one database. */
export function cosmosWorld(database: Database, now: () => Date): World {
  return {
    organisation: cosmosOrganisation(database, now),
    audits: cosmosAuditStore(database),
    besideRuns: cosmosBesideRuns(database),
    rollUps: cosmosRollUpStore(database),
    accessLog: cosmosAccessLog(database),
    morningLists: cosmosMorningLists(database),
    retention: cosmosRetention(database),
    now,
  };
}
