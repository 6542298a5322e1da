import type { PlainDate } from "../calendar/plain-date.ts";
import type { GroupFields, SessionFields } from "../contract/log-tables.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import type { Checklist } from "../policy/kinds/checklist.ts";
import { checklistJudge, entryNamed } from "./checklist.ts";
import { readsTheSameUntil } from "./entries.ts";
import { cannotCheck, checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import type { LogRowRead } from "./log-row.ts";
import { readSession } from "./one-to-ones.ts";
import { groupRow } from "./team-events.ts";
import { recordJudge } from "./working-days.ts";

/** Rows of the logs: only a session that was held is judged by what was recorded of it. */

export type SessionJudge = (fields: SessionFields, worker?: WorkerFields) => Judgement | undefined;

export function sessionJudge(
  use: CheckInUse,
  judge: (fields: SessionFields, worker: WorkerFields | undefined) => Judgement,
): SessionJudge {
  return (fields, worker) => {
    const { sessionType, sessionStatus, sessionDate } = fields;
    if (sessionType?.kind === "group" || isNoSession(sessionStatus)) return undefined;
    const read = readSession(fields, use.asAt);
    if (read.kind === "undated" && sessionStatus?.kind === "unreadable") {
      return checkEntry(use, { code: "status-unreadable", field: "sessionStatus" });
    }
    if (read.kind === "held" && read.group) return undefined;
    const judged = judgeRow(use, read, "sessionDate", () => judge(fields, worker));
    return judged && standing(judged, readsTheSameUntil([sessionDate], use.asAt));
  };
}

export function groupJudge(
  use: CheckInUse,
  judge: (fields: GroupFields, heldOn: PlainDate) => Judgement,
): (fields: GroupFields) => Judgement | undefined {
  return (fields) => {
    if (isNoSession(fields.groupStatus)) return undefined;
    const read = groupRow(fields, use.asAt);
    const judged = judgeRow(use, read, "groupDate", (on) => judge(fields, on));
    return judged && standing(judged, readsTheSameUntil([fields.groupDate], use.asAt));
  };
}

export function groupChecklistJudge(use: CheckInUse, rule: Checklist): (fields: GroupFields) => Judgement | undefined {
  const judge = checklistJudge(use, rule);
  const { deadlineWith, clause, items } = rule;
  const recorded = items[0]?.answers[0]?.field;
  if (deadlineWith === undefined || recorded === undefined || use.choices[deadlineWith.choice] !== true) {
    return groupJudge(use, (fields) => judge(fields));
  }
  const judgeOf = recordJudge(use, { within: deadlineWith.within, clause, recorded });
  return groupJudge(use, (fields, heldOn) => judgeOf(heldOn, entryNamed(fields, recorded), "groupDate"));
}

function isNoSession(status: SessionFields["sessionStatus"]): boolean {
  return status?.kind === "cancelled" || status?.kind === "planned";
}

function judgeRow(
  use: CheckInUse,
  read: LogRowRead,
  dateField: string,
  judge: (heldOn: PlainDate) => Judgement,
): Judgement | undefined {
  switch (read.kind) {
    case "held":
      return judge(read.on);
    case "fault":
      return checkEntry(use, read.fault);
    case "undated":
      return cannotCheck(use, "not-recorded", { field: dateField });
    case "planned":
    case "cancelled":
      return undefined;
  }
}
