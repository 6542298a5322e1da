import type { Client, Failure } from "../../shared/contract/client.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import type { Workbook } from "../workbook.ts";
import type { Checked } from "./check.ts";
import { keys, outbox, recall, type Waiting } from "./remembered.ts";

export interface SubmitTask {
  readonly workbook: Workbook;
  readonly client: Pick<Client, "submit">;
  readonly checked: Checked;
  readonly teamName: string;
  readonly month: string;
  readonly newId: () => string;
}

export type SubmitAnswer =
  | { readonly kind: "sent"; readonly run: AuditRun }
  /** Kept with the workbook and sent when the pane is next opened. */
  | { readonly kind: "waiting"; readonly failure: Failure }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "not-kept"; readonly because: string };

/** Sends one team's run; it stays with the workbook until the service has acknowledged it, and is never sent as two. */
export async function submit(task: SubmitTask): Promise<SubmitAnswer> {
  const { workbook, checked, month, newId } = task;
  const { trackerId, council, team } = checked.found.tracker;
  const { tables } = rowsOfTeam(checked.understood.tables, task.teamName);
  const run: Waiting = { runId: newId(), council, team, submission: { trackerId, month, tables } };
  const survey = await workbook.survey();
  const waiting = recall(outbox, survey.remembered, keys.outbox) ?? [];
  const kept = await workbook.remember({ [keys.outbox]: [...waiting, run] });
  if (!kept.done) return { kind: "not-kept", because: kept.because };
  return await send(task, run);
}

/** Sends what still waits in the workbook, each under the number it had. */
export async function sendWaiting(task: Pick<SubmitTask, "workbook" | "client">): Promise<SubmitAnswer[]> {
  const { remembered } = await task.workbook.survey();
  const answers: SubmitAnswer[] = [];
  for (const run of recall(outbox, remembered, keys.outbox) ?? []) answers.push(await send(task, run));
  return answers;
}

async function send(
  { workbook, client }: Pick<SubmitTask, "workbook" | "client">,
  run: Waiting,
): Promise<SubmitAnswer> {
  const { council, team, runId, submission } = run;
  const answer = await client.submit({ council, team, runId }, submission);
  if (!answer.ok && mayPass(answer.failure)) return { kind: "waiting", failure: answer.failure };
  const { remembered } = await workbook.survey();
  const left = (recall(outbox, remembered, keys.outbox) ?? []).filter((other) => other.runId !== runId);
  await workbook.remember({ [keys.outbox]: left.length === 0 ? undefined : left });
  return answer.ok ? { kind: "sent", run: answer.value } : { kind: "refused", failure: answer.failure };
}

/** What may be otherwise next time: the same run is then sent again. */
function mayPass({ kind }: Failure): boolean {
  return kind === "offline" || kind === "busy" || kind === "fault" || kind === "signed-out";
}
