import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { RollUpEntry } from "../../../shared/contract/routes.ts";
import type { SharedCases } from "../../../shared/contract/shared-cases.ts";
import type { State } from "../../../shared/contract/vocabulary.ts";
import { check } from "./roll-ups.ts";

/** A child who stands in two teams, with the state in each; the first team counts it. */
interface Both {
  readonly ref: string;
  readonly counts: readonly [RollUpEntry, State];
  readonly other: readonly [RollUpEntry, State];
}

/** What the service would tell of these children; `entries` are the standing runs of the month. */
export function sharedOf(
  entries: readonly RollUpEntry[],
  both: readonly Both[],
  more: Partial<SharedCases> = {},
): SharedCases {
  const side = ([{ team, runId }, state]: Both["counts"], ref: string, isCounted: boolean) => ({
    ...{ team, runId },
    ...(isCounted && { allocatedOn: plainDate("2025-07-01") }),
    results: [
      {
        check,
        subject: { kind: "case" as const, tableId: "t1", rowId: ref, ref },
        state,
        ...(state === "overdue" && { dueOn: plainDate("2025-08-18"), daysOverdue: 11 }),
        because: { code: "from-discussion", section: "1" },
        isCounted,
      },
    ],
  });
  return {
    council: "haringey",
    service: "safeguarding",
    month: entries[0]?.month ?? "2025-08",
    compared: entries.map(({ team, runId }) => ({ team, runId })),
    notCompared: [],
    cases: both.map(({ ref, counts, other }) => ({
      ref,
      countedIn: counts[0].team,
      teams: [side(counts, ref, true), side(other, ref, false)],
    })),
    takenOff: both.map(({ other: [{ team, runId }, state] }) => ({ team, runId, check, state, count: 1 })),
    longestOverdue: [],
    ...more,
  };
}
