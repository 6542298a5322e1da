import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { namesAsLabels } from "../../shared/tracker/names-as-labels.ts";
import { fieldName } from "../ui/field-names.ts";

/** A column of children's names that would be sent as something else, in a sentence; undefined where there is none. */
export function namesSent(
  workbook: WorkbookGrid,
  layout: TableLayout,
): { readonly field: string; readonly sentence: string } | undefined {
  const [field] = namesAsLabels(workbook, layout);
  if (field === undefined) return undefined;
  const column = layout.columns[field] ?? "";
  const sentence = `Column ${column} of sheet ${layout.name} looks like children’s names: it cannot be sent as “${fieldName(field)}”.`;
  return { field, sentence };
}
