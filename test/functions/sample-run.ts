import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { NewRun } from "../../functions/ports.ts";
import { key, manager, noon, tableOf, today, trackerId } from "./sample.ts";

/** A run as a submission would make it, with few findings. */
export function sampleRun(changes: Partial<AuditRun> = {}): NewRun {
  const run: AuditRun = {
    ...key,
    service: "safeguarding",
    trackerId,
    month: "2025-09",
    asAt: today,
    receivedAt: noon.toISOString(),
    submittedBy: { personId: manager.personId, name: manager.name },
    policy: { council: "haringey", edition: "October 2017", inForceFrom: plainDate("2017-10-01") },
    choices: {},
    summary: {
      counts: { "HGY-CASE": { met: 1, overdue: 2 }, "HGY-SUP": { "cannot-check": 4 } },
      casesChecked: 3,
      exclusions: { closed: 2 },
      longestOverdueDays: { "HGY-CASE": 12 },
    },
    notChecked: [],
    cautions: [],
    ...changes,
  };
  return {
    run,
    bodyHash: "hash",
    findings: { runId: run.runId, results: [], exclusions: [] },
    input: [tableOf("2025-09-01")],
    keptUntil: { input: plainDate("2025-12-14"), findings: plainDate("2026-09-15"), run: plainDate("2031-09-15") },
    legalHold: false,
  };
}
