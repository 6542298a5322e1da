import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse" },
  cell: {
    textAlign: "start",
    verticalAlign: "top",
    minWidth: "4rem",
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface ScrolledTableProps {
  readonly label: string;
  readonly headings: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** A table that may be wider than its place. */
export function ScrolledTable({ label, headings, rows }: ScrolledTableProps) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map((heading, at) => (
              <th key={at} scope="col" className={styles.cell}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row" className={styles.cell}>
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={at} className={styles.cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
