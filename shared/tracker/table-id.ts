import type { TableLayout } from "./layout.ts";

/** A table is known by its place among the layouts that were confirmed, from 0. */
export function tableIdAt(index: number): string {
  return `t${index + 1}`;
}

/** A table of workers that stands in no table of its own has the name of the one beside it. */
export function idOfWorkersIn(tableId: string): string {
  return `${tableId}-workers`;
}

/** Of workers that stand in no table of their own, the layout of the one that names them. */
export function layoutOf(layouts: readonly TableLayout[], tableId: string): TableLayout | undefined {
  return layouts[Number.parseInt(tableId.slice(1), 10) - 1];
}
