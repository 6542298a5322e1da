import { Checkbox } from "@fluentui/react-components";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { MappingTable } from "./mapping-table.tsx";
import type { TableFound } from "./tables-found.ts";

function belongsWords(tables: readonly TableFound[], { name, headerRows }: TableLayout): string {
  const isAlone = tables.filter(({ layout }) => layout.name === name).length === 1;
  const place = isAlone ? `Sheet ${name}` : `Sheet ${name}, headings in row ${Math.max(...headerRows)},`;
  return `${place} belongs to this tracker`;
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
    const { layout, isOurs, isAsked, listed } = table;
    return (
      <div key={index}>
        {(isAsked || tables.length > 1) && (
          <Checkbox
            checked={isOurs}
            label={belongsWords(tables, layout)}
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
            index={index}
            listed={listed}
            isOpen={index === 0 || isAsked || (layout.needsConfirmation ?? []).length > 0}
            onChange={(changed) => {
              change({ layout: changed });
            }}
            onList={(field) => {
              change({ listed: [...listed, field] });
            }}
          />
        )}
      </div>
    );
  });
}
