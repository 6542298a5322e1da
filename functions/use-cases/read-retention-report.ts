import type { RetentionReport } from "../../shared/contract/reports.ts";
import type { Caller, World } from "../ports.ts";
import { logged } from "./logged.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { holdsRole, notYours, scopeOf } from "./scope.ts";

/** The newest report. */
export function readRetentionReport(world: World, caller: Caller, council: string): Promise<RetentionReport | Refusal> {
  return logged(world, { council, caller, action: "read-retention-report", of: {} }, async () => {
    const scope = await scopeOf(world, caller, council);
    if (!scope || !holdsRole(scope, "qa", "administrator")) return notYours("this council's retention report");
    const report = await world.retention.newest(council);
    return report ?? refuse("not-found", "No report has been made yet. Look again after seven next Monday morning.");
  });
}
