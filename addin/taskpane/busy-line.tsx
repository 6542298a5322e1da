import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useSyncExternalStore } from "react";
import type { PaneModel } from "./pane-model.ts";
import type { Doing } from "./work.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM, minHeight: "24px" },
});

const doingWords: Readonly<Record<Doing, string>> = {
  reading: "reading the workbook…",
  asking: "asking the service…",
  writing: "writing to the workbook…",
};

interface BusyLineProps {
  /** What the person has begun, such as "Checking". */
  readonly words: string;
  readonly model: PaneModel;
}

/** How far something long has come, and the way out of it while there is one: the button, or Escape. */
export function BusyLine({ words, model }: BusyLineProps) {
  const styles = useStyles();
  const doing = useSyncExternalStore(model.subscribe, model.doing);
  const canCancel = useSyncExternalStore(model.subscribe, model.canCancel);
  useEffect(() => {
    if (!canCancel) return undefined;
    const pressed = ({ key, defaultPrevented }: KeyboardEvent): void => {
      // A menu that is open closes instead.
      if (key === "Escape" && !defaultPrevented) model.cancel();
    };
    document.addEventListener("keydown", pressed);
    return () => {
      document.removeEventListener("keydown", pressed);
    };
  }, [model, canCancel]);
  return (
    <div className={styles.line}>
      <Spinner
        size="tiny"
        label={doing === undefined ? `${words}…` : `${words}: ${doingWords[doing]}`}
        labelPosition="after"
      />
      {canCancel && (
        <Button size="small" onClick={model.cancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
