import type { RetentionReport } from "../../shared/contract/reports.ts";
import type { Caller, World } from "../ports.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { holdsRole, notYours, scopeOf } from "./scope.ts";

/** The newest report. */
export async function readRetentionReport(
  world: World,
  caller: Caller,
  council: string,
): Promise<RetentionReport | Refusal> {
  const scope = await scopeOf(world, caller, council);
  if (!scope || !holdsRole(scope, "qa", "administrator")) return notYours("this council's retention report");
  const { today: day } = scope;
  await world.accessLog.append({ council, caller, at: world.now(), day, action: "read-retention-report", of: {} });
  const report = await world.retention.newest(council);
  return report ?? refuse("not-found", "No report has been made yet. Look again after seven next Monday morning.");
}
