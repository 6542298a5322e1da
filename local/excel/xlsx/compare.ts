/** What has changed between the workbook as the file has it and the model now, as edits that a copy can carry. */
import type { Cell, ConditionalFormat, Look, Sheet, Table } from "../model.ts";
import { columnIds, headerOf } from "../table-columns.ts";
import { alignmentNames } from "./alignment.ts";
import { editCell, type RuleEdits, type SheetEdits } from "./edits.ts";
import type { StyleChange, StylePatch } from "./patch-styles.ts";
import type { TableEdit } from "./patch-table.ts";
import { fileRuleId } from "./read-sheet.ts";
import { UnwritableCopy } from "./unwritable.ts";

interface CellChange {
  row: number;
  column: number;
  was: Cell | undefined;
  now: Cell | undefined;
}

export interface CellChanges {
  written: CellChange[];
  /** Formulas of the file that only have a new result. */
  recalculated: CellChange[];
}

const lookNames = ["fill", "colour", "bold", "italic", "strike", ...alignmentNames] as const;

/** Refuses what a copy cannot carry, rather than leave it out of the copy without a word. */
export function refuseOtherChanges(was: Sheet, now: Sheet): void {
  const same = (what: string, of: (sheet: Sheet) => unknown): void => {
    if (JSON.stringify(of(was)) === JSON.stringify(of(now))) return;
    throw new UnwritableCopy(
      `${what} changed on the sheet ${now.name}, which a copy cannot carry: undo that, then save the copy again.`,
    );
  };
  const inOrder = (numbers: Set<number>): number[] => [...numbers].sort((a, b) => a - b);
  same("The name", ({ name }) => name);
  same("The visibility", ({ visibility }) => visibility);
  same("The protection", ({ isProtected }) => isProtected);
  same("The filter", ({ autoFilter }) => autoFilter);
  same("Merged cells", ({ merges }) => merges);
  same("Hidden rows", ({ hiddenRows }) => inOrder(hiddenRows));
  same("Hidden columns", ({ hiddenColumns }) => inOrder(hiddenColumns));
}

export function cellChanges(was: Sheet, now: Sheet): CellChanges {
  const changes: CellChanges = { written: [], recalculated: [] };
  for (const [row, column, cell] of now.entries()) {
    const before = was.cell(row, column);
    const kind = changeOf(before, cell);
    if (kind !== "none") changes[kind].push({ row, column, was: before, now: cell });
  }
  for (const [row, column, before] of was.entries()) {
    if (now.cell(row, column) !== undefined || isBlank(before)) continue;
    changes.written.push({ row, column, was: before, now: undefined });
  }
  return changes;
}

function changeOf(was: Cell | undefined, now: Cell): "none" | keyof CellChanges {
  if (changesStyle(styleChange(was, now)) || was?.formula !== now.formula) return "written";
  if ((was?.value ?? "") === now.value && isError(was) === isError(now)) return "none";
  return now.formula === undefined ? "written" : "recalculated";
}

function isError(cell: Cell | undefined): boolean {
  return cell?.isError ?? false;
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.value === "" && cell.formula === undefined);
}

function format(cell: Cell | undefined): string {
  return cell?.numberFormat ?? "General";
}

function styleChange(was: Cell | undefined, now: Cell | undefined): StyleChange {
  const mark = (cell: Cell | undefined, name: keyof Look): string | boolean => cell?.look?.[name] ?? false;
  const changed = now === undefined ? [] : lookNames.filter((name) => mark(was, name) !== mark(now, name));
  const change: StyleChange = { changed: new Set(changed), look: now?.look ?? {} };
  if (now !== undefined && format(was) !== format(now)) change.numberFormat = format(now);
  return change;
}

function changesStyle({ numberFormat, changed }: StyleChange): boolean {
  return numberFormat !== undefined || changed.size > 0;
}

/** Whether one of the manager's own cells was changed: then results that the file keeps may be stale. */
export function touchesExisting({ written }: CellChanges): boolean {
  return written.some(({ was }) => !isBlank(was));
}

