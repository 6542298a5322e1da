import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { Failure } from "../../shared/contract/client.ts";
import { submission as submissionShape, type AuditRun, type Submission } from "../../shared/contract/routes.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import { Cancelled } from "../cancelled.ts";
import type { Workbook } from "../workbook.ts";
import type { Checked } from "./check.ts";
import {
  erasedBefore,
  outboxAfter,
  outboxIn,
  receiptOf,
  send,
  type Outbox,
  type SendAnswer,
  type Sending,
} from "./outbox.ts";
import { keys, type SentRun, type WaitingRun } from "./remembered.ts";

export interface SubmitTask extends Sending {
  readonly audits: Pick<AuditClient, "audits">;
  readonly checked: Checked;
  readonly team: { readonly team: string; readonly name: string };
  /** How many teams of the council the person holds: with one, rows without a team are that team's. */
  readonly teamsHeld: number;
  readonly month: string;
  readonly personId: string;
  /** The council's day: the same tracker on another day is another run. */
  readonly today: PlainDate;
  /** The moment, as an ISO instant. */
  readonly now: string;
  /** The person has been told that it cannot wait in the workbook, and wants it sent all the same. */
  readonly unkept?: boolean;
}

export type SubmitAnswer =
  | SendAnswer
  /** The same was submitted today and nothing after it: nothing was sent. */
  | { readonly kind: "already"; readonly receipt: SentRun }
  /** Nothing was sent, since it could not have waited for the service. */
  | { readonly kind: "not-kept"; readonly because: string }
  /** It was sent without being kept, and is lost. */
  | { readonly kind: "lost"; readonly failure: Failure };

interface Submitted {
  readonly answer: SubmitAnswer;
  readonly outbox: Outbox;
  /** Older runs whose place this one has taken, whoever's they were. */
  readonly replaced?: readonly WaitingRun[];
}

/**
 * Sends one team's run. It stays with the workbook until the service has acknowledged it, in the place of an older run of
 * the same team and month that still waited: that one would say what is no longer so.
 */
export async function submit(task: SubmitTask): Promise<Submitted> {
  const { remembered } = await task.workbook.survey();
  const outbox = outboxIn(remembered);
  const { run, standing, receipt } = await runToSend(task, outbox);
  if (receipt !== undefined) return { answer: { kind: "already", receipt }, outbox };
  if (standing !== undefined) return await alreadySubmitted(task, standing, { run, outbox });
  const same = outbox.waiting.find(({ content }) => content === run.content);
  if (same !== undefined) return after(outbox, await send(task, same));
  if (task.unkept === true) return await sendUnkept(task, run, outbox);
  const older = outbox.waiting.filter((each) => isOfSameMonth(each, run));
  const because = await keep(task.workbook, remembered, run);
  if (because !== undefined) return { answer: { kind: "not-kept", because }, outbox };
  const answer = await send(task, run);
  if (answer.kind === "refused") {
    // Nobody has waited for it: the sentence is the answer, the tracker is still there to submit again, and so is what waited.
    await task.workbook.remember({ [keys.waiting(run.runId)]: undefined });
    return { answer, outbox };
  }
  if (older.length > 0) await task.workbook.remember(forgotten(older));
  const others = outbox.waiting.filter((each) => !older.includes(each));
  return { ...after({ ...outbox, waiting: [...others, run] }, answer), replaced: older };
}

function after(outbox: Outbox, answer: SendAnswer): Submitted {
  return { answer, outbox: outboxAfter(outbox, answer) };
}

function isOfSameMonth(one: WaitingRun, { council, team, submission: { month } }: WaitingRun): boolean {
  return one.council === council && one.team === team && one.submission.month === month;
}

interface ToSend {
  readonly run: WaitingRun;
  /** The run that stands for the month, when it was made today and says the same. */
  readonly standing?: AuditRun;
  /** Its receipt, where only this workbook can tell. */
  readonly receipt?: SentRun;
}

/**
 * A run's number is made of what it says, the day, and the run that it comes after. So whoever presses Submit on the same
 * tracker at the same time, in whichever pane, submits the same run; and what was true this morning, was changed, and is
 * true again is another one.
 */
