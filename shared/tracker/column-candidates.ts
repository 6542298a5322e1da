import { isEmpty } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { headingsOnRow } from "./header-rows.ts";
import { isKnownHeading } from "./known-headings.ts";
import { mayBeAMonth } from "./month-headings.ts";
import { groupsStandAbove, type TableFound } from "./table-at.ts";

/** A column of a table that may hold a field. */
export interface CandidateColumn {
  /** From 0. */
  readonly column: number;
  /** Empty where nothing stands above the cells. */
  readonly heading: CellValue;
  /** What stands above its heading and others, such as a group of them or a month. */
  readonly above?: CellValue;
  /** Filled cells below the heading, so many as are needed to judge by. */
  readonly values: readonly CellValue[];
  readonly isHidden: boolean;
}

const mostValues = 200;

/**
 * Every column of a table that has a heading or anything below it. The cells of a hidden one are looked at only
 * where its heading says what they are.
 */
export function candidatesUnder(table: TableFound): CandidateColumn[] {
  const { cells } = table;
  const { hiddenColumns } = cells.sheet;
  const isGrouped = groupsStandAbove(cells, table.area, table.row);
  return headingsOnRow(cells, table.row, table).flatMap((heading, index): CandidateColumn[] => {
    const column = table.firstColumn + index;
    const isHidden = hiddenColumns.has(column);
    if (isHidden && !isKnownHeading(heading) && !mayBeAMonth(heading)) return [];
    const values = valuesBelow(table, column);
    if (isEmpty(heading) && values.length === 0) return [];
    const above = isGrouped ? cells.shownAt(table.row - 1, column) : "";
    return [{ column, heading, values, ...(isEmpty(above) ? {} : { above }), isHidden }];
  });
}

function valuesBelow({ cells, row: headerRow, area }: TableFound, column: number): CellValue[] {
  const values: CellValue[] = [];
  for (let row = headerRow + 1; row < area.row + area.rows && values.length < mostValues; row++) {
    const value = cells.valueAt(row, column);
    if (!isEmpty(value)) values.push(value);
  }
  return values;
}
