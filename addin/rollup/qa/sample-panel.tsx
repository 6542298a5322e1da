import { Button, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditClient, RunPlace } from "../../../shared/contract/audit-client.ts";
import { sampleRequest, type Sample } from "../../../shared/contract/beside-run.ts";
import type { Failure } from "../../../shared/contract/client.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { AnswerNotice } from "../answer-notice.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { momentInWords } from "../../ui/moment-words.ts";
import { useOnPage } from "../on-page.ts";
import { useAnswer } from "../../ui/use-answer.ts";
import { AnswerKeeper } from "../../sample/answer-keeper.ts";
import { FoundOfCase } from "./found-of-case.tsx";
import { SampledCase } from "../../sample/sampled-case.tsx";
import { answeredCases, suggestedSeed } from "../../sample/sample-words.ts";
import { useAnswered } from "../../sample/use-answered.ts";
import { useKeptAnswers } from "./use-kept-answers.ts";

const usualSize = 5;

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start", gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  line: { margin: 0 },
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  list: { listStyle: "none", margin: 0, padding: 0, justifySelf: "stretch" },
});

interface SamplePanelProps {
  readonly client: AuditClient;
  readonly place: RunPlace;
  readonly asAt: PlainDate;
}

/** Cases of the run to be looked at one by one. The same seed and size give the same cases, with the answers so far. */
export function SamplePanel({ client, place, asAt }: SamplePanelProps) {
  const styles = useStyles();
  const [seed, setSeed] = useState(() => String(suggestedSeed(place.runId)));
  const [size, setSize] = useState(String(usualSize));
  const [isBusy, setBusy] = useState(false);
  const [sample, setSample] = useState<Sample>();
  const [keeper] = useState(() => new AnswerKeeper(client));
  useKeptAnswers(keeper, place, sample?.seed);
  const [failure, setFailure] = useState<Failure>();
  const request = sampleRequest.safeParse({ seed: Number(seed), size: Number(size) });
  const isAsked = seed.trim() !== "" && size.trim() !== "" && request.success;
  const draw = async (): Promise<void> => {
    if (!isAsked) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await client.drawSample(place, request.data);
    setBusy(false);
    if (answer.ok) setSample(answer.value);
    else setFailure(answer.failure);
  };
  return (
    <section className={styles.part}>
      <Subtitle1 as="h2" block className={styles.heading}>
        Sample for a quality audit
      </Subtitle1>
      <p className={styles.line}>
        Cases are drawn over all workers. Write the seed down: the same seed and size draw the same cases again, with
        the answers given so far.
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void draw();
        }}
      >
        <NumberField label="Seed, 0 to 999999" value={seed} onChange={setSeed} />
        <NumberField label="Cases, 1 to 100" value={size} onChange={setSize} />
        <Button type="submit" disabledFocusable={isBusy || !isAsked}>
          {isBusy ? "Drawing…" : "Draw the sample"}
        </Button>
      </form>
      {failure !== undefined && <FailureNotice tone="warning" failure={failure} />}
      {sample !== undefined && (
        <DrawnSample key={sample.seed} drawn={sample} keeper={keeper} client={client} place={place} asAt={asAt} />
      )}
    </section>
  );
}

interface DrawnSampleProps extends SamplePanelProps {
  /** As it was when it was asked for. */
  readonly drawn: Sample;
  readonly keeper: AnswerKeeper;
}

function DrawnSample({ drawn, keeper, client, place, asAt }: DrawnSampleProps) {
  const styles = useStyles();
  const { council, team, runId } = place;
  const { signIn } = useOnPage();
  const ask = useCallback(() => client.findings({ council, team, runId }), [client, council, team, runId]);
  const findings = useAnswer(ask);
  const sample = useAnswered(drawn, keeper, place);
  const { cases, questions, seed, by, at } = sample;
  const origin = `Drawn with seed ${seed} by ${by.name} on ${momentInWords(new Date(at))}.`;
  if (cases.length === 0) return <p className={styles.line}>{origin} The run has no case that was checked.</p>;
  return (
    <>
      <p className={styles.line} role="status">
        {origin} {answeredCases(sample)} of {cases.length} cases answered.
      </p>
      {questions.length === 0 && (
        <p className={styles.line}>
          The council has set no questions for quality audits: ask an administrator to add them.
        </p>
      )}
      {findings.kind !== "read" && <AnswerNotice asked={findings} what="what the run says of these cases" />}
      <ol className={styles.list}>
        {cases.map((one) => (
          <SampledCase
            key={`${one.tableId} ${one.rowId}`}
            sampled={one}
            sample={sample}
            keeper={keeper}
            place={place}
            {...(signIn !== undefined && { onSignIn: signIn })}
            beside={
              findings.kind === "read" && (
                <FoundOfCase sampled={one} findings={findings.value} council={council} asAt={asAt} />
              )
            }
          />
        ))}
      </ol>
    </>
  );
}
