import { makeStyles, tokens } from "@fluentui/react-components";
import type { OpeningLines } from "../../shared/audit/opening-lines.ts";

const useStyles = makeStyles({
  list: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    "@media (max-width: 40rem)": { gridTemplateColumns: "1fr", rowGap: tokens.spacingVerticalXXS },
  },
  term: { fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0, "@media (max-width: 40rem)": { marginBottom: tokens.spacingVerticalS } },
});

export function OpeningLinesList({ lines }: { readonly lines: OpeningLines }) {
  const styles = useStyles();
  const rows = [
    ["What changed", lines.changed],
    ["Longest overdue", lines.longest],
    ["Cannot be judged", lines.notJudged],
  ] as const;
  return (
    <dl className={styles.list}>
      {rows.flatMap(([term, line]) => [
        <dt key={term} className={styles.term}>
          {term}
        </dt>,
        <dd key={`${term} line`} className={styles.line}>
          {line}
        </dd>,
      ])}
    </dl>
  );
}
