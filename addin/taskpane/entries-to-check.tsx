import { Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { cellPosition } from "../../shared/tracker/columns.ts";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { Checked } from "../commands/check.ts";
import { cellsToCheck, entryKey } from "../commands/correct-entry.ts";
import { fieldName } from "../ui/field-names.ts";
import { CorrectHere } from "./correct-here.tsx";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: 0, listStyleType: "none" },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalXS },
  go: { minWidth: "auto", flexShrink: 0 },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface EntriesProps {
  readonly state: CheckScreen;
  readonly checked: Checked;
  readonly model: PaneModel;
}

/** Cells that cannot be read, with their text as typed, which stays on this computer; each can be corrected here. */
export function EntriesToCheck({ state, checked, model }: EntriesProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const entries = cellsToCheck(checked.understood.entriesToCheck);
  if (entries.length === 0) return undefined;
  return (
    <section className={section} aria-label="Cells that cannot be read">
      <Subtitle2 as="h2">Cells that cannot be read: {entries.length}</Subtitle2>
      <Caption1 as="p">
        Correct them here or in the sheet; nothing is sent by that, and the next check clears them from this list.
        Entries to check that can be read but not relied on, such as a day in the future, stand with their cases above.
      </Caption1>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entryKey(entry)} className={styles.item}>
            <div className={styles.head}>
              <strong>
                {entry.sheet}, {entry.cell}: {fieldName(entry.field)}
              </strong>
              <Button
                className={styles.go}
                size="small"
                aria-label={`Go to cell ${placeOf(entry)}`}
                onClick={() => {
                  const position = cellPosition(entry.cell);
                  if (position !== undefined) void model.goTo(entry.sheet, position);
                }}
              >
                Go to cell
              </Button>
            </div>
            <CorrectHere state={state} checked={checked} entry={entry} model={model} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ sheet, cell }: EntryToCheck): string {
  return `${cell} of ${sheet}`;
}
