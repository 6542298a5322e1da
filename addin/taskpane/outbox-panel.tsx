import { Body1, Button, Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from "@fluentui/react-components";
import { monthInWords } from "../../shared/calendar/format.ts";
import type { WaitingRun } from "../commands/remembered.ts";
import { momentInWords } from "../ui/moment-words.ts";
import { AskFirst } from "../ui/ask-first.tsx";
import type { PageProps } from "./page.ts";
import type { PaneModel } from "./pane-model.ts";
import type { Unsent } from "./pane-state.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalS,
  },
  runs: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    listStyle: "none",
    margin: 0,
    padding: 0,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The runs that wait in this workbook: nothing where there are none. */
export function OutboxPanel({ state, model }: PageProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const waiting = state.outbox?.waiting ?? [];
  if (waiting.length === 0) return undefined;
  return (
    <section className={mergeClasses(section, styles.panel)} aria-label="Waiting to be submitted">
      <Subtitle2 as="h2">
        {waiting.length === 1 ? "1 run waits to be submitted" : `${waiting.length} runs wait to be submitted`}
      </Subtitle2>
      <ul className={styles.runs}>
        {waiting.map((run) => (
          <Waiting key={run.runId} run={run} state={state} model={model} />
        ))}
      </ul>
      <Caption1 as="p">What waits is kept only if the workbook is saved.</Caption1>
    </section>
  );
}

function Waiting({ run, state, model }: PageProps & { readonly run: WaitingRun }) {
  const { section } = useViewStyles();
  const failure = state.unsent?.get(run.runId);
  const isBusy = state.busy !== undefined;
  const name = `${run.teamName}, ${monthInWords(run.submission.month)}`;
  return (
    <li className={section}>
      <Body1 as="p">
        <strong>{name}</strong>, since {momentInWords(new Date(run.since))}.{" "}
        {whyItWaits(run, failure, state.me?.personId)}
      </Body1>
      <Actions name={name} run={run} failure={failure} isBusy={isBusy} model={model} />
    </li>
  );
}

interface ActionsProps {
  readonly name: string;
  readonly run: WaitingRun;
  readonly failure: Unsent | undefined;
  readonly isBusy: boolean;
  readonly model: PaneModel;
}

function Actions({ name, run: { runId }, failure, isBusy, model }: ActionsProps) {
  const styles = useStyles();
  const anyway = failure?.isOvertaken === true;
  const says = anyway ? "Send anyway" : "Try now";
  return (
    <div className={styles.buttons}>
      {failure?.kind === "signed-out" ? (
        <Button size="small" appearance="primary" onClick={() => void model.signIn()}>
          Sign in and send
        </Button>
      ) : (
        <Button
          size="small"
          aria-label={`${says}: ${name}`}
          disabledFocusable={isBusy}
          onClick={() => void model.trySending(runId, anyway)}
        >
          {says}
        </Button>
      )}
      <AskFirst
        says="Take back…"
        label={`Take back: ${name}`}
        yes="Take it back unsent"
        no="Let it wait"
        size="small"
        isBusy={isBusy}
        onYes={() => void model.takeBack(runId)}
      >
        <Body1 as="p">Once taken back, this run is kept nowhere: to submit it later, check the tracker again.</Body1>
      </AskFirst>
    </div>
  );
}

function whyItWaits({ by }: WaitingRun, failure: Unsent | undefined, personId: string | undefined): string {
  if (failure !== undefined) {
    const { sentence, reference } = failure;
    return reference === undefined ? sentence : `${sentence} Reference: ${reference}.`;
  }
  if (personId === undefined) return "The service cannot be reached.";
  return by === personId
    ? "It has not been tried since this pane was opened."
    : "Somebody else submitted it: if you send it, it is submitted in your name.";
}
