import { makeStyles, mergeClasses, Select, Subtitle2, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { isDoubtful } from "../../shared/tracker/column-confidence.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { doubtsOn } from "../commands/alike-tables.ts";
import { columnOptions } from "../commands/column-options.ts";
import { withSeries } from "../commands/mapping-series.ts";
import { fieldsToAdd, mappingRows, withColumn, type MappingRow } from "../commands/mapping.ts";
import { fieldName } from "../ui/field-names.ts";
import { FieldRow } from "./mapping-row.tsx";
import type { PaneModel } from "./pane-model.ts";
import { choiceId, type TableFound } from "./tables-found.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th, & td": {
      textAlign: "start",
      verticalAlign: "top",
      padding: `${tokens.spacingVerticalXS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    // As wide as its longest word at least, so that no word is broken.
    "& tbody th": { paddingInlineEnd: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular },
    "& tbody th[colspan]": { paddingTop: tokens.spacingVerticalM, fontWeight: tokens.fontWeightSemibold },
    "& td": { width: "68%", maxWidth: 0, overflowWrap: "anywhere" },
    // Magnified, a field stands above its column: side by side neither could be read.
    "@media (max-width: 260px)": {
      display: "block",
      "& thead": { display: "none" },
      "& tbody, & tr, & th, & td": { display: "block" },
      "& td": { width: "auto", maxWidth: "none" },
      "& tr:has(td) th": { borderBottom: "none", paddingBottom: 0, fontWeight: tokens.fontWeightSemibold },
    },
  },
  select: { minWidth: 0, width: "100%" },
  inLine: { "& h2": { display: "inline" } },
});

const holdsWords: Readonly<Record<TableLayout["holds"], string>> = {
  cases: "cases",
  mixed: "cases of one worker",
  workers: "workers",
  sessions: "one-to-ones",
  groups: "group sessions",
  agreements: "agreements",
  audits: "audits",
  observations: "observations",
};

interface MappingTableProps {
  readonly workbook: WorkbookGrid;
  readonly table: TableFound;
  /** Other sheets that are laid out and read the same way. */
  readonly alike: readonly TableLayout[];
  readonly asAt: PlainDate;
  /** Its place among the tables that are to be confirmed. */
  readonly index: number;
  /** Whether its columns are shown at first, also where none is in doubt. */
  readonly isOpen: boolean;
  readonly onChange: (change: (layout: TableLayout) => TableLayout) => void;
  /** Gives one more field a row. */
  readonly onList: (field: string) => void;
  readonly model: PaneModel;
}

/** Our field, their heading with three sample cells; what is sent first, then what is not. */
export function MappingTable(props: MappingTableProps) {
  const { workbook, table, alike, asAt, isOpen } = props;
  const { layout, listed, offered } = table;
  const styles = useStyles();
  const { summary } = useViewStyles();
  const rows = useMemo(
    () => mappingRows(workbook, layout, asAt, { listed, offered }),
    [workbook, layout, asAt, listed, offered],
  );
  const doubts = useMemo(() => doubtsOn(workbook, alike, asAt), [workbook, alike, asAt]);
  const toLookAt = rows.filter((row) => isToLookAt(row) || doubts.has(row.field)).length;
  const [isShown, setShown] = useState(isOpen || toLookAt > 0);
  // Once drawn it stays, folded or not: what is still to be chosen there is come back to from below.
  const [isDrawn, setDrawn] = useState(isShown);
  return (
    <details
      open={isShown}
      onToggle={({ currentTarget }) => {
        setShown(currentTarget.open);
        if (currentTarget.open) setDrawn(true);
      }}
    >
      <summary className={mergeClasses(summary, styles.inLine)}>
        <Subtitle2 as="h2">
          {titleOf(layout, alike.length)}
          {toLookAt > 0 && ` (${toLookAt} to look at)`}
        </Subtitle2>
      </summary>
      {isDrawn && <Columns {...props} rows={rows} doubts={doubts} />}
    </details>
  );
}

interface ColumnsProps extends MappingTableProps {
  readonly rows: readonly MappingRow[];
  /** By field: what is doubtful on the sheets that are alike. */
  readonly doubts: ReadonlyMap<string, readonly string[]>;
}

function Columns({ workbook, table, index, onChange, onList, model, rows, doubts }: ColumnsProps) {
  const styles = useStyles();
  const { layout, offered, questions } = table;
  const parts = [
    { title: "Is sent", rows: rows.filter(({ isSent }) => isSent) },
    { title: "Stays in this workbook", rows: rows.filter(({ isSent }) => !isSent) },
  ].filter((part) => part.rows.length > 0);
  const options = columnOptions(workbook, layout);
  const goTo = (column: string): void => {
    void model.goTo(layout.name, { row: Math.max(...layout.headerRows) - 1, column: columnIndex(column) });
  };
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">We read</th>
            <th scope="col">Your column</th>
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody key={part.title}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {part.title}
              </th>
            </tr>
            {part.rows.map((row) => (
              <FieldRow
                key={row.cell ?? row.field}
                id={choiceId(index, row.field)}
                row={row}
                options={options}
                question={questions.find(({ field }) => field === row.field)}
                doubts={doubts.get(row.field) ?? []}
                onChoose={(column) => {
                  onChange((each) => withColumn(each, row.field, column));
                }}
                onChooseSeries={(isRead) => {
                  onChange((each) => withSeries(each, row.field, isRead ? offered : undefined));
                }}
                onGoTo={goTo}
              />
            ))}
          </tbody>
        ))}
      </table>
      <AddField layout={layout} listed={rows.map(({ field }) => field)} onList={onList} />
    </>
  );
}

function isToLookAt({ isOpen, confidence }: MappingRow): boolean {
  return isOpen || (confidence !== undefined && isDoubtful(confidence));
}

function titleOf({ name, holds }: TableLayout, others: number): string {
  const sheets = others === 0 ? `Sheet ${name}` : `Columns of all ${others + 1} sheets, as on ${name}`;
  return `${sheets}: ${holdsWords[holds]}`;
}

interface AddFieldProps {
  readonly layout: TableLayout;
  readonly listed: readonly string[];
  readonly onList: (field: string) => void;
}

/** A column may stand under a heading that nobody knows. */
function AddField({ layout, listed, onList }: AddFieldProps) {
  const styles = useStyles();
  const fields = fieldsToAdd(layout, listed).toSorted((one, other) => fieldName(one).localeCompare(fieldName(other)));
  if (fields.length === 0) return undefined;
  return (
    <Select
      size="small"
      className={styles.select}
      aria-label={`Add a column of sheet ${layout.name}`}
      value=""
      onChange={(_, { value }) => {
        onList(value);
      }}
    >
      <option value="" disabled>
        Add a column…
      </option>
      {fields.map((field) => (
        <option key={field} value={field}>
          {fieldName(field)}
        </option>
      ))}
    </Select>
  );
}
