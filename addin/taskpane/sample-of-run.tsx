import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { sampleRequest, type Sample } from "../../shared/contract/beside-run.ts";
import type { Failure } from "../../shared/contract/client.ts";
import { teamsHeld } from "../commands/council-held.ts";
import { suggestedSize } from "../commands/sample.ts";
import { suggestedSeed } from "../sample/sample-words.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { NumberField } from "../ui/number-field.tsx";
import { AnswerOrNotice } from "./answer-or-notice.tsx";
import { SampledCases, type SampleOfRunProps } from "./sampled-cases.tsx";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
});

/** The sample of one seed. Which seed is tried first follows from the run, so that nobody picks the cases. */
export function SampleOfRun(props: SampleOfRunProps) {
  const { run, model } = props;
  const [seed, setSeed] = useState(() => suggestedSeed(run.runId));
  const [drawn, setDrawn] = useState<Sample>();
  const { council, team, runId } = run;
  const { audits } = model;
  const ask = useCallback(() => audits.sample({ council, team, runId }, seed), [audits, council, team, runId, seed]);
  const asked = useAnswer(ask);
  const sample = drawn?.seed === seed ? drawn : asked.kind === "read" ? asked.value : undefined;
  const isNone = asked.kind === "failed" && asked.failure.kind === "not-found";
  return (
    <>
      {sample !== undefined && <SampledCases key={seed} {...props} sample={sample} />}
      {sample === undefined && isNone && <DrawForm key={seed} {...props} seed={seed} onDrawn={setDrawn} />}
      {sample === undefined && !isNone && asked.kind !== "read" && (
        <AnswerOrNotice asked={asked} what="the sample" model={model} />
      )}
      <OtherSeed key={`other ${seed}`} seed={seed} onChoose={setSeed} />
    </>
  );
}

interface DrawFormProps extends SampleOfRunProps {
  readonly seed: number;
  readonly onDrawn: (sample: Sample) => void;
}

function DrawForm({ run, teamName, state, model, seed, onDrawn }: DrawFormProps) {
  const styles = useStyles();
  const [size, setSize] = useState(() =>
    String(suggestedSize(state.checked, teamName, teamsHeld(state.me, run.council))),
  );
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { council, team, runId } = run;
  const request = sampleRequest.safeParse({ seed, size: Number(size) });
  const draw = async (): Promise<void> => {
    if (!request.success || isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await model.audits.drawSample({ council, team, runId }, request.data);
    setBusy(false);
    if (answer.ok) onDrawn(answer.value);
    else setFailure(answer.failure);
  };
  return (
    <>
      <Body1 as="p">
        No sample is drawn with seed {seed} yet. Cases are drawn by chance, one of each worker before a second of any,
        and the same seed draws the same cases again.
      </Body1>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        <NumberField label="Cases, 1 to 100" value={size} onChange={setSize} />
        <Button appearance="primary" type="submit" disabledFocusable={isBusy || !request.success}>
          {isBusy ? "Drawing…" : "Draw the sample"}
        </Button>
      </form>
      {failure !== undefined && (
        <AnswerOrNotice asked={{ kind: "failed", failure, again: () => void draw() }} what="the sample" model={model} />
      )}
    </>
  );
}

/** Quality assurance may name a seed, so that both look at the same cases. */
function OtherSeed({ seed, onChoose }: { readonly seed: number; readonly onChoose: (seed: number) => void }) {
  const styles = useStyles();
  const { summary } = useViewStyles();
  const [typed, setTyped] = useState(String(seed));
  const wanted = sampleRequest.shape.seed.safeParse(typed === "" ? undefined : Number(typed));
  return (
    <details>
      <summary className={summary}>Open the sample of another seed</summary>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.success) onChoose(wanted.data);
        }}
      >
        <NumberField label="Seed, 0 to 999999" value={typed} onChange={setTyped} />
        <Button type="submit" disabledFocusable={!wanted.success}>
          Open
        </Button>
      </form>
    </details>
  );
}
