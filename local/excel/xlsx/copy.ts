/**
 * Writes a marked copy of an opened workbook: the parts that hold what changed are patched in place, and every other part
 * keeps its bytes. Texts stand in the cells themselves, so the shared strings stay as they are, and the calculation chain
 * may lack formulas: Excel adds them when it loads.
 *
 * The add-in's settings are not written: Excel keeps them in the part of the web extension, which belongs to Excel.
 */
import type { Sheet, Workbook } from "../model.ts";
import {
  addCellEdits,
  cellChanges,
  type CellChanges,
  changedWidths,
  refuseOtherChanges,
  ruleEdits,
  tableEdit,
  touchesExisting,
} from "./compare.ts";
import type { SheetEdits } from "./edits.ts";
import { keepGroupsWhole } from "./formula-groups.ts";
import { readPackage, type Opened, type SheetPart, type XlsxPackage } from "./package.ts";
import { chainName, patchedChain } from "./patch-calculation.ts";
import { patchedSheet } from "./patch-sheet.ts";
import { StylePatch } from "./patch-styles.ts";
import { patchedTable } from "./patch-table.ts";
import { UnwritableCopy } from "./unwritable.ts";
import { decode, walk } from "./xml.ts";
import { writeZip, type Parts } from "./zip.ts";

/** Throws UnwritableCopy with a sentence where something changed that a copy cannot carry. */
export function writeCopy({ workbook, package: opened }: Opened): Uint8Array {
  // The file is read a second time rather than a second model kept all along.
  const original = readPackage(opened.parts).workbook;
  if (workbook.calculationMode !== original.calculationMode) {
    throw new UnwritableCopy(
      "When formulas are calculated was changed, which a copy cannot carry: undo that, then save the copy again.",
    );
  }
  const draft = new Draft(opened);
  const pairs = pairSheets(opened.sheets, original, workbook);
  // A formula that only has a new result is left to Excel, unless what it was calculated from has changed in the copy.
  const withResults = pairs.some(({ changes }) => touchesExisting(changes));
  for (const pair of pairs) writeSheet(draft, pair, withResults);
  if (opened.calculationChain !== undefined) {
    const emptied = emptiedFormulas(pairs);
    draft.patch(opened.calculationChain, (source, part) => patchedChain(source, part, emptied));
  }
  for (const { part, edit } of tableEdits(opened.sheets, original, workbook)) {
    draft.patch(part, (source) => patchedTable(source, part, edit));
  }
  return writeZip(draft.finished());
}

/** The parts on their way to becoming the copy. */
class Draft {
  private readonly opened: XlsxPackage;
  private readonly parts: Map<string, Uint8Array>;
  private stylePatch: StylePatch | undefined;

  constructor(opened: XlsxPackage) {
    this.opened = opened;
    this.parts = new Map(opened.parts);
  }

  patch(part: string, patched: (source: string, part: string) => string): void {
    const source = this.sourceOf(part);
    const text = patched(source, part);
    if (text !== source) this.parts.set(part, new TextEncoder().encode(text));
  }

  readonly styles = (): StylePatch => {
    const { part } = this.opened.styles;
    if (part === undefined) {
      throw new UnwritableCopy("The workbook has no styles to add to: open it in Excel and save it, then try again.");
    }
    return (this.stylePatch ??= new StylePatch(this.sourceOf(part), part));
  };

  finished(): Parts {
    const { stylePatch } = this;
    if (stylePatch !== undefined) this.patch(this.opened.styles.part ?? "", () => stylePatch.text());
    return this.parts;
  }

  private sourceOf(part: string): string {
    return decode(this.opened.parts.get(part) ?? new Uint8Array(), part);
  }
}

function writeSheet(draft: Draft, { sheet, was, now, changes }: Pair, withResults: boolean): void {
  draft.patch(sheet.part, (source, part) => {
    const edits: SheetEdits = { cells: new Map(), widths: changedWidths(was, now), rules: undefined };
    const { written, recalculated } = changes;
    addCellEdits(edits, withResults ? [...written, ...recalculated] : written, draft.styles);
    edits.rules = ruleEdits(was, now, rulePriorities(source, part), draft.styles);
    if (edits.cells.size > 0) keepGroupsWhole(source, part, now, edits);
    const isChanged = edits.cells.size + edits.widths.size > 0 || edits.rules !== undefined;
    return isChanged ? patchedSheet(source, part, edits) : source;
  });
}

interface Pair {
  sheet: SheetPart;
  was: Sheet;
  now: Sheet;
  changes: CellChanges;
}

function pairSheets(sheets: readonly SheetPart[], original: Workbook, workbook: Workbook): Pair[] {
  const isSame =
    workbook.sheets.length === sheets.length &&
    sheets.every(({ sheetId }, index) => workbook.sheets[index]?.id === sheetId);
  if (!isSame)
    throw new UnwritableCopy(
      "Sheets were added, deleted or moved, which a copy cannot carry: undo that, then save the copy again.",
    );
  return sheets.flatMap((sheet, index) => {
    const was = original.sheets[index];
    const now = workbook.sheets[index];
    if (was === undefined || now === undefined) return [];
    refuseOtherChanges(was, now);
    return [{ sheet, was, now, changes: cellChanges(was, now) }];
  });
}

function emptiedFormulas(pairs: readonly Pair[]): Set<string> {
  const emptied = pairs.flatMap(({ sheet, changes }) =>
    changes.written
      .filter(({ was, now }) => was?.formula !== undefined && now?.formula === undefined)
      .map(({ row, column }) => chainName(sheet.number, row, column)),
  );
  return new Set(emptied);
}

function tableEdits(sheets: readonly SheetPart[], original: Workbook, workbook: Workbook) {
  const tables = sheets.flatMap((sheet) => sheet.tables);
  const find = (where: Workbook, id: string) => where.tables.find(({ table }) => table.id === id);
  if (workbook.tables.length !== tables.length || tables.some(({ tableId }) => find(workbook, tableId) === undefined)) {
    throw new UnwritableCopy(
      "Tables were added or deleted, which a copy cannot carry: undo that, then save the copy again.",
    );
  }
  return tables.flatMap(({ tableId, part }) => {
    const was = find(original, tableId);
    const now = find(workbook, tableId);
    const edit = was === undefined || now === undefined ? undefined : tableEdit(was, now);
    return edit === undefined ? [] : [{ part, edit }];
  });
}

/** Of the file's rules, in the order in which they stand there. */
function rulePriorities(source: string, part: string): number[] {
  const priorities: number[] = [];
  walk(source, part, {
    open: ({ path, attributes }) => {
      if (path === "worksheet/conditionalFormatting/cfRule") priorities.push(Number(attributes["priority"] ?? "0"));
    },
  });
  return priorities;
}
