import { Checkbox } from "@fluentui/react-components";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import { MappingTable } from "./mapping-table.tsx";

/** A table that may belong to the tracker. */
export interface TableFound {
  readonly layout: TableLayout;
  readonly isOurs: boolean;
  /** Its headings are in words that are not known, so whether it belongs is asked. */
  readonly isAsked: boolean;
}

export function tablesFound({ layouts, unfamiliar = [] }: ToConfirm): readonly TableFound[] {
  return [
    ...layouts.map((layout) => ({ layout, isOurs: true, isAsked: false })),
    ...unfamiliar.map((layout) => ({ layout, isOurs: false, isAsked: true })),
  ];
}

/** Where the tables stand; more than two are only counted, since each is listed below. */
export function placesWords(layouts: readonly TableLayout[]): string {
  if (layouts.length > 2) return `${layouts.length} tables`;
  return layouts.map(({ name, headerRows }) => `Sheet ${name}, headings in row ${Math.max(...headerRows)}`).join("; ");
}

/** What must be chosen before the tables can be checked. */
export function lackingIn(layouts: readonly TableLayout[]): string | undefined {
  const lacks = layouts.find(
    ({ holds, columns, series }) =>
      (holds === "cases" || holds === "mixed") &&
      columns["lastDiscussion"] === undefined &&
      series?.["discussions"] === undefined,
  );
  if (lacks !== undefined) return `Choose the column of the last discussion on sheet ${lacks.name} first.`;
  return layouts.length === 0 ? "Choose a table first." : undefined;
}

interface TablesToConfirmProps {
  readonly workbook: WorkbookGrid;
  readonly tables: readonly TableFound[];
  readonly asAt: PlainDate | undefined;
  readonly onChange: (tables: readonly TableFound[]) => void;
}

/** Each table with its columns; the first, and any in doubt, stand open. */
export function TablesToConfirm({ workbook, tables, asAt, onChange }: TablesToConfirmProps) {
  return tables.map((table, index) => {
    const change = (changed: Partial<TableFound>): void => {
      onChange(tables.with(index, { ...table, ...changed }));
    };
    const { layout, isOurs, isAsked } = table;
    return (
      <div key={index}>
        {isAsked && (
          <Checkbox
            checked={isOurs}
            label={`Sheet ${layout.name} belongs to this tracker`}
            onChange={(_, { checked }) => {
              change({ isOurs: checked === true });
            }}
          />
        )}
        {isOurs && (
          <MappingTable
            workbook={workbook}
            layout={layout}
            asAt={asAt}
            isOpen={index === 0 || isAsked || (layout.needsConfirmation ?? []).length > 0}
            onChange={(changed) => {
              change({ layout: changed });
            }}
          />
        )}
      </div>
    );
  });
}
