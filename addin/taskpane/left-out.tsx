import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { LeftOut, LeftOutRow } from "../commands/left-out.ts";
import { exclusionWords } from "../ui/exclusion-words.ts";
import { atOnce, ShowMore } from "../ui/show-more.tsx";
import type { PaneModel } from "./pane-model.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: 0, listStyleType: "none" },
  row: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  go: { minWidth: "auto", flexShrink: 0 },
});

interface LeftOutProps {
  readonly leftOut: LeftOut;
  readonly model: PaneModel;
}

/** The rows left out for one reason: how many, and the way to each. */
export function LeftOutRows({ leftOut: { reason, rows }, model }: LeftOutProps) {
  const styles = useStyles();
  const { summary } = useViewStyles();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(atOnce);
  const drawn = isOpen ? rows.slice(0, shown) : [];
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary className={summary}>
        {rows.length} {rows.length === 1 ? "row" : "rows"} left out: {exclusionWords(reason)}
      </summary>
      <ul className={styles.list}>
        {drawn.map((row) => (
          <li key={`${row.sheet} ${row.row}`} className={styles.row}>
            <span>
              {row.name === undefined ? placeOf(row) : <strong>{row.name}</strong>} {row.until}
              {row.name !== undefined && <Caption1 block>{placeOf(row)}</Caption1>}
            </span>
            <Button
              className={styles.go}
              size="small"
              aria-label={`Go to cell of ${row.name ?? placeOf(row)}, left out`}
              onClick={() => void model.goTo(row.sheet, { row: row.row - 1, column: row.column })}
            >
              Go to cell
            </Button>
          </li>
        ))}
      </ul>
      <ShowMore shown={shown} of={rows.length} onShow={setShown} />
    </details>
  );
}

function placeOf({ sheet, row }: LeftOutRow): string {
  return `${sheet}, row ${row}`;
}
