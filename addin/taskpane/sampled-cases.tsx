import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import type { Sample } from "../../shared/contract/beside-run.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import { namesOf } from "../commands/child-names.ts";
import { findSampled, type SampledRow } from "../commands/sample.ts";
import { teamsHeld } from "../commands/council-held.ts";
import { SampledCase } from "../sample/sampled-case.tsx";
import { useAnswered } from "../sample/use-answered.ts";
import { momentInWords } from "../ui/moment-words.ts";
import { useHiddenNames } from "./hidden-names.ts";
import type { PaneModel } from "./pane-model.ts";
import type { PageProps } from "./page.ts";
import { howFar } from "./sample-progress.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, alignSelf: "stretch" },
  beside: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
});

export interface SampleOfRunProps extends PageProps {
  readonly run: AuditRun;
  readonly teamName: string;
}

interface SampledCasesProps extends SampleOfRunProps {
  readonly sample: Sample;
}

/** The cases of a sample with their questions, and the way to each in the workbook. */
export function SampledCases({ sample: read, run, teamName, state, model }: SampledCasesProps) {
  const styles = useStyles();
  const place = { council: run.council, team: run.team, runId: run.runId };
  const sample = useAnswered(read, model.answers, place);
  const rows = useRows({ sample: read, run, teamName, state });
  const { cases, questions, seed, by, at } = sample;
  return (
    <>
      <Body1 as="p">
        Seed {seed}, drawn by {by.name} on {momentInWords(new Date(at))}.
      </Body1>
      <Body1 as="p" role="status">
        {howFar(sample)}
      </Body1>
      {questions.length === 0 && (
        <Body1 as="p">Your council has set no questions for quality audits: ask an administrator to add them.</Body1>
      )}
      {rows === undefined && <CheckFirst state={state} model={model} />}
      <ol className={styles.list}>
        {cases.map((one) => (
          <SampledCase
            key={placeKey(one.tableId, one.rowId)}
            sampled={one}
            sample={sample}
            keeper={model.answers}
            place={place}
            onSignIn={model.signIn}
            beside={
              rows !== undefined && (
                <InWorkbook
                  row={rows.get(placeKey(one.tableId, one.rowId))}
                  name={one.ref}
                  state={state}
                  model={model}
                />
              )
            }
          />
        ))}
      </ol>
    </>
  );
}

/** Undefined until the tracker is checked: only then is it known which row is whose. */
function useRows({
  sample,
  run,
  teamName,
  state: { checked, outbox, me },
}: Omit<SampledCasesProps, "model">): ReadonlyMap<string, SampledRow> | undefined {
  const [found, setFound] = useState<ReadonlyMap<string, SampledRow>>();
  const held = teamsHeld(me, run.council);
  useEffect(() => {
    if (checked === undefined) return;
    let isWanted = true;
    const receipt = outbox?.sent.find(({ runId }) => runId === run.runId);
    void findSampled(sample, { checked, run, teamName, teamsHeld: held, receipt }).then((rows) => {
      if (isWanted) setFound(rows);
    });
    return () => {
      isWanted = false;
    };
  }, [sample, run, teamName, held, checked, outbox]);
  return checked === undefined ? undefined : found;
}

function CheckFirst({ state, model }: Pick<SampleOfRunProps, "state" | "model">) {
  if (state.checked !== undefined) return undefined;
  return (
    <>
      <Body1 as="p">Check the tracker, and each case has the way to its row here.</Body1>
      <Button disabledFocusable={state.busy !== undefined} onClick={() => void model.checkNow()}>
        Check now
      </Button>
    </>
  );
}

interface InWorkbookProps {
  readonly row: SampledRow | undefined;
  /** What the sample calls the case. */
  readonly name: string | undefined;
  readonly state: SampleOfRunProps["state"];
  readonly model: PaneModel;
}

/** What this computer alone knows of the case: the child's name, the worker, and where the row is. */
function InWorkbook({ row, name = "this case", state: { checked }, model }: InWorkbookProps) {
  const styles = useStyles();
  const { hidden } = useHiddenNames();
  const names = useMemo(() => (checked === undefined ? undefined : namesOf(checked)), [checked]);
  if (row === undefined) {
    return <Caption1>The tracker has changed since it was submitted: this row is no longer found in it.</Caption1>;
  }
  const child = hidden ? undefined : names?.get(row.key);
  const known = [child, row.worker].filter((each) => each !== undefined).join(" · ");
  return (
    <div className={styles.beside}>
      {known !== "" && <Caption1>{known}</Caption1>}
      <Button size="small" aria-label={`Go to cell of ${name}`} onClick={() => void model.goTo(row.sheet, row)}>
        Go to cell
      </Button>
    </div>
  );
}
