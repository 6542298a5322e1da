import { useCallback } from "react";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import { defaultSettings, type OrganisationView } from "../../shared/contract/organisation.ts";
import { useAnswer } from "./use-answer.ts";

export interface CouncilSays {
  /** Stands on everything that is printed or taken away. */
  readonly marking: string;
  readonly teams: OrganisationView["teams"];
  /** Undefined until they are read. */
  readonly choices: OrganisationView["choices"] | undefined;
}

/** How a council works. While that is not known, what is printed carries the usual marking rather than none. */
export function useCouncil(client: AuditClient, council: string): CouncilSays {
  const ask = useCallback(() => client.organisation(council), [client, council]);
  const asked = useAnswer(ask);
  if (asked.kind !== "read") return { marking: defaultSettings.marking, teams: [], choices: undefined };
  const { settings, teams, choices } = asked.value;
  return { marking: settings.marking, teams, choices };
}
