import type { Measured } from "./measure.ts";
import type { Bound } from "./row.ts";

const headings = ["Measured", "Value", "Bound", "Reached", "Ours", "Against"];

/** The lines of one table, in columns as wide as their widest cell. */
export function tableOf(rows: readonly Measured[]): readonly string[] {
  const cells = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function cellsOf({ asks, value, unit, bound, reached, spread, ours, theirs }: Measured): string[] {
  return [
    asks,
    value === undefined ? "not built" : `${figure(value)} ${unit}${noise(spread)}`,
    `${boundInWords(bound)} ${unit}`,
    reached === undefined ? "not measured" : reached ? "yes" : "no",
    ours ? `${ours.what}: ${figure(ours.milliseconds)} ms${noise(ours.spread)}` : "",
    theirs ? `${theirs.what}: ${figure(theirs.milliseconds)} ms${noise(theirs.spread)}` : "",
  ];
}

function noise(spread: number | undefined): string {
  return spread === undefined ? "" : ` ± ${Math.round(spread * 50)} %`;
}

function boundInWords(bound: Bound): string {
  return "atMost" in bound ? `≤ ${bound.atMost}` : `≥ ${bound.timesAsFast}`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
