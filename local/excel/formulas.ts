import type { Area, Cell, Sheet, Workbook } from "./model.ts";
import { areaOfReference, carried, mapReferences, withArea, type Reference } from "./references.ts";

/** Where a rectangle of one sheet has gone: the same rectangle when it has not moved, undefined when it is no more. */
export type Journey = (from: Area, form: Reference["form"]) => { area: Area; sheet?: Sheet } | undefined;

/** Makes every formula of the workbook follow cells of `sheet` that have moved, as Excel does. */
export function followCells(workbook: Workbook, sheet: Sheet, journey: Journey): void {
  for (const home of workbook.sheets) {
    const rewrite = (formula: string): string => followed(formula, { workbook, home, sheet, journey });
    for (const [, , cell] of home.entries()) {
      if (cell.formula !== undefined) cell.formula = rewrite(cell.formula);
    }
    for (const format of home.conditionalFormats) format.formula = rewrite(format.formula);
  }
}

interface Following {
  workbook: Workbook;
  home: Sheet;
  sheet: Sheet;
  journey: Journey;
}

function followed(formula: string, { workbook, home, sheet, journey }: Following): string {
  return mapReferences(formula, (reference) => {
    const target = reference.sheet === undefined ? home : workbook.sheet(reference.sheet);
    if (target !== sheet) return reference;
    const gone = journey(areaOfReference(reference), reference.form);
    if (gone === undefined) return undefined;
    const there = withArea(reference, gone.area);
    const newSheet = gone.sheet ?? sheet;
    return newSheet === sheet ? there : { ...there, sheet: newSheet === home ? undefined : newSheet.name };
  });
}

/** A copy of the cell for a place so many rows and columns away: its relative references move along. */
export function carriedCell(cell: Cell, rows: number, columns: number): Cell {
  const copy = { ...cell };
  if (cell.look !== undefined) copy.look = { ...cell.look };
  if (cell.formula !== undefined)
    copy.formula = mapReferences(cell.formula, (reference) => carried(reference, rows, columns));
  return copy;
}
