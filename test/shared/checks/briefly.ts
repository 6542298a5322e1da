import type { WireTable } from "../../../shared/contract/tables.ts";
import { check, type Setting } from "./children.ts";

/**
 * What a check says in one line, such as "check-entry: lies-ahead nextBooked until 2025-09-19": state, reason, the entry
 * it speaks of, what it counts from, and how long it stands. "nothing" where it gives no result.
 */
export function briefly(id: string, tables: readonly WireTable[], setting: Setting = {}): string {
  const council = id.startsWith("HGY") ? "haringey" : "barnet";
  const { results } = check(tables, { council, ...setting });
  const lines = results
    .filter((one) => one.check === id)
    .map(({ state, because: { code, field, anchor }, dueOn, aimOn, standsUntil }) =>
      [
        `${state}: ${code}`,
        ...(field === undefined ? [] : [field]),
        ...(anchor === undefined ? [] : [`from ${anchor.field} ${anchor.on}${anchor.group ? " in a group" : ""}`]),
        ...(aimOn === undefined ? [] : [`aim ${aimOn}`]),
        ...(dueOn === undefined ? [] : [`due ${dueOn}`]),
        ...(standsUntil === undefined ? [] : [`until ${standsUntil}`]),
      ].join(" "),
    );
  return lines.length === 0 ? "nothing" : lines.join("; ");
}
