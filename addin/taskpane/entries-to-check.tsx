import { Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { memo, useMemo, useState } from "react";
import { cellPosition } from "../../shared/tracker/columns.ts";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { Checked } from "../commands/check.ts";
import { cellNamer } from "../commands/child-names.ts";
import { cellsToCheck, entryKey, type Corrections } from "../commands/correct-entry.ts";
import { fieldName } from "../ui/field-names.ts";
import { atOnce, ShowMore, useDrawn } from "../ui/show-more.tsx";
import { CorrectHere } from "./correct-here.tsx";
import { useHiddenNames } from "./hidden-names.ts";
import type { PaneModel } from "./pane-model.ts";
import { shownOf } from "./shown-of-check.ts";
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
  readonly checked: Checked;
  /** What was done about them since. */
  readonly corrections: Corrections | undefined;
  readonly model: PaneModel;
}

/** Cells that cannot be read, with their text as typed, which stays on this computer; each can be corrected here. */
export const EntriesToCheck = memo(function EntriesToCheck({ checked, corrections, model }: EntriesProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const [shown, setShown] = useState(atOnce);
  const drawn = useDrawn(shown);
  const { hidden } = useHiddenNames();
  const nameOf = useMemo(() => cellNamer(checked, hidden ? new Map() : shownOf(checked).names), [checked, hidden]);
  const entries = useMemo(() => cellsToCheck(checked.understood.entriesToCheck), [checked]);
  if (entries.length === 0) return undefined;
  return (
    <section className={section} aria-label="Cells that cannot be read">
      <Subtitle2 as="h2">Cells that cannot be read: {entries.length}</Subtitle2>
      <Caption1 as="p">
        Correct them here or in the sheet; nothing is sent by that, and the next check clears them from this list.
        Entries to check that can be read but not relied on, such as a day in the future, stand with their cases above.
      </Caption1>
      <ul className={styles.list}>
        {entries.slice(0, drawn).map((entry) => (
          <li key={entryKey(entry)} className={styles.item}>
            <div className={styles.head}>
              <span>
                <strong>
                  {entry.sheet}, {entry.cell}: {fieldName(entry.field)}
                </strong>{" "}
                {nameOf(entry)}
              </span>
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
            <CorrectHere checked={checked} entry={entry} correction={corrections?.get(entryKey(entry))} model={model} />
          </li>
        ))}
      </ul>
      <ShowMore shown={shown} of={entries.length} onShow={setShown} />
    </section>
  );
});

function placeOf({ sheet, cell }: EntryToCheck): string {
  return `${cell} of ${sheet}`;
}
