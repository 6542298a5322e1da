import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { alikeTables } from "../commands/alike-tables.ts";
import { MappingTable } from "./mapping-table.tsx";
import type { PaneModel } from "./pane-model.ts";
import { lacksDiscussions, type TableFound } from "./tables-found.ts";

const useStyles = makeStyles({
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  sheets: { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(7rem, 1fr))", overflowWrap: "anywhere" },
  apart: { marginBlock: tokens.spacingVerticalXS },
});

interface TablesToConfirmProps {
  readonly workbook: WorkbookGrid;
  readonly tables: readonly TableFound[];
  readonly asAt: PlainDate;
  readonly onChange: (tables: readonly TableFound[]) => void;
  readonly model: PaneModel;
}

/** Each table with its columns, and those that are laid out alike once; the first, and any in doubt, stand open. */
export function TablesToConfirm({ workbook, tables, asAt, onChange, model }: TablesToConfirmProps) {
  // As they were found: what is chosen for all of them keeps them alike.
  const [groups, setGroups] = useState(() => alikeTables(workbook, tables, asAt));
  return groups.map((group) => (
    <TableGroup
      key={group.join()}
      workbook={workbook}
      tables={tables}
      group={group}
      asAt={asAt}
      onChange={(of, change) => {
        onChange(tables.map((table, index) => (of.includes(index) ? change(table) : table)));
      }}
      onApart={() => {
        setGroups(groups.flatMap((each) => (each === group ? group.map((index) => [index]) : [each])));
      }}
      model={model}
    />
  ));
}

interface TableGroupProps extends Omit<TablesToConfirmProps, "onChange"> {
  /** The places of its tables. */
  readonly group: readonly number[];
  readonly onChange: (of: readonly number[], change: (table: TableFound) => TableFound) => void;
  readonly onApart: () => void;
}

function TableGroup(props: TableGroupProps) {
  const { workbook, tables, group, asAt, onChange, model } = props;
  const isTold = tables.length > 1 || group.some((index) => tables[index]?.isAsked);
  const first = group.find((index) => tables[index]?.isOurs) ?? -1;
  const alike = useMemo(
    () => group.flatMap((index) => (index !== first && tables[index]?.isOurs ? [tables[index].layout] : [])),
    [tables, group, first],
  );
  const shown = tables[first];
  return (
    <div>
      {isTold && (group.length === 1 ? <Belongs {...props} /> : <SheetsAlike {...props} />)}
      {shown !== undefined && (
        <MappingTable
          workbook={workbook}
          table={shown}
          alike={alike}
          asAt={asAt}
          index={first}
          isOpen={group.includes(0) || shown.isAsked || lacksDiscussions(shown.layout)}
          onChange={(change) => {
            onChange(group, (table) => ({ ...table, layout: change(table.layout) }));
          }}
          onList={(field) => {
            onChange(group, (table) => ({ ...table, listed: [...table.listed, field] }));
          }}
          model={model}
        />
      )}
    </div>
  );
}

/** Whether one table belongs to the tracker. */
function Belongs({ tables, group, onChange }: TableGroupProps) {
  const [index = -1] = group;
  const table = tables[index];
  if (table === undefined) return undefined;
  return (
    <Checkbox
      checked={table.isOurs}
      label={`${placeWords(tables, table.layout)} belongs to this tracker`}
      onChange={(_, { checked }) => {
        onChange(group, (each) => ({ ...each, isOurs: checked === true }));
      }}
    />
  );
}

function placeWords(tables: readonly TableFound[], { name, headerRows }: TableLayout): string {
  const isAlone = tables.filter(({ layout }) => layout.name === name).length === 1;
  return isAlone ? `Sheet ${name}` : `Sheet ${name}, headings in row ${Math.max(...headerRows)},`;
}

/** Which of the sheets that are laid out alike belong to the tracker. */
function SheetsAlike({ tables, group, onChange, onApart }: TableGroupProps) {
  const styles = useStyles();
  const ours = group.filter((index) => tables[index]?.isOurs).length;
  const belong = (of: readonly number[], isOurs: boolean): void => {
    onChange(of, (table) => ({ ...table, isOurs }));
  };
  const all = ours === group.length;
  return (
    <fieldset className={styles.group} aria-label={`${group.length} sheets laid out alike`}>
      <Checkbox
        checked={all || (ours === 0 ? false : "mixed")}
        label={`${group.length} sheets laid out alike belong to this tracker`}
        onChange={() => {
          belong(group, !all);
        }}
      />
      <div className={styles.sheets}>
        {group.map((index) => {
          const { isOurs = false, layout } = tables[index] ?? {};
          const name = layout?.name ?? "";
          return (
            <Checkbox
              key={index}
              checked={isOurs}
              label={name}
              aria-label={`Sheet ${name} belongs to this tracker`}
              onChange={(_, { checked }) => {
                belong([index], checked === true);
              }}
            />
          );
        })}
      </div>
      <Button size="small" className={styles.apart} onClick={onApart}>
        Choose the columns of each sheet by itself
      </Button>
    </fieldset>
  );
}
