import { Button, makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Confirmed } from "../commands/find-tracker.ts";
import { newSheets, newSheetWords } from "../commands/new-sheets.ts";
import { newTables, newTableWords } from "../commands/new-tables.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { PaneModel } from "./pane-model.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({ button: { alignSelf: "flex-start" } });

interface NewSheetsProps {
  readonly found: Confirmed;
  readonly model: PaneModel;
}

/** A sheet or a table that was added later is no part of the tracker until somebody says so. */
export function NewSheetsNotice({ found, model }: NewSheetsProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const sentences = useMemo(
    () => [newSheetWords(newSheets(found.survey, found.tracker)), newTableWords(newTables(found))],
    [found],
  ).filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) return undefined;
  return (
    <div className={section}>
      <NoticeBar tone="warning" sentence={sentences.join(" ")} />
      <Button size="small" className={styles.button} onClick={() => void model.lookAgain()}>
        Look again
      </Button>
    </div>
  );
}
