import { Caption1, makeStyles, Select, Subtitle2, tokens } from "@fluentui/react-components";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { columnOptions, mappingRows, withColumn } from "../commands/mapping.ts";
import { fieldName } from "../ui/field-names.ts";

const useStyles = makeStyles({
  table: {
    width: "100%",
    tableLayout: "fixed",
    borderCollapse: "collapse",
    "& th, & td": {
      textAlign: "start",
      verticalAlign: "top",
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowWrap: "break-word",
    },
    "& th:first-child": { width: "36%" },
  },
  select: { minWidth: 0, width: "100%" },
});

interface MappingTableProps {
  readonly workbook: WorkbookGrid;
  readonly layout: TableLayout;
  readonly asAt: PlainDate | undefined;
  readonly onChange: (layout: TableLayout) => void;
}

/** Our field, their heading with three sample cells, and whether it is sent. */
export function MappingTable({ workbook, layout, asAt, onChange }: MappingTableProps) {
  const styles = useStyles();
  if (asAt === undefined) return undefined;
  const options = columnOptions(workbook, layout);
  return (
    <section>
      <Subtitle2 as="h2">Sheet {layout.name}</Subtitle2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">We read</th>
            <th scope="col">Your column</th>
          </tr>
        </thead>
        <tbody>
          {mappingRows(workbook, layout, asAt).map(({ field, column, samples, isSent, isOpen }) => (
            <tr key={field}>
              <th scope="row">
                {fieldName(field)}
                <br />
                <Caption1>{isSent ? "is sent" : "stays in this workbook"}</Caption1>
              </th>
              <td>
                <Select
                  className={styles.select}
                  aria-label={`Column of ${fieldName(field)}`}
                  value={column ?? ""}
                  onChange={(_, { value }) => {
                    onChange(withColumn(layout, field, value === "" ? undefined : value));
                  }}
                >
                  <option value="">Not in this tracker</option>
                  {options.map((option) => (
                    <option key={option.column} value={option.column}>
                      {option.column}: {option.heading}
                    </option>
                  ))}
                </Select>
                <Caption1>
                  {isOpen ? "More than one column may be meant: please choose." : samples.join(" · ")}
                </Caption1>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
