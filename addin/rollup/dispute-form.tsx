import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { AuditClient, RunPlace } from "../../shared/contract/audit-client.ts";
import type { Dispute } from "../../shared/contract/beside-run.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { Result } from "../../shared/contract/results.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useDrafts, useOnPage } from "./on-page.ts";

const longest = 300;

const useStyles = makeStyles({
  form: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalS, maxWidth: "40rem" },
  field: { justifySelf: "stretch" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface DisputeFormProps {
  readonly client: AuditClient;
  readonly place: RunPlace;
  readonly result: Result;
  /** The finding, for people. */
  readonly about: string;
  readonly onPut: (note: Dispute) => void;
  readonly onCancel: () => void;
}

export function findingKey({ council, team, runId }: RunPlace, { check, subject }: Result): string {
  return [council, team, runId, check, subject.tableId, subject.rowId].join(" ");
}

/** A note on one finding: it stays with it, for the same readers. */
export function DisputeForm({ client, place, result, about, onPut, onCancel }: DisputeFormProps) {
  const styles = useStyles();
  const { unsaved } = useOnPage();
  const finding = findingKey(place, result);
  const note = useDrafts(({ notes }) => notes[finding]?.text ?? "");
  const setNote = (typed: string): void => {
    unsaved.putNote(finding, typed === "" ? undefined : { about, text: typed });
  };
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  // One line: the service takes no line breaks.
  const text = note.replaceAll(/\s+/g, " ").trim();
  const send = async (): Promise<void> => {
    setSending(true);
    setFailure(undefined);
    const { check, subject } = result;
    const answer = await client.dispute(place, { check, tableId: subject.tableId, rowId: subject.rowId, note: text });
    setSending(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    setNote("");
    onPut(answer.value);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== "" && !isSending) void send();
      }}
    >
      <Field
        className={styles.field}
        label="What is disputed"
        hint={`No names: no child's, no worker's. ${longest - text.length} of ${longest} characters left.`}
      >
        <Textarea
          autoFocus
          value={note}
          maxLength={longest}
          onChange={(_, { value }) => {
            setNote(value);
          }}
        />
      </Field>
      {failure !== undefined && <FailureNotice tone="error" failure={failure} kept="Your note is still here." />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={text === "" || isSending}>
          {isSending ? "Adding…" : "Add the note"}
        </Button>
        <Button
          size="small"
          onClick={() => {
            setNote("");
            onCancel();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
