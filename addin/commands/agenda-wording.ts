import { agendaWorkers } from "../../shared/audit/agenda-workers.ts";
import { defaultSettings } from "../../shared/contract/organisation.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { entriesByRow } from "./agenda-case-words.ts";
import { agendaSource } from "./agenda-source.ts";
import type { AgendaWording } from "./agenda-words.ts";
import type { Checked } from "./check.ts";
import { namesOf } from "./child-names.ts";

/** What pages are written with; undefined where the edition that was used is not held on this computer. */
export function agendaWording(
  checked: Checked,
  { hidesNames, me }: { readonly hidesNames: boolean; readonly me: Me | undefined },
): AgendaWording | undefined {
  const source = agendaSource(checked);
  if (source === undefined) return undefined;
  const council = me?.councils.find((each) => each.council === checked.outcome.policy.council);
  return {
    source,
    workers: agendaWorkers(source),
    entries: entriesByRow(source),
    places: checked.understood.places,
    names: hidesNames ? undefined : namesOf(checked),
    marking: council?.marking ?? defaultSettings.marking,
    isUsualMarking: council === undefined,
    drawnBy: me?.name,
    checksSupervision: checked.supervision.checks,
  };
}
