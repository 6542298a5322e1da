import { Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { cellPosition } from "../../shared/tracker/columns.ts";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import { fieldName } from "../ui/field-names.ts";
import type { PaneModel } from "./pane-model.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: 0, listStyleType: "none" },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  go: { minWidth: "auto", flexShrink: 0 },
  item: {
    overflowWrap: "anywhere",
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface EntriesProps {
  readonly entries: readonly EntryToCheck[];
  readonly model: PaneModel;
}

/** Cells that cannot be read, with their text as typed, which stays on this computer. */
export function EntriesToCheck({ entries, model }: EntriesProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  if (entries.length === 0) return undefined;
  return (
    <section className={section}>
      <Subtitle2 as="h2">Entries to check: {entries.length}</Subtitle2>
      <ul className={styles.list}>
        {entries.map(({ sheet, cell, text, field, expected }) => (
          <li key={`${sheet} ${cell}`} className={styles.item}>
            <div className={styles.head}>
              <strong>
                {cell}: {fieldName(field)}
              </strong>
              <Button
                className={styles.go}
                size="small"
                aria-label={`Go to cell ${cell}`}
                onClick={() => {
                  const position = cellPosition(cell);
                  if (position !== undefined) void model.goTo(sheet, position);
                }}
              >
                Go to cell
              </Button>
            </div>
            Says “{text}”. {expected}
          </li>
        ))}
      </ul>
      <Caption1 as="p">Correct them in the sheet; the next check clears them from this list.</Caption1>
    </section>
  );
}
