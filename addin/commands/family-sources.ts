import { caseBeginnings } from "../../shared/checks/case-dates.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { knownChecks } from "./known-checks.ts";
import { referenceCount } from "./reference-count.ts";
import type { Source } from "./status-formula.ts";

/** A cell that says which family a child belongs to: the top one where brothers and sisters are merged. */
interface FamilyCell extends Pick<Source, "column" | "value"> {
  readonly row: number;
  readonly sheet: string;
}

export interface FamilySources {
  /** Undefined where the table has no column for it. */
  readonly cellOf: (key: string) => FamilyCell | undefined;
  /** The keys of the rows of the same family, the row's own among them; none for a family of one row. */
  readonly rowsWith: (key: string) => readonly string[];
  /** The conditions under which nobody has come to that family or left it. */
  readonly sameFamily: (cell: FamilyCell) => readonly string[];
}

/** Where a choice of the council lets a child with no discussion of its own take the date of a brother or sister. */
export function familySources(
  { tables, places }: Understood,
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
): FamilySources {
  const cells = new Map<string, FamilyCell>();
  const families = new Map<number, string[]>();
  const familyOf = new Map<string, number>();
  for (const { tableId, rows } of tablesOf(tables, "cases")) {
    const layout = layoutOf(layouts, tableId);
    const sheet = workbook.sheets.find(({ name }) => name === layout?.name);
    const column = layout && mappedColumns(layout).single.get("familyRef");
    if (sheet === undefined || column === undefined) continue;
    const inSheet = sheetCells(sheet);
    for (const { rowId, family } of rows) {
      const key = placeKey(tableId, rowId);
      const place = places.get(key);
      if (place === undefined) continue;
      const row = inSheet.valueRow(place.row - 1, column);
      cells.set(key, { sheet: sheet.name, column, row, value: inSheet.valueAt(row, column) });
      if (family === undefined) continue;
      familyOf.set(key, family);
      families.set(family, [...(families.get(family) ?? []), key]);
    }
  }
  const countOf = referenceCount(workbook, layouts, "familyRef");
  return {
    cellOf: (key) => cells.get(key),
    rowsWith: (key) => families.get(familyOf.get(key) ?? 0) ?? [],
    sameFamily: ({ value }) => (String(value).trim() === "" ? [] : countOf(String(value))),
  };
}

const ofNoOwnDiscussion: ReadonlySet<string> = new Set(["from-sibling", "from-beginning", "nothing-to-count-from"]);

/**
 * Whether a child's results may come to rest on a discussion of its family: by a check and a choice in force that allow it,
 * and where the child has none of its own. An edition that is not held here may allow it.
 */
export function takesTheFamilysDate(outcome: CheckOutcome): (results: readonly Result[]) => boolean {
  const checks = knownChecks(outcome);
  const isShared = (id: string): boolean => {
    const rule = checks.get(id)?.rule;
    const choice = rule?.kind === "cadence" ? rule.siblingsShare?.choice : undefined;
    return checks.size === 0 || (choice !== undefined && outcome.choices[choice] === true);
  };
  return (results) =>
    results.some(
      ({ check, because: { code, field = "" } }) =>
        (ofNoOwnDiscussion.has(code) || caseBeginnings.has(field)) && isShared(check),
    );
}
