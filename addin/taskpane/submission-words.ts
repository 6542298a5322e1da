import { monthInWords } from "../../shared/calendar/format.ts";
import type { Checked } from "../commands/check.ts";
import { teamsNamed, type TeamToSubmit } from "../commands/submit-preview.ts";
import { momentInWords } from "../ui/moment-words.ts";

/** "received 15 Sep 2025 at 12:00". */
export function receivedWords({ receivedAt }: { readonly receivedAt: string }): string {
  return `received ${momentInWords(new Date(receivedAt))}`;
}

/** What the service keeps of a team's rows, or why there is nothing to submit. */
export function whatIsKept({ team, rows, isNamed }: TeamToSubmit, month: string, checked: Checked): string {
  if (!isNamed) {
    const named = teamsNamed(checked);
    const those =
      named.length === 0 ? "" : ` It names ${named.slice(0, 6).join(", ")}${named.length > 6 ? " and others" : ""}.`;
    return `This tracker names several teams, and no child or worker in it is of ${team.name}, so there is nothing to submit.${those} Write the team's name in its rows as it stands here, then check again.`;
  }
  const kept = `${team.name}, ${monthInWords(month)}: ${rows} ${rows === 1 ? "row" : "rows"} as read at this check. The service checks them itself and keeps the results and the fields that you confirmed.`;
  const staff = checked.supervision.checks
    ? ""
    : " Supervision is no part of it, since you have not asked for it to be checked.";
  return kept + staff;
}

/** Of rows that are another team's. */
export function whatIsNot({ unsent }: TeamToSubmit): string {
  return unsent === 1
    ? "1 row of another team, or of none, is not sent."
    : `${unsent} rows of other teams, or of none, are not sent.`;
}

/** Whoever shares the workbook shares what waits in it: that is said before anything is put there. */
export function whereItWaits({ supervision }: Checked): string {
  const fields = supervision.checks ? "those fields, also of your workers' supervision" : "those fields";
  return `If the service cannot be reached, the run waits in this workbook, where everyone who can open it could read ${fields}.`;
}
