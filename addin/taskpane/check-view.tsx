import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { Checked } from "../commands/check.ts";
import { listedFindings } from "../commands/finding-list.ts";
import { summarySentences } from "../commands/summary-words.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { EntriesToCheck } from "./entries-to-check.tsx";
import { FindingList } from "./finding-list.tsx";
import { NotChecked } from "./not-checked.tsx";
import type { PageProps } from "./page.ts";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";
import { Sentences } from "./sentences.tsx";
import { SubmitPanel } from "./submit-panel.tsx";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

/** The everyday page: one button, what it found, and what may be done with it. */
export function CheckView({ state, model }: PageProps) {
  const styles = useStyles();
  const { checked, busy, me } = state;
  return (
    <>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy !== undefined} onClick={() => void model.checkNow()}>
          Check now
        </Button>
        <Button disabledFocusable={busy !== undefined} onClick={() => void model.clear()}>
          Clear marks
        </Button>
        {me !== undefined && (
          <Button appearance="subtle" disabledFocusable={busy !== undefined} onClick={() => void model.lookAgain()}>
            What is sent
          </Button>
        )}
      </div>
      <div role="status" aria-live="polite">
        {checked !== undefined && <Summary checked={checked} />}
        {checked === undefined && busy === undefined && (
          <Body1 as="p">Check now reads the tracker, marks what needs somebody and lists it here.</Body1>
        )}
      </div>
      {checked !== undefined && <Outcome checked={checked} state={state} model={model} />}
    </>
  );
}

function Summary({ checked }: { readonly checked: Checked }) {
  const { outcome } = checked;
  return (
    <>
      {summarySentences(outcome).map((sentence) => (
        <Body1 as="p" key={sentence}>
          {sentence}
        </Body1>
      ))}
      <Caption1 as="p">
        As at {dayInWords(outcome.asAt)}. Policy edition: {outcome.policy.edition}.
      </Caption1>
    </>
  );
}

interface OutcomeProps {
  readonly checked: Checked;
  readonly state: CheckScreen;
  readonly model: PaneModel;
}

function Outcome({ checked, state, model }: OutcomeProps) {
  const { by, marking, understood, outcome } = checked;
  const { cases, supervision } = useMemo(() => listedFindings(checked), [checked]);
  const hasCases = understood.tables.some(({ holds }) => holds === "cases");
  return (
    <>
      {!by.service && (
        <NoticeBar tone="warning" sentence={`Checked on this computer, not submitted. ${by.failure.sentence}`} />
      )}
      <Sentences sentences={checked.found.notices} />
      {marking.because.map((sentence) => (
        <NoticeBar key={sentence} tone="info" sentence={sentence} />
      ))}
      {hasCases && (
        <FindingList
          title="Cases"
          nothing="Every case that was checked is met."
          unnamed="No worker named"
          findings={cases}
          asAt={outcome.asAt}
          model={model}
        />
      )}
      {checked.supervision.checks && (
        <FindingList
          title="Supervision"
          nothing="Nothing in supervision that was checked needs anybody."
          unnamed="Teams and group sessions"
          findings={supervision}
          asAt={outcome.asAt}
          model={model}
        />
      )}
      <EntriesToCheck state={state} checked={checked} model={model} />
      <NotChecked checked={checked} model={model} />
      <SubmitPanel state={state} checked={checked} model={model} />
    </>
  );
}
