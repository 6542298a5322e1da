import { dayInWords, monthInWords } from "../../../shared/calendar/format.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { takesOut, type Erasure } from "../../../shared/contract/beside-run.ts";
import type { AuditRun, Me } from "../../../shared/contract/routes.ts";
import type { RunAbout } from "../../../shared/contract/runs-about.ts";
import { momentInWords } from "../../ui/moment-words.ts";
import { heldWords } from "./held-words.ts";

/** Whether somebody reads the runs of a team: its holder, the head of its service, and quality assurance. */
export function readsRunsOf(
  me: Pick<Me, "councils">,
  council: string,
  { team, service }: { readonly team: string; readonly service: string },
): boolean {
  const held = me.councils.find((one) => one.council === council);
  return (
    held !== undefined &&
    (held.services.some((one) => one.service === service) || held.teams.some((one) => one.team === team))
  );
}

/** "August 2025, as at 29 Aug 2025, sent by Sol Emberley on 29 Aug 2025 at 16:00, 98 cases". */
export function runWords({ month, asAt, submittedBy, receivedAt, summary, erased }: AuditRun): string {
  const count = summary.casesChecked;
  const already = erased === undefined ? "" : `, erased on ${dayInWords(erased.on)}`;
  return `${monthInWords(month)}, as at ${dayInWords(asAt)}, sent by ${submittedBy.name} on ${momentInWords(new Date(receivedAt))}, ${count === 1 ? "1 case" : `${count} cases`}${already}`;
}

/** "August 2025, as at 29 Aug 2025, which holds them in 3 results, 1 entry": a run that was found. */
export function foundWords({ month, asAt, held }: RunAbout): string {
  return `${monthInWords(month)}, as at ${dayInWords(plainDate(asAt))}, which holds them in ${heldWords(held)}`;
}

/** What becomes of the figures of a run that is erased. */
export function figuresWords(reason: Erasure["reason"]): string {
  return takesOut(reason)
    ? "Its figures no longer stand for their month: what was sent before it stands again."
    : "Its figures stay.";
}
