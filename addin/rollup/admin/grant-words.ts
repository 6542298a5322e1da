import { dayInWords } from "../../../shared/calendar/format.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { Grant, OrganisationChange } from "../../../shared/contract/organisation.ts";

export const roleWords: Readonly<Record<Grant["role"], string>> = {
  manager: "Team manager",
  deputy: "Deputy",
  cover: "Cover",
  "head-of-service": "Head of service",
  qa: "Quality assurance",
  administrator: "Administrator",
};

/** "East", "Safeguarding", "the whole council". */
export function heldWords(grant: Grant, { teams, services }: Pick<OrganisationChange, "teams" | "services">): string {
  if ("team" in grant) return teams.find(({ team }) => team === grant.team)?.name ?? grant.team;
  if ("service" in grant) return services.find(({ service }) => service === grant.service)?.name ?? grant.service;
  return "the whole council";
}

export function hasEnded({ until }: Grant, today: PlainDate): boolean {
  return until !== undefined && until <= today;
}

/** A grant is gone on the day of its end: its last day is the one before. */
export function timeWords(grant: Grant, today: PlainDate, isSaved: boolean): string {
  const { from, until } = grant;
  if (isSaved && until !== undefined && hasEnded(grant, today))
    return `ended on ${dayInWords(until)}, held since ${dayInWords(from)}`;
  const begins = `${isSaved && from <= today ? "since" : "from"} ${dayInWords(from)}`;
  const ends = until === undefined ? "" : `, gone on ${dayInWords(until)}`;
  return `${begins}${ends}${isSaved ? "" : ": not saved yet"}`;
}

/** The app role that must stand in Entra beside the grant, as it is called there. */
export function roleInEntra(role: Grant["role"]): string {
  return role === "deputy" || role === "cover" ? roleWords.manager : roleWords[role];
}
