import { tablesOf } from "../../shared/checks/tables-of.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import { namesFitting, tidyName } from "../../shared/tracker/names.ts";
import { recordsNothing } from "../../shared/tracker/nothing-text.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";

/** Cases by what the tracker says of them, so far as it does: no check asks for it, and nothing of it is sent. */
interface CaseGroup {
  readonly id: "unallocated" | "of-leavers" | "co-worked";
  readonly title: string;
  /** The rows, by `placeKey`. */
  readonly about: ReadonlySet<string>;
}

export function caseGroups(checked: Checked): readonly CaseGroup[] {
  const groups: readonly CaseGroup[] = [
    { id: "unallocated", title: "Unallocated or no worker named", about: unallocated(checked.understood) },
    { id: "of-leavers", title: "Of workers who have left", about: ofLeavers(checked) },
    { id: "co-worked", title: "Co-worked", about: coWorked(checked) },
  ];
  return groups.filter(({ about }) => about.size > 0);
}

const nobody = /^(?:un-?allocated|not (?:yet )?allocated|(?:awaiting|pending) allocation|to be allocated|vacant)\b/iu;

/** Of a table that has no column of workers, nothing is known. */
function unallocated({ tables }: Understood): Set<string> {
  const named = tablesOf(tables, "cases").filter(({ mappedFields }) => mappedFields.includes("worker"));
  return new Set(
    named.flatMap(({ tableId, rows }) =>
      rows
        .filter(({ fields: { worker = "" } }) => recordsNothing(worker) || nobody.test(worker))
        .map(({ rowId }) => placeKey(tableId, rowId)),
    ),
  );
}

/** Whoever stands in the list of workers as having left, and as nothing else. */
function ofLeavers({ understood: { tables }, outcome: { exclusions } }: Checked): Set<string> {
  const left = new Set(
    exclusions.flatMap(({ tableId, rowId, reason }) => (reason === "left" ? [placeKey(tableId, rowId)] : [])),
  );
  const [gone, here] = [new Set<string>(), new Set<string>()];
  for (const { tableId, rows } of tablesOf(tables, "workers")) {
    for (const { rowId, fields } of rows) {
      (left.has(placeKey(tableId, rowId)) ? gone : here).add(tidyName(fields.worker ?? ""));
    }
  }
  const listed = [...new Set([...gone, ...here])].filter((name) => name !== "");
  const isGone = (worker: string): boolean => {
    const fitting = namesFitting(tidyName(worker), listed);
    return fitting.length > 0 && fitting.every((name) => gone.has(name) && !here.has(name));
  };
  const known = new Map<string, boolean>();
  const cases = gone.size === 0 ? [] : tablesOf(tables, "cases");
  return new Set(
    cases.flatMap(({ tableId, rows }) =>
      rows
        .filter(({ fields: { worker = "" } }) => {
          const answer = known.get(worker) ?? isGone(worker);
          known.set(worker, answer);
          return answer;
        })
        .map(({ rowId }) => placeKey(tableId, rowId)),
    ),
  );
}

function coWorked({ found, understood }: Checked): Set<string> {
  const about = new Set<string>();
  for (const { tableId, rows } of tablesOf(understood.tables, "cases")) {
    const layout = layoutOf(found.layouts, tableId);
    const sheet = found.reading.workbook.sheets.find(({ name }) => name === layout?.name);
    const letters = layout?.columns["coWorker"];
    if (sheet === undefined || letters === undefined) continue;
    const [cells, column] = [sheetCells(sheet), columnIndex(letters)];
    for (const { rowId } of rows) {
      const key = placeKey(tableId, rowId);
      const row = (understood.places.get(key)?.row ?? 0) - 1;
      if (!recordsNothing(cells.valueAt(cells.valueRow(row, column), column))) about.add(key);
    }
  }
  return about;
}
