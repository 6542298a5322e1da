import { Caption1, makeStyles, mergeClasses, Select, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import {
  columnOptions,
  fieldsToAdd,
  mappingRows,
  withColumn,
  type ColumnOption,
  type MappingRow,
} from "../commands/mapping.ts";
import { fieldName } from "../ui/field-names.ts";
import { useViewStyles } from "./view-styles.ts";
import { choiceId } from "./tables-found.ts";

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
  },
  select: { minWidth: 0, width: "100%" },
  samples: { display: "block" },
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
  readonly layout: TableLayout;
  readonly asAt: PlainDate | undefined;
  /** Its place among the tables that are to be confirmed. */
  readonly index: number;
  /** The fields that have a row, whether they have a column or none. */
  readonly listed: readonly string[];
  /** Whether its columns are shown at first. */
  readonly isOpen: boolean;
  readonly onChange: (layout: TableLayout) => void;
  /** Gives one more field a row. */
  readonly onList: (field: string) => void;
}

/** Our field, their heading with three sample cells; what is sent first, then what is not. */
export function MappingTable(props: MappingTableProps) {
  const { workbook, layout, asAt, index, listed, isOpen, onChange, onList } = props;
  const styles = useStyles();
  const { summary } = useViewStyles();
  const [isShown, setShown] = useState(isOpen);
  if (asAt === undefined) return undefined;
  const rows = mappingRows(workbook, layout, asAt, listed);
  const parts = [
    { title: "Is sent", rows: rows.filter(({ isSent }) => isSent) },
    { title: "Stays in this workbook", rows: rows.filter(({ isSent }) => !isSent) },
  ].filter((part) => part.rows.length > 0);
  const options = columnOptions(workbook, layout);
  return (
    <details
      open={isShown}
      onToggle={({ currentTarget }) => {
        setShown(currentTarget.open);
      }}
    >
      <summary className={mergeClasses(summary, styles.inLine)}>
        <Subtitle2 as="h2">
          Sheet {layout.name}: {holdsWords[layout.holds]}
        </Subtitle2>
      </summary>
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
                onChoose={(column) => {
                  onChange(withColumn(layout, row.field, column));
                }}
              />
            ))}
          </tbody>
        ))}
      </table>
      <AddField layout={layout} listed={listed} onList={onList} />
    </details>
  );
}

/** A column may stand under a heading that nobody knows. */
function AddField({ layout, listed, onList }: Pick<MappingTableProps, "layout" | "listed" | "onList">) {
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

interface FieldRowProps {
  readonly id: string;
  readonly row: MappingRow;
  readonly options: readonly ColumnOption[];
  readonly onChoose: (column: string | undefined) => void;
}

/** Nothing is chosen yet, not even that it is not in this tracker. */
const unanswered = "?";

function FieldRow({ id, row: { field, column, cell, samples, isOpen }, options, onChoose }: FieldRowProps) {
  const styles = useStyles();
  const hint = isOpen ? "More than one column may be meant: please choose." : samples.join(" · ");
  return (
    <tr>
      <th scope="row">{fieldName(field)}</th>
      <td>
        {cell === undefined ? (
          <Select
            id={id}
            size="small"
            className={styles.select}
            aria-label={`Column of ${fieldName(field)}`}
            value={column ?? (isOpen ? unanswered : "")}
            onChange={(_, { value }) => {
              onChoose(value === "" ? undefined : value);
            }}
          >
            {isOpen && column === undefined && (
              <option value={unanswered} disabled>
                Please choose…
              </option>
            )}
            <option value="">Not in this tracker</option>
            {options.map((option) => (
              <option key={option.column} value={option.column}>
                {option.column}: {option.heading}
              </option>
            ))}
          </Select>
        ) : (
          <span>Cell {cell}</span>
        )}
        {hint !== "" && <Caption1 className={styles.samples}>{hint}</Caption1>}
      </td>
    </tr>
  );
}
