import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { Checked } from "../commands/check.ts";
import { choicesFor, isWorkedOut, mayBeSettled, workedOut, type Correction } from "../commands/correct-entry.ts";
import type { PaneModel } from "./pane-model.ts";
import { useIsBusy } from "./use-is-busy.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  undo: { minWidth: "auto" },
  button: { alignSelf: "flex-start" },
  done: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, marginInlineEnd: "auto" },
});

interface CorrectHereProps {
  readonly checked: Checked;
  readonly entry: EntryToCheck;
  /** What was done about it since. */
  readonly correction: Correction | undefined;
  readonly model: PaneModel;
}

/** What the cell says, a field to correct it, what came of that, and the way back. */
export function CorrectHere(props: CorrectHereProps) {
  const styles = useStyles();
  const { checked, entry, correction, model } = props;
  const { text, cell, sheet, expected } = entry;
  if (correction?.corrected === undefined) {
    return (
      <>
        <p>
          Says “{text}”. {expected}
        </p>
        {isWorkedOut(checked, entry) ? (
          <p>{workedOut}</p>
        ) : (
          <CorrectionToMake {...props} because={correction?.because} isUndone={correction !== undefined} />
        )}
        {mayBeSettled(entry) && <EveryDateIsRight entry={entry} model={model} />}
      </>
    );
  }
  return (
    <>
      <p>Said “{text}”.</p>
      <div className={styles.actions}>
        <span className={styles.done} role="status">
          <CheckmarkCircleRegular aria-hidden /> Corrected to {correction.corrected.says}: check again.
        </span>
        <Undo name={`${cell} of ${sheet}`} model={model} onUndo={() => void model.undoCorrection(entry)} />
      </div>
      {correction.because !== undefined && <p role="alert">Not undone. {correction.because}</p>}
    </>
  );
}

function EveryDateIsRight({ entry, model }: Pick<CorrectHereProps, "entry" | "model">) {
  const styles = useStyles();
  const isBusy = useIsBusy(model);
  return (
    <Button
      className={styles.button}
      size="small"
      disabledFocusable={isBusy}
      aria-label={`Every date in this column is right: ${entry.cell} of ${entry.sheet}`}
      onClick={() => void model.settleDates(entry)}
    >
      Every date in this column is right
    </Button>
  );
}

interface UndoProps {
  readonly name: string;
  readonly model: PaneModel;
  readonly onUndo: () => void;
}

function Undo({ name, model, onUndo }: UndoProps) {
  const styles = useStyles();
  const isBusy = useIsBusy(model);
  return (
    <Button
      className={styles.undo}
      size="small"
      autoFocus
      disabledFocusable={isBusy}
      aria-label={`Undo the correction of ${name}`}
      onClick={onUndo}
    >
      Undo
    </Button>
  );
}

interface ToMakeProps extends CorrectHereProps {
  readonly because: string | undefined;
  /** One was made and taken back: the keyboard goes on from here. */
  readonly isUndone: boolean;
}

/** Opened by its button; whoever works by keyboard is led into the field and back. */
function CorrectionToMake({ entry, model, because, isUndone }: ToMakeProps) {
  const styles = useStyles();
  const [form, setForm] = useState<"not-asked-for" | "open" | "left">(isUndone ? "left" : "not-asked-for");
  if (form !== "open") {
    return (
      <Button
        className={styles.button}
        size="small"
        autoFocus={form === "left"}
        aria-label={`Correct here: ${entry.cell} of ${entry.sheet}`}
        onClick={() => {
          setForm("open");
        }}
      >
        Correct here
      </Button>
    );
  }
  return (
    <CorrectionForm
      entry={entry}
      model={model}
      because={because}
      onCorrect={(typed) => void model.correct(entry, typed)}
      onCancel={() => {
        setForm("left");
      }}
    />
  );
}

interface FormProps {
  readonly entry: EntryToCheck;
  readonly model: PaneModel;
  readonly because: string | undefined;
  readonly onCorrect: (typed: string) => void;
  readonly onCancel: () => void;
}

function CorrectionForm({ entry, model, because, onCorrect, onCancel }: FormProps) {
  const styles = useStyles();
  const isBusy = useIsBusy(model);
  const choices = choicesFor(entry);
  const [typed, setTyped] = useState("");
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onCorrect(typed);
      }}
    >
      <Field
        label={`${entry.cell} should say`}
        {...(because === undefined ? {} : { validationState: "error", validationMessage: because })}
      >
        {choices.length === 0 ? (
          <Input
            autoFocus
            size="small"
            value={typed}
            onChange={(_, { value }) => {
              setTyped(value);
            }}
          />
        ) : (
          <Select
            autoFocus
            size="small"
            value={typed}
            onChange={(_, { value }) => {
              setTyped(value);
            }}
          >
            <option value="">Choose…</option>
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </Select>
        )}
      </Field>
      <div className={styles.actions}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={isBusy}>
          Correct
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
