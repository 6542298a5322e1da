import { agendaWorkers } from "../../shared/audit/agenda-workers.ts";
import { defaultSettings } from "../../shared/contract/organisation.ts";
import { agendaSource } from "./agenda-source.ts";
import type { AgendaWording } from "./agenda-words.ts";
import type { Checked } from "./check.ts";
import { namesOf } from "./child-names.ts";

/** What pages are written with; undefined where the edition that was used is not held on this computer. */
export function agendaWording(
  checked: Checked,
  { hidesNames, drawnBy }: { readonly hidesNames: boolean; readonly drawnBy: string | undefined },
): AgendaWording | undefined {
  const source = agendaSource(checked);
  if (source === undefined) return undefined;
  return {
    source,
    workers: agendaWorkers(source),
    places: checked.understood.places,
    names: hidesNames ? undefined : namesOf(checked),
    marking: defaultSettings.marking,
    drawnBy,
    checksSupervision: checked.supervision.checks,
  };
}
