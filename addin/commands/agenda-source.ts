import type { AgendaSource } from "../../shared/audit/agenda-workers.ts";
import { policyOfEdition } from "../../shared/policy/registry.ts";
import type { Checked } from "./check.ts";

/** What agendas and the weeks ahead are made of; undefined where the edition that was used is not held on this computer. */
export function agendaSource({ outcome, understood }: Checked): AgendaSource | undefined {
  const found = policyOfEdition(outcome.policy.council, outcome.policy.edition);
  if (!found.found) return undefined;
  const { tables, entriesToCheck } = understood;
  return { policy: found.policy, outcome, tables, entriesToCheck };
}
