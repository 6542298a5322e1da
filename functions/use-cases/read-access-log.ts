import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { AccessLogDay } from "../../shared/contract/organisation.ts";
import type { Caller, World } from "../ports.ts";
import type { Refusal } from "./refusal.ts";
import { holdsRole, notYours, scopeOf } from "./scope.ts";

/** Who read or wrote what on one day. To read it is written down too, before it is read. */
export async function readAccessLog(
  world: World,
  caller: Caller,
  { council, day }: { readonly council: string; readonly day: PlainDate },
): Promise<AccessLogDay | Refusal> {
  const scope = await scopeOf(world, caller, council);
  if (!scope || !holdsRole(scope, "administrator", "qa")) return notYours("this council's access log");
  const { today } = scope;
  await world.accessLog.append({
    council,
    caller,
    at: world.now(),
    day: today,
    action: "read-access-log",
    of: { day },
  });
  return { council, day, entries: [...(await world.accessLog.ofDay(council, day))] };
}