async function runToSend(task: SubmitTask, { sent }: Outbox): Promise<ToSend> {
  const { checked, month, today } = task;
  const { team, name: teamName } = task.team;
  const { trackerId, council } = checked.found.tracker;
  const { tables } = rowsOfTeam(checked.understood.tables, teamName, task.teamsHeld);
  const submission = { trackerId, month, tables };
  const content = await contentOf({ council, team, submission });
  const numbered = async (before: string | undefined): Promise<WaitingRun> => {
    const runId = await runNumber(content, today, before);
    return { runId, council, team, teamName, by: task.personId, since: task.now, content, submission };
  };
  const runs = await runsOfToday(task, { council, trackerId });
  if (runs === undefined) {
    const receipt = sent.find((each) => keys.sent(each) === keys.sent({ council, team, month }));
    const isOfToday = receipt?.asAt === today;
    const run = await numbered(isOfToday ? receipt.runId : undefined);
    return isOfToday && receipt.content === content ? { run, receipt } : { run };
  }
  const [standing, previous] = runs;
  const run = await numbered(standing?.runId);
  const isSame = standing?.runId === (await runNumber(content, today, previous?.runId));
  return isSame ? { run, standing } : { run };
}

/** The runs of this tracker, team and month that were made today, newest first; undefined when they cannot be known now. */
async function runsOfToday(
  { audits, team: { team }, month, today }: SubmitTask,
  { council, trackerId }: { readonly council: string; readonly trackerId: string },
): Promise<readonly AuditRun[] | undefined> {
  const answer = await audits.audits(council, { team, from: today, to: today });
  if (!answer.ok) return undefined;
  return answer.value.audits.filter((run) => run.trackerId === trackerId && run.month === month);
}

/** Whoever submitted it, here or elsewhere: this workbook keeps the receipt too, and no copy waits any more. */
async function alreadySubmitted(
  { workbook }: SubmitTask,
  standing: AuditRun,
  { run, outbox }: { readonly run: WaitingRun; readonly outbox: Outbox },
): Promise<Submitted> {
  const { runId, erased } = standing;
  if (erased !== undefined) return { answer: { runId, kind: "refused", failure: erasedBefore(erased.on) }, outbox };
  const receipt = receiptOf(run, standing);
  const waiting = outbox.waiting.filter((each) => isOfSameMonth(each, run));
  await workbook.remember({ ...forgotten(waiting), [keys.sent(receipt)]: receipt });
  const left = { ...outbox, waiting: outbox.waiting.filter((each) => !waiting.includes(each)) };
  return {
    answer: { kind: "already", receipt },
    outbox: outboxAfter(left, { runId, kind: "sent", run: standing, receipt }),
  };
}

function forgotten(runs: readonly WaitingRun[]): Readonly<Record<string, undefined>> {
  return Object.fromEntries(runs.map(({ runId }) => [keys.waiting(runId), undefined]));
}

async function sendUnkept(task: SubmitTask, run: WaitingRun, outbox: Outbox): Promise<Submitted> {
  const answer = await send(task, run);
  return answer.kind === "waiting"
    ? { answer: { kind: "lost", failure: answer.failure }, outbox }
    : after(outbox, answer);
}

/** Excel promises room for 2 MB of an add-in's settings, and has been seen to refuse half of that. */
const mostKept = 1_000_000;

/** Why it cannot be kept; undefined when it is. */
async function keep(
  workbook: Workbook,
  remembered: Readonly<Record<string, unknown>>,
  run: WaitingRun,
): Promise<string | undefined> {
  const size = JSON.stringify(remembered).length + JSON.stringify(run).length;
  if (size > mostKept) {
    return "This run is too large to wait in the workbook if the service cannot be reached, so it was not sent.";
  }
  try {
    const change = await workbook.remember({ [keys.waiting(run.runId)]: run });
    return change.done ? undefined : change.because;
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    // Excel tells of its limits by codes that it uses for faults too.
    console.error(error);
    return "Excel did not take this run into the workbook, where it would wait if the service cannot be reached.";
  }
}

interface Content {
  readonly council: string;
  readonly team: string;
  readonly submission: Submission;
}

/** The same text for two submissions that say the same of the same team and month. */
export async function contentOf({ council, team, submission }: Content): Promise<string> {
  // Through the schema, so that the order in which something was put together does not matter.
  return await digest(JSON.stringify([council, team, submissionShape.parse(submission)]));
}

/** A UUID of version 8, which leaves its bits to whoever makes it. */
async function runNumber(content: string, day: PlainDate, before = "none"): Promise<string> {
  const hex = await digest([content, day, before].join(" "));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b11) | 0b1000).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

/** SHA-256, in hexadecimal. */
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
