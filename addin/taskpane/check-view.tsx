import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { Checked } from "../commands/check.ts";
import { councilHeld } from "../commands/council-held.ts";
import type { SummarySentence } from "../commands/summary-words.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { CheckSummary } from "./check-summary.tsx";
import { EntriesToCheck } from "./entries-to-check.tsx";
import { FindingList, headingOf } from "./finding-list.tsx";
import { useHiddenNames } from "./hidden-names.ts";
import { HideNames } from "./hide-names.tsx";
import { findingsIn, nothingWords } from "./list-groups.ts";
import { LiveLine } from "./live-line.tsx";
import { NewSheetsNotice } from "./new-sheets-notice.tsx";
import { NotChecked } from "./not-checked.tsx";
import { OutboxPanel } from "./outbox-panel.tsx";
import type { PageProps } from "./page.ts";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";
import { Sentences } from "./sentences.tsx";
import { shownOf } from "./shown-of-check.ts";
import { SubmitPanel } from "./submit-panel.tsx";
import type { Unfolded } from "./unfolded.ts";
import type { Wanted } from "./wanted-findings.ts";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

const everything: Wanted = { cases: {}, supervision: {} };

/** The everyday page: one button, what it found, and what may be done with it. */
export function CheckView({ state, model }: PageProps) {
  const styles = useStyles();
  const { checked, busy, live, me, asked = everything } = state;
  return (
    <>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy !== undefined} onClick={() => void model.checkNow()}>
          Check now
        </Button>
        <Button disabledFocusable={busy !== undefined} onClick={() => void model.clear()}>
          Clear marks
        </Button>
      </div>
      <OutboxPanel state={state} model={model} />
      <div role="status" aria-live="polite">
        {checked !== undefined && (
          <CheckSummary
            summary={shownOf(checked).summary}
            outcome={checked.outcome}
            isOwnDay={isOwnDay(checked, me)}
            lists={listsOf(checked)}
            onChoose={(list, group) => {
              model.ask({ ...asked, [list]: { group } });
              document.getElementById(headingOf(list))?.focus();
            }}
          />
        )}
        {checked === undefined && busy === undefined && (
          <Body1 as="p">Check now reads the tracker, marks what needs somebody and lists it here.</Body1>
        )}
      </div>
      <LiveLine live={live} />
      {checked !== undefined && (
        <Outcome {...{ checked, asked, state, model }} unfolded={state.unfolded} onAsk={model.ask} />
      )}
    </>
  );
}

function isOwnDay({ found, outcome }: Checked, me: CheckScreen["me"]): boolean {
  const told = councilHeld(me, found.tracker.council)?.today;
  return told === undefined || told < outcome.asAt;
}

type List = SummarySentence["list"];

const lists = {
  cases: { title: "Cases", unnamed: "No worker named" },
  supervision: { title: "Supervision", unnamed: "Teams and group sessions" },
} as const;

/** Supervision is listed for whoever has asked for it. */
function listsOf({ understood, supervision }: Checked): ReadonlySet<List> {
  const hasCases = understood.tables.some(({ holds }) => holds === "cases");
  return new Set([...(hasCases ? ["cases" as const] : []), ...(supervision.checks ? ["supervision" as const] : [])]);
}

interface OutcomeProps extends ListsProps {
  readonly state: CheckScreen;
}

function Outcome({ state, ...listed }: OutcomeProps) {
  const { checked, model } = listed;
  const { by, marking, found } = checked;
  return (
    <>
      {!by.service && (
        <NoticeBar tone="warning" sentence={`Checked on this computer, not submitted. ${by.failure.sentence}`} />
      )}
      <Sentences sentences={found.notices} />
      {marking.because.map((sentence) => (
        <NoticeBar key={sentence} tone="info" sentence={sentence} />
      ))}
      <NewSheetsNotice found={found} model={model} />
      <Lists {...listed} />
      <EntriesToCheck checked={checked} corrections={state.corrections} model={model} />
      <NotChecked checked={checked} model={model} />
      <SubmitPanel state={state} checked={checked} model={model} />
    </>
  );
}

interface ListsProps {
  readonly checked: Checked;
  readonly asked: Wanted;
  readonly onAsk: (asked: Wanted) => void;
  readonly unfolded: Unfolded;
  readonly model: PaneModel;
}

const noNames: ReadonlyMap<string, string> = new Map();

/** Drawn anew only with another check or question: it is long, and the pane around it says more often what it is doing. */
const Lists = memo(function Lists({ checked, asked, onAsk, unfolded, model }: ListsProps) {
  const { findings, names, groups } = shownOf(checked);
  const { hidden } = useHiddenNames();
  return (
    <>
      {names.size > 0 && <HideNames />}
      {[...listsOf(checked)].map((list) => (
        <FindingList
          key={list}
          id={list}
          {...lists[list]}
          nothing={nothingWords(list, checked)}
          findings={findingsIn(list, findings, asked[list].group)}
          all={findings[list]}
          groups={groups[list]}
          asked={asked[list]}
          onAsk={(wanted) => {
            onAsk({ ...asked, [list]: wanted });
          }}
          names={hidden ? noNames : names}
          asAt={checked.outcome.asAt}
          unfolded={unfolded}
          model={model}
        />
      ))}
    </>
  );
});
