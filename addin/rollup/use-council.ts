import { useCallback } from "react";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import { defaultSettings, type OrganisationView } from "../../shared/contract/organisation.ts";
import { useAnswer } from "../ui/use-answer.ts";

const unread = { settings: defaultSettings, teams: [], choices: undefined };

export interface CouncilSays {
  /** Stands on everything that is printed or taken away. */
  readonly marking: string;
  /** A team's figures that are older, in days, say nothing of today. */
  readonly staleDays: number;
  readonly teams: OrganisationView["teams"];
  /** Undefined until they are read. */
  readonly choices: OrganisationView["choices"] | undefined;
}

/** How a council works. While that is not known, the usual settings hold: what is printed carries their marking rather than none. */
export function useCouncil(client: AuditClient, council: string): CouncilSays {
  const ask = useCallback(() => client.organisation(council), [client, council]);
  const asked = useAnswer(ask);
  const { settings, teams, choices } = asked.kind === "read" ? asked.value : unread;
  return { marking: settings.marking, staleDays: settings.staleDays, teams, choices };
}
