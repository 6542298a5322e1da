import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { AccessLogDay } from "../../shared/contract/organisation.ts";
import type { Caller, World } from "../ports.ts";
import { logged } from "./logged.ts";
import type { Refusal } from "./refusal.ts";
import { holdsRole, notYours, scopeOf } from "./scope.ts";

const entriesOfAPage = 500;

/** Who read or wrote what on one day, page by page. To read it is written down too, before it is read. */
export function readAccessLog(
  world: World,
  caller: Caller,
  { council, day, cursor }: { readonly council: string; readonly day: PlainDate; readonly cursor?: string | undefined },
): Promise<AccessLogDay | Refusal> {
  const of = { day, ...(cursor !== undefined && { after: cursor }) };
  return logged(world, { council, caller, action: "read-access-log", of }, async (begin) => {
    const scope = await scopeOf(world, caller, council);
    if (!scope || !holdsRole(scope, "administrator", "qa")) return notYours("this council's access log");
    await begin();
    const { entries, end } = await world.accessLog.ofDay(council, day, { most: entriesOfAPage, after: cursor });
    return { council, day, entries: [...entries], ...(end !== undefined && { next: end }) };
  });
}
