import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  scroll: { overflowX: "auto", "@media print": { "& button": { display: "none" } } },
  table: { borderCollapse: "collapse", width: "100%" },
  cell: {
    textAlign: "start",
    verticalAlign: "baseline",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: "6rem",
    overflowWrap: "anywhere",
  },
  head: { fontWeight: tokens.fontWeightSemibold, borderTop: "none" },
});

interface PlainTableProps {
  readonly label: string;
  readonly headings: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

export function PlainTable({ label, headings, rows }: PlainTableProps) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={`${styles.cell} ${styles.head}`}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row" className={styles.cell}>
                {first}
              </th>
              {others.map((cell, index) => (
                <td key={headings[index + 1]} className={styles.cell}>
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
