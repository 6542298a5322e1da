import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const narrow = "@media screen and (max-width: 40rem)";

const useStyles = makeStyles({
  scroll: { overflowX: "auto", "@media print": { "& button": { display: "none" } } },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    [narrow]: { display: "block", "& tbody, & tr": { display: "block" } },
  },
  row: { [narrow]: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingBlock: tokens.spacingVerticalXS } },
  cell: {
    textAlign: "start",
    verticalAlign: "baseline",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: "6rem",
    overflowWrap: "anywhere",
    [narrow]: {
      display: "grid",
      gridTemplateColumns: "minmax(6rem, 35%) minmax(0, 1fr)",
      gap: tokens.spacingHorizontalS,
      padding: `${tokens.spacingVerticalXXS} 0`,
      borderTop: "none",
      "&[data-label]::before": { content: "attr(data-label)", color: tokens.colorNeutralForeground2 },
      // A label alone would ask for what is not there.
      "&:has(> div:empty)": { display: "none" },
    },
  },
  first: { [narrow]: { display: "block", fontWeight: tokens.fontWeightSemibold } },
  head: { fontWeight: tokens.fontWeightSemibold, borderTop: "none" },
  heads: {
    [narrow]: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  },
});

interface PlainTableProps {
  readonly label: string;
  readonly headings: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A real table; on a narrow screen each row becomes a list of its own, and the roles say that it still is a table. */
export function PlainTable({ label, headings, rows }: PlainTableProps) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table role="table" className={styles.table}>
        <thead role="rowgroup" className={styles.heads}>
          <tr role="row">
            {headings.map((heading) => (
              <th key={heading} role="columnheader" scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key} role="row" className={styles.row}>
              <th role="rowheader" scope="row" className={mergeClasses(styles.cell, styles.first)}>
                {first}
              </th>
              {others.map((cell, index) => (
                <td key={headings[index + 1]} role="cell" data-label={headings[index + 1]} className={styles.cell}>
                  <div>{cell}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
