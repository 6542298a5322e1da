import type { FormatRun, OwnedColumn, StatusColumn } from "../workbook.ts";
import { placeOf } from "./status-column.ts";

const general = "General";

/**
 * The marks with the number formats that were found under them, so that they can be given back; undefined where there is
 * nothing to add. `columns` and `found` go together. Under a status of an earlier check ours is found: what was remembered
 * of its row counts.
 */
export function withFormats(
  marks: readonly OwnedColumn[],
  columns: readonly StatusColumn[],
  found: readonly (readonly string[])[],
): OwnedColumn[] | undefined {
  const foundUnder = new Map(columns.map((column, index) => [placeOf(column), found[index] ?? []]));
  const added = marks.map((mark): OwnedColumn => {
    const formats = foundUnder.get(placeOf(mark)) ?? [];
    if (formats.every((format) => format === general)) return mark;
    const known = (mark.formats ?? []).flatMap(({ rows, format }) => Array<string>(rows).fill(format));
    return { ...mark, formats: runsOf([...known, ...formats.slice(known.length)]) };
  });
  return added.some((mark, index) => mark !== marks[index]) ? added : undefined;
}

function runsOf(formats: readonly string[]): FormatRun[] {
  const runs: { rows: number; format: string }[] = [];
  for (const format of formats) {
    const run = runs.at(-1);
    if (run?.format === format) run.rows++;
    else runs.push({ rows: 1, format });
  }
  return runs;
}
