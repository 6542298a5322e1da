import { agendaWorkers } from "../../shared/audit/agenda-workers.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import { defaultSettings } from "../../shared/contract/organisation.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { entriesByRow } from "./agenda-case-words.ts";
import { agendaSource } from "./agenda-source.ts";
import type { AgendaWording } from "./agenda-words.ts";
import type { Checked } from "./check.ts";
import { namesOf } from "./child-names.ts";
import { councilHeld } from "./council-held.ts";

/** What pages are written with; undefined where the edition that was used is not held on this computer. */
export function agendaWording(
  checked: Checked,
  { hidesNames, me }: { readonly hidesNames: boolean; readonly me: Me | undefined },
): AgendaWording | undefined {
  const source = agendaSource(checked);
  if (source === undefined) return undefined;
  const names = namesOf(checked);
  const council = councilHeld(me, checked.outcome.policy.council);
  return {
    source,
    workers: agendaWorkers(source),
    entries: entriesByRow(source),
    places: checked.understood.places,
    names: hidesNames ? undefined : names,
    marking: council?.marking ?? defaultSettings.marking,
    isUsualMarking: council === undefined,
    drawnBy: me?.name,
    checksSupervision: checked.supervision.checks,
    namesChildren: names.size > 0 || hasRowsWithoutReference(checked.understood),
  };
}

/** What stands in the place of a reference may be a name. */
function hasRowsWithoutReference({ tables, places }: Understood): boolean {
  return tablesOf(tables, "cases").some(({ tableId, rows }) =>
    rows.some(({ rowId, caseRef }) => caseRef === undefined && places.get(placeKey(tableId, rowId))?.ref.trim() !== ""),
  );
}