export function addCellEdits(edits: SheetEdits, changes: readonly CellChange[], styles: () => StylePatch): void {
  for (const { row, column, was, now } of changes) {
    const change = styleChange(was, now);
    const style = (inherited: number): number =>
      changesStyle(change) ? styles().cellStyle(inherited, change) : inherited;
    editCell(edits, row, column, { cell: now, style });
  }
}

export function changedWidths(was: Sheet, now: Sheet): Map<number, number> {
  const changed = [...now.columnWidths].filter(([column, width]) => was.columnWidths.get(column) !== width);
  return new Map(changed);
}

/** First in the model's list is first in priority; the file's rules keep their numbers as far as that allows. */
export function ruleEdits(
  was: Sheet,
  now: Sheet,
  filePriorities: readonly number[],
  styles: () => StylePatch,
): RuleEdits | undefined {
  const edits: RuleEdits = { added: [], priorities: new Map(), removed: new Set(), shift: 0 };
  const places = new Map(filePriorities.map((_, index) => [fileRuleId(was, index), index]));
  const left = new Set(places.values());
  let last = 0;
  for (const format of now.conditionalFormats) {
    const place = places.get(format.id);
    if (place === undefined) {
      edits.added.push({ format: customRule(format), priority: ++last, look: styles().differential(format) });
      continue;
    }
    left.delete(place);
    refuseOtherRule(was, format);
    const priority = filePriorities[place] ?? 0;
    last = Math.max(priority, last + 1);
    if (last !== priority) edits.priorities.set(place, last);
  }
  for (const place of left) edits.removed.add(place);
  if (edits.priorities.size > 0) edits.shift = edits.added.length;
  return edits.added.length + edits.removed.size + edits.priorities.size === 0 ? undefined : edits;
}

/** A rule of the file may stand on several areas and say more than the model holds: it stays or goes as it is. */
function refuseOtherRule(was: Sheet, format: ConditionalFormat): void {
  const before = was.conditionalFormats.find(({ id }) => id === format.id);
  if (JSON.stringify(before) === JSON.stringify(format)) return;
  throw new UnwritableCopy(
    `A conditional format of the workbook's own changed on the sheet ${was.name}, which a copy cannot carry: undo that, then save the copy again.`,
  );
}

function customRule(format: ConditionalFormat): ConditionalFormat {
  if (format.type === "Custom" && format.formula.startsWith("=")) return format;
  throw new UnwritableCopy(
    `A conditional format of the kind ${format.type} was added, which a copy cannot carry: use a formula.`,
  );
}

/** Undefined where the table is as it was. */
export function tableEdit(
  was: { sheet: Sheet; table: Table },
  now: { sheet: Sheet; table: Table },
): TableEdit | undefined {
  const fixed = ({ name, hasHeaders, showTotals, style }: Table): string =>
    JSON.stringify([name, hasHeaders, showTotals, style]);
  if (fixed(was.table) !== fixed(now.table)) {
    throw new UnwritableCopy(
      `The table ${was.table.name} was renamed or restyled, which a copy cannot carry: undo that, then save the copy again.`,
    );
  }
  const before = columnsOf(was.sheet, was.table);
  const after = columnsOf(now.sheet, now.table);
  const area = { before: was.table.area, now: now.table.area };
  if (JSON.stringify([before, area.before]) === JSON.stringify([after, area.now])) return undefined;
  const names = new Set(after.map(({ heading }) => heading.trim().toLowerCase()));
  if (names.has("") || names.size < after.length) {
    throw new UnwritableCopy(
      `The table ${was.table.name} has a heading that is empty or there twice: change it, then save the copy again.`,
    );
  }
  return { name: was.table.name, area, columns: { before, now: after } };
}

function columnsOf(sheet: Sheet, table: Table): { id: number; heading: string }[] {
  return columnIds(table).map((id, index) => ({ id, heading: headerOf(sheet, table, index) }));
}
