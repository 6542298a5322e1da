import { monthInWords } from "../../shared/calendar/format.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { councilHeld } from "../commands/council-held.ts";
import { outboxIn, sendWaiting, takeBack, type Overtaken, type SendAnswer } from "../commands/outbox.ts";
import type { WaitingRun } from "../commands/remembered.ts";
import { submit, type SubmitAnswer } from "../commands/submit.ts";
import { momentInWords } from "../ui/moment-words.ts";
import { noticeOf, type CheckScreen, type Notice } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";
import { receivedWords } from "./submission-words.ts";

/** What the pane shows after each thing that can be done with submissions. */

export { outboxIn };

type Changed = Partial<CheckScreen>;

interface SubmitWish {
  readonly team: string;
  readonly month: string;
  readonly unkept: boolean;
}

/** Sends what was read at the last check, of one team that the person holds. */
export async function submitTeam(screen: CheckScreen, shell: PaneShell, wish: SubmitWish): Promise<Changed> {
  const { checked, tracker } = screen;
  const me = await whoIsHere(screen, shell);
  const council = councilHeld(me, tracker.council);
  const team = council?.teams.find((each) => each.team === wish.team);
  if (checked === undefined || me === undefined) return {};
  if (council === undefined || team === undefined) return { notice: noLongerHeld };
  const { workbook, client, audits, now } = shell;
  const who = { personId: me.personId, today: council.today, now: now(), teamsHeld: council.teams.length };
  const { answer, outbox, replaced = [] } = await submit({ workbook, client, audits, ...who, ...wish, checked, team });
  const isOpen = answer.kind === "not-kept";
  return {
    outbox,
    unsent: unsentAfter(screen, "runId" in answer ? [answer] : []),
    cannotWait: isOpen ? { team: wish.team, month: wish.month, because: answer.because } : undefined,
    notice: withReplaced(noticeAbout(answer, me.personId), replaced),
  };
}

const noLongerHeld: Notice = {
  tone: "error",
  sentence: "You do not hold this team today: ask your head of service for access, then submit again.",
};

/** Asked again, since the pane may have stood open over midnight: the day and the months are the service's. */
async function whoIsHere({ me }: CheckScreen, { client }: PaneShell): Promise<Me | undefined> {
  const answer = await client.me();
  return answer.ok && answer.value.personId === me?.personId ? answer.value : me;
}

/** Sends those of the waiting runs that are wanted. */
export async function tryWaiting(
  screen: CheckScreen,
  { workbook, client, audits }: PaneShell,
  isWanted: (run: WaitingRun) => boolean,
  anyway = false,
): Promise<Changed> {
  const { answers, outbox } = await sendWaiting({ workbook, client, audits, anyway }, isWanted);
  const last = answers.at(-1);
  const notice = last?.kind === "sent" ? sentAtLast(answers) : last && noticeAboutWaiting(last, screen.me?.personId);
  return { outbox, unsent: unsentAfter(screen, answers), notice: notice ?? goneMeanwhile };
}

/** Takes a run out of the workbook that was never acknowledged. */
export async function takeRunBack(_: CheckScreen, { workbook }: PaneShell, runId: string): Promise<Changed> {
  const { change, outbox } = await takeBack(workbook, runId);
  if (!change.done) return { outbox, notice: { tone: "error", sentence: change.because } };
  const receipt = outbox.sent.find((each) => each.runId === runId);
  if (receipt !== undefined) {
    const sentence = `It had been sent meanwhile: run ${runId}, ${receivedWords(receipt)}. Ask an administrator to erase it if it should not have been.`;
    return { outbox, notice: { tone: "warning", sentence } };
  }
  return {
    outbox,
    notice: { tone: "success", sentence: "The run is taken back and will not be sent. Save the workbook." },
  };
}

function noticeAboutWaiting(answer: SendAnswer | Overtaken, personId: string | undefined): Notice | undefined {
  if (answer.kind === "overtaken") return { tone: "warning", sentence: overtakenWords(answer) };
  return noticeAbout(answer, personId);
}

function overtakenWords({ by }: Overtaken): string {
  const { submittedBy, month } = by;
  return `What waits here was not sent: ${submittedBy.name} has submitted this tracker for ${monthInWords(month)} since it was made, ${receivedWords(by)}, and the older run would take the place of the newer.`;
}

function unsentAfter(
  { unsent }: CheckScreen,
  answers: readonly (SendAnswer | Overtaken)[],
): NonNullable<CheckScreen["unsent"]> {
  const left = new Map(unsent);
  for (const answer of answers) {
    if (answer.kind === "sent") left.delete(answer.runId);
    else if (answer.kind === "overtaken") {
      left.set(answer.runId, { kind: "conflict", sentence: overtakenWords(answer), isOvertaken: true });
    } else left.set(answer.runId, answer.failure);
  }
  return left;
}

const goneMeanwhile: Notice = {
  tone: "info",
  sentence: "This run no longer waits: another pane has sent it or taken it back.",
};

function sentAtLast(answers: readonly (SendAnswer | Overtaken)[]): Notice {
  const numbers = answers.flatMap(({ kind, runId }) => (kind === "sent" ? [runId] : []));
  const sentence =
    numbers.length === 1
      ? `The run that waited in this workbook is submitted: run ${numbers.join("")}. Save the workbook.`
      : `${numbers.length} runs that waited in this workbook are submitted: runs ${numbers.join(", ")}. Save the workbook.`;
  return { tone: "success", sentence };
}

/** The receipt stands beside the button; what else there is to say is said above the page. */
function noticeAbout(answer: SubmitAnswer, personId: string | undefined): Notice | undefined {
  switch (answer.kind) {
    case "sent": {
      const { submittedBy } = answer.run;
      if (submittedBy.personId === personId) return undefined;
      const sentence = `${submittedBy.name} submitted the same already, ${receivedWords(answer.receipt)}, as run ${answer.runId}: it is kept once.`;
      return { tone: "info", sentence };
    }
    case "already": {
      const { receipt } = answer;
      const sentence = `Already submitted by ${receipt.submittedBy}: run ${receipt.runId}, ${receivedWords(receipt)}. Nothing in it has changed since, so nothing was sent.`;
      return { tone: "info", sentence };
    }
    case "waiting":
      return {
        ...noticeOf(answer.failure),
        tone: "warning",
        sentence: `${answer.failure.sentence} ${waitsUntil(answer.failure)}`,
      };
    case "lost":
      return {
        ...noticeOf(answer.failure),
        sentence: `${answer.failure.sentence} The run was not kept in the workbook: submit it again.`,
      };
    case "refused":
      return noticeOf(answer.failure);
    case "not-kept":
      return undefined;
  }
}

/** Nobody's run disappears unsaid. */
function withReplaced(notice: Notice | undefined, replaced: readonly WaitingRun[]): Notice | undefined {
  const [first] = replaced;
  if (first === undefined) return notice;
  const since = momentInWords(new Date(first.since));
  const sentence = `The run that waited since ${since} waits no longer: this one takes its place.`;
  return notice === undefined ? { tone: "info", sentence } : { ...notice, sentence: `${notice.sentence} ${sentence}` };
}

function waitsUntil({ kind }: Failure): string {
  return kind === "signed-out"
    ? "The run waits in this workbook: save it, and once you have signed in the run is sent."
    : "The run waits in this workbook: save it, and it is sent when you next open this pane.";
}
