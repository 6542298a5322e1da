import { inSeries } from "../../shared/policy/in-series.ts";
import { cellName } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { LayoutChange } from "../../shared/tracker/layout-fit.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { SheetLeftOut } from "../../shared/tracker/sheets-left-out.ts";
import { fieldName } from "../ui/field-names.ts";

/** One sentence on a sheet from which nothing is read, and what may be done about it. */
export function leftOutWords({ sheet, why }: SheetLeftOut): string {
  switch (why) {
    case "empty":
      return `Sheet ${sheet} has nothing in it.`;
    case "hidden":
    case "very-hidden":
      return `Sheet ${sheet} is hidden, so nothing is read from it: unhide it if its children belong to this caseload.`;
    case "headings-only":
      return `Sheet ${sheet} has headings and no rows below them, so it gives nothing.`;
    case "no-known-headings":
      return `On sheet ${sheet} no headings of a tracker were found, so nothing is read from it.`;
    case "template":
      return `Sheet ${sheet} is called a template, so it is left out unless you say that it belongs to this tracker.`;
    case "leavers":
      return `Sheet ${sheet} is by its name a list of those who have gone, so it is left out unless you say that it belongs to this tracker.`;
    case "words-not-known":
      return `Sheet ${sheet} looks like a tracker, but its headings are in words that are not known: choose its columns, or leave it out.`;
  }
}

/** One sentence on each cell that stands so far down its sheet that it is not read. */
export function strayWords({ sheets }: WorkbookGrid): string[] {
  return sheets.flatMap(({ name, stray }) => {
    if (stray === undefined) return [];
    const cell = cellName(stray.row, stray.column);
    return [`On sheet ${name} cell ${cell} stands far below everything else and is not read: clear it, or move it up.`];
  });
}

/** One sentence on a field that is asked about and has no answer yet. */
export function questionWords({ name }: TableLayout, field: string): string {
  return `Say first which column of sheet ${name} is “${fieldName(field)}”, or that it is not in this tracker.`;
}

/** What is asked of tables on sheets that may be named after their workers. */
export function whoseSheetsWords(asked: readonly TableLayout[]): string {
  const names = inSeries([...new Set(asked.map(({ name }) => name))]);
  return `No cell says who the worker is on ${names}. Are these sheets named after their workers?`;
}

/** One sentence on what is no longer as it was when the layout was confirmed. */
export function changeWords(change: LayoutChange): string {
  if ("heading" in change) return headingWords(change);
  switch (change.kind) {
    case "sheet-renamed":
      return `Sheet ${change.sheet} is now called ${change.now}: it is read under its new name.`;
    case "sheet-gone":
      return `Sheet ${change.sheet} is no longer in this workbook, or more than one sheet could be it: look at what was found instead.`;
    case "rows-moved":
      return `On sheet ${change.sheet} the headings have moved from row ${change.from} to row ${change.to}.`;
  }
}

type HeadingChange = Extract<LayoutChange, { readonly heading: string }>;

function headingWords(change: HeadingChange): string {
  const { sheet, heading } = change;
  switch (change.kind) {
    case "column-moved":
      return `On sheet ${sheet} “${heading}” has moved from column ${change.from} to column ${change.to}.`;
    case "heading-renamed":
      return `On sheet ${sheet} column ${change.column} was headed “${heading}” and is now headed “${change.now}”: say whether it still holds the same.`;
    case "heading-gone":
      return `On sheet ${sheet} the heading “${heading}” is gone: choose another column, or none.`;
    case "heading-twice":
      return `On sheet ${sheet} “${heading}” stands above columns ${change.columns.join(" and ")}: choose which is meant.`;
    case "heading-new":
      return `On sheet ${sheet} column ${change.column} is new and headed “${heading}”: say whether it is to be read.`;
    case "label-gone":
      return `On sheet ${sheet} “${heading}” no longer stands beside cell ${change.cell}.`;
  }
}
