import { dayInWords } from "../../shared/calendar/format.ts";
import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { Client, Failure } from "../../shared/contract/client.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { Change, Workbook } from "../workbook.ts";
import { keys, recall, sentRun, waitingRun, type SentRun, type WaitingRun } from "./remembered.ts";

/** What a workbook holds of submissions: runs that the service has not acknowledged, and the newest receipts. */
export interface Outbox {
  /** Oldest first. */
  readonly waiting: readonly WaitingRun[];
  readonly sent: readonly SentRun[];
}

/** What became of a run that was sent, under the number that it had. */
export type SendAnswer = { readonly runId: string } & (
  | { readonly kind: "sent"; readonly run: AuditRun; readonly receipt: SentRun }
  /** It may be otherwise next time: the same run is then sent again. */
  | { readonly kind: "waiting"; readonly failure: Failure }
  /** It will never be taken. It stays until somebody takes it back. */
  | { readonly kind: "refused"; readonly failure: Failure }
);

/** It was not sent: since it was made, the service has received a newer run of the same tracker, team and month. */
export interface Overtaken {
  readonly runId: string;
  readonly kind: "overtaken";
  readonly by: AuditRun;
}

export interface Sending {
  readonly workbook: Workbook;
  readonly client: Pick<Client, "submit">;
}

export function outboxIn(remembered: Readonly<Record<string, unknown>>): Outbox {
  const names = Object.keys(remembered);
  const waiting = names.flatMap((key) =>
    key.startsWith(keys.waiting("")) ? (recall(waitingRun, remembered, key) ?? []) : [],
  );
  const sent = names.flatMap((key) => (key.startsWith("sent.") ? (recall(sentRun, remembered, key) ?? []) : []));
  return { waiting: waiting.toSorted((one, other) => one.since.localeCompare(other.since)), sent };
}

/** Sends one run. Only once it is acknowledged does it leave the workbook. */
export async function send({ workbook, client }: Sending, run: WaitingRun): Promise<SendAnswer> {
  const { council, team, runId, submission } = run;
  const answer = await client.submit({ council, team, runId }, submission);
  if (!answer.ok) return { runId, kind: mayPass(answer.failure) ? "waiting" : "refused", failure: answer.failure };
  const { erased } = answer.value;
  if (erased !== undefined) return { runId, kind: "refused", failure: erasedBefore(erased.on) };
  const receipt = receiptOf(run, answer.value);
  // Where Excel cannot do it just now the run is sent once more at the next opening, and is the same run.
  await workbook.remember({ [keys.waiting(runId)]: undefined, [keys.sent(receipt)]: receipt });
  return { runId, kind: "sent", run: answer.value, receipt };
}

interface SendingWhatWaited extends Sending {
  readonly audits: Pick<AuditClient, "audits">;
  /** The person has been told of a newer run, and wants the older one sent all the same. */
  readonly anyway?: boolean;
}

/**
 * Sends those of the waiting runs that are wanted, each under the number it had. What another pane has sent or taken back
 * meanwhile is no longer there to be sent; and where the workbook was opened as it was saved earlier, what waits in it may
 * be older than what stands.
 */
export async function sendWaiting(
  sending: SendingWhatWaited,
  isWanted: (run: WaitingRun) => boolean,
): Promise<{ readonly answers: readonly (SendAnswer | Overtaken)[]; readonly outbox: Outbox }> {
  const answers: (SendAnswer | Overtaken)[] = [];
  const before = await readOutbox(sending.workbook);
  for (const run of before.waiting.filter(isWanted)) {
    answers.push(
      (sending.anyway === true ? undefined : await whyNotByItself(sending, run)) ?? (await send(sending, run)),
    );
  }
  return { answers, outbox: answers.reduce(outboxAfter, before) };
}

async function whyNotByItself(
  { audits }: SendingWhatWaited,
  { runId, council, team, since, submission: { trackerId, month } }: WaitingRun,
): Promise<SendAnswer | Overtaken | undefined> {
  const answer = await audits.audits(council, { team, from: plainDate(since.slice(0, "2025-09-15".length)) });
  if (!answer.ok) return { runId, kind: "waiting", failure: answer.failure };
  const ofSame = answer.value.audits.filter((run) => run.trackerId === trackerId && run.month === month);
  // The answer was lost on the way back: sent again it is the same run.
  if (ofSame.some((run) => run.runId === runId)) return undefined;
  const by = ofSame.find(({ receivedAt }) => Date.parse(receivedAt) > Date.parse(since));
  return by === undefined ? undefined : { runId, kind: "overtaken", by };
}

/** What the outbox holds once an answer has come. Excel is not asked again: somebody may have begun to type. */
export function outboxAfter({ waiting, sent }: Outbox, answer: SendAnswer | Overtaken): Outbox {
  if (answer.kind !== "sent") return { waiting, sent };
  const key = keys.sent(answer.receipt);
  return {
    waiting: waiting.filter(({ runId }) => runId !== answer.runId),
    sent: [...sent.filter((each) => keys.sent(each) !== key), answer.receipt],
  };
}

/** Takes a waiting run out of the workbook unsent; what another pane has done with it meanwhile is in the outbox. */
export async function takeBack(
  workbook: Workbook,
  runId: string,
): Promise<{ readonly change: Change; readonly outbox: Outbox }> {
  const before = await readOutbox(workbook);
  const change = await workbook.remember({ [keys.waiting(runId)]: undefined });
  const waiting = change.done ? before.waiting.filter((run) => run.runId !== runId) : before.waiting;
  return { change, outbox: { ...before, waiting } };
}

async function readOutbox(workbook: Workbook): Promise<Outbox> {
  return outboxIn((await workbook.survey()).remembered);
}

/** What this workbook keeps of a run that the service has. */
export function receiptOf({ content }: Pick<WaitingRun, "content">, run: AuditRun): SentRun {
  const { runId, council, team, month, asAt, receivedAt, submittedBy } = run;
  return { runId, council, team, content, month, asAt, receivedAt, submittedBy: submittedBy.name };
}

/** The service has this very submission, without what was erased of it, and takes it no second time. */
export function erasedBefore(on: PlainDate): Failure {
  const sentence = `The same was submitted before and erased on ${dayInWords(on)}: change what was wrong in the tracker, check again and submit.`;
  return { kind: "refused", sentence };
}

function mayPass({ kind }: Failure): boolean {
  return ["offline", "busy", "fault", "signed-out", "no-permission"].includes(kind);
}
