import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import { type Erasure, erasureReasons } from "../../../shared/contract/beside-run.ts";
import type { Failure } from "../../../shared/contract/client.ts";
import { runId } from "../../../shared/contract/names.ts";
import { Choice } from "../../ui/choice.tsx";
import { NoticeBar } from "../../ui/notice-bar.tsx";
import type { PartProps } from "./part.ts";

type Reason = keyof typeof erasureReasons;
const reasons = Object.keys(erasureReasons) as Reason[];

const useStyles = makeStyles({
  part: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    justifyItems: "start",
    maxWidth: "40rem",
  },
  wide: { justifySelf: "stretch", gridTemplateColumns: "minmax(0, 1fr)" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Removes what should never have been sent. The run's figures stay, with a mark that says that this was done. */
export function ErasePart({ client, council, draft: { teams } }: PartProps) {
  const styles = useStyles();
  const [team, setTeam] = useState(teams[0]?.team ?? "");
  const [run, setRun] = useState("");
  const [reason, setReason] = useState<Reason>("held-a-name");
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly erasure: Erasure } | { readonly failure: Failure }>();
  const isNumber = runId.safeParse(run.trim()).success;
  const erase = async (): Promise<void> => {
    setBusy(true);
    const answer = await client.erase({ council, team, runId: run.trim() }, { reason });
    setBusy(false);
    setAsked(false);
    setOutcome(answer.ok ? { erasure: answer.value } : { failure: answer.failure });
  };
  return (
    <div className={styles.part}>
      <p>
        Findings, entries, samples and notes of the run are removed for good. Its figures stay, with a mark of the day
        and the reason. The run number is on the receipt and on every export.
      </p>
      <Choice
        label="Team"
        value={team}
        options={teams.map((each) => [each.team, each.name])}
        onChoose={(value) => {
          setTeam(value);
          setAsked(false);
        }}
      />
      <Field
        className={styles.wide}
        label="Run number"
        {...(run.trim() !== "" && !isNumber && { validationMessage: "This is not a whole run number." })}
      >
        <Input
          value={run}
          onChange={(_, { value }) => {
            setRun(value);
            setAsked(false);
            setOutcome(undefined);
          }}
        />
      </Field>
      <Choice
        className={styles.wide}
        label="Reason"
        value={reason}
        options={reasons.map((each) => [each, erasureReasons[each]])}
        onChoose={(value) => {
          setReason(value as Reason);
        }}
      />
      {isAsked ? (
        <div className={styles.actions} role="group" aria-label="This cannot be undone">
          <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void erase()}>
            {isBusy ? "Erasing…" : "Erase for good"}
          </Button>
          <Button
            onClick={() => {
              setAsked(false);
            }}
          >
            Keep it
          </Button>
        </div>
      ) : (
        <Button
          disabledFocusable={!isNumber || team === ""}
          onClick={() => {
            setAsked(true);
          }}
        >
          Erase the run…
        </Button>
      )}
      {outcome !== undefined && <Outcome outcome={outcome} />}
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: { readonly erasure: Erasure } | { readonly failure: Failure } }) {
  if ("failure" in outcome) return <NoticeBar tone="error" {...outcome.failure} />;
  const { on, by, reason } = outcome.erasure;
  const sentence = `Erased on ${dayInWords(on)} by ${by.name}, because ${erasureReasons[reason]}. The figures of the run stay.`;
  return <NoticeBar tone="success" sentence={sentence} />;
}
