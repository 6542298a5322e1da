import { Body1, Button } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { holdsChildren, type TableLayout } from "../../shared/tracker/layout.ts";
import { consentOf, withoutSupervision, type SupervisionConsent } from "../commands/consent.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import { whatIsSent, type SentTables } from "../commands/what-is-sent.ts";
import { Choice } from "../ui/choice.tsx";
import { ColumnsNotUsed } from "./columns-not-used.tsx";
import { HideNames } from "./hide-names.tsx";
import { PaneHeader } from "./pane-header.tsx";
import type { PaneModel } from "./pane-model.ts";
import { PaneNotice } from "./pane-notice.tsx";
import type { PaneState } from "./pane-state.ts";
import { PresentQuestions } from "./present-question.tsx";
import { lackingPresent, presentAsked } from "./present-tables.ts";
import { Sentences } from "./sentences.tsx";
import { AskForSupervision } from "./supervision-consent.tsx";
import { lackingIn, namesSentIn, placesWords, tablesFound, type Lacking } from "./tables-found.ts";
import { TablesToConfirm } from "./tables-to-confirm.tsx";
import { useViewStyles } from "./view-styles.ts";
import { countWords, SentOfCases } from "./what-is-sent-view.tsx";
import { useSheetsOfWorkers, WhoseSheets } from "./whose-sheets-question.tsx";
import { lackingWhoseSheets, withWhoseSheets } from "./whose-sheets.ts";

type ConfirmState = Extract<PaneState, { screen: "confirm" }>;

const introductions: Readonly<Record<ToConfirm["why"], string>> = {
  "first-time": "Please look at how your columns were understood. You are asked this once for each workbook.",
  "headings-changed": "The headings have changed since this workbook was last checked. Please look at them again.",
  "new-person": "A colleague has set this workbook up. Please look at what is sent before you use it.",
  "asked-for": "This is how the workbook is read and what you have agreed to. Change what you wish.",
};

/** What was found, how it was understood and what would be sent: to be confirmed before anything is. */
export function ConfirmView({ state, model }: { readonly state: ConfirmState; readonly model: PaneModel }) {
  const { view } = useViewStyles();
  const { found, me, busy, notice } = state;
  const [tables, setTables] = useState(() => tablesFound(found));
  const [asked, setAsked] = useState(() => presentAsked(found.present ?? [], tables));
  const [supervision, setSupervision] = useState(
    found.tracker === undefined ? withoutSupervision : consentOf(found.tracker, me.personId),
  );
  const teams = teamsOf(me);
  const [place, setPlace] = useState(Math.max(0, teams.findIndex(isTeamOf(found))));
  const team = teams[place];
  const asAt = team === undefined ? me.councils[0]?.today : model.asAt(team.council);
  const { workbook } = found.reading;
  const layouts = useMemo(() => tables.flatMap(({ layout, isOurs }) => (isOurs ? [layout] : [])), [tables]);
  const asksWhose = useSheetsOfWorkers(workbook, layouts, asAt);
  const sent = useWhatIsSent(workbook, layouts, asAt, team?.referencePattern);
  const lacking = [
    ...[lackingPresent(asked, tables), lackingWhoseSheets(asksWhose)],
    ...[lackingIn(tables), namesSentIn(workbook, tables)],
  ];
  return (
    <main className={view} aria-busy={busy !== undefined}>
      <PaneHeader title="Your tracker was found" council={team?.council} me={me} model={model} />
      <FoundLine layouts={layouts} sent={sent} />
      <Body1 as="p">{introductions[found.why]}</Body1>
      <Notices found={found} />
      {tables.some(({ layout }) => holdsChildren(layout)) && <HideNames />}
      <PresentQuestions asked={asked} tables={tables} onAsked={setAsked} onTables={setTables} />
      <WhoseSheets
        asked={asksWhose}
        onAnswer={(areNamed) => {
          setTables(withWhoseSheets(tables, asksWhose, areNamed));
        }}
      />
      {asAt !== undefined && (
        <TablesToConfirm workbook={workbook} tables={tables} asAt={asAt} onChange={setTables} model={model} />
      )}
      <ColumnsNotUsed workbook={workbook} layouts={layouts} />
      <Choice
        label="Team"
        value={String(place)}
        options={teams.map(({ name, councilName }, index) => [String(index), `${name}, ${councilName}`])}
        onChoose={(index) => {
          setPlace(Number(index));
        }}
      />
      <WhatIsSent sent={sent} supervision={supervision} onAnswer={setSupervision} />
      {notice !== undefined && <PaneNotice notice={notice} model={model} />}
      {sent !== undefined && (
        <ConfirmButton
          lacking={lacking.find((each) => each !== undefined)}
          isBusy={busy !== undefined}
          onConfirm={() => {
            if (team === undefined) return;
            void model.confirm(layouts, { council: team.council, team: team.team, supervision });
          }}
        />
      )}
    </main>
  );
}

interface FoundLineProps {
  readonly layouts: readonly TableLayout[];
  readonly sent: readonly SentTables[] | undefined;
}

function FoundLine({ layouts, sent }: FoundLineProps) {
  const rows = sent === undefined ? "" : `: ${sent.map(countWords).join(", ") || "no rows"}`;
  return (
    <Body1 as="p" role="status">
      {placesWords(layouts)}
      {rows}.
    </Body1>
  );
}

interface WhatIsSentProps {
  readonly sent: readonly SentTables[] | undefined;
  readonly supervision: SupervisionConsent;
  readonly onAnswer: (answer: SupervisionConsent) => void;
}

function WhatIsSent({ sent = [], supervision, onAnswer }: WhatIsSentProps) {
  const staff = sent.filter(({ holds }) => holds !== "cases");
  return (
    <>
      <SentOfCases tables={sent} />
      {staff.length > 0 && <AskForSupervision staff={staff} answer={supervision} onAnswer={onAnswer} />}
    </>
  );
}

/** Nothing is known at first, and then what was known last: thousands of rows take a while, and are read in turns. */
function useWhatIsSent(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate | undefined,
  referencePattern: string | undefined,
): readonly SentTables[] | undefined {
  const [sent, setSent] = useState<readonly SentTables[]>();
  useEffect(() => {
    let isWanted = true;
    const tell = async (): Promise<void> => {
      const tables = asAt === undefined ? [] : await whatIsSent(workbook, layouts, asAt, referencePattern);
      if (isWanted) setSent(tables);
    };
    void tell();
    return () => {
      isWanted = false;
    };
  }, [workbook, layouts, asAt, referencePattern]);
  return sent;
}

interface HeldTeam {
  readonly council: string;
  readonly councilName: string;
  readonly team: string;
  readonly name: string;
  readonly referencePattern: string | undefined;
}

function teamsOf(me: Me): HeldTeam[] {
  return me.councils.flatMap(({ council, name, referencePattern, teams }) =>
    teams.map((team) => ({ council, councilName: name, team: team.team, name: team.name, referencePattern })),
  );
}

function isTeamOf({ tracker }: ToConfirm): (team: HeldTeam) => boolean {
  return ({ team, council }) => team === tracker?.team && council === tracker.council;
}

/** What has moved is said at once; what is not read, to whoever asks. */
function Notices({ found: { why, notices = [] } }: { readonly found: ToConfirm }) {
  const { summary } = useViewStyles();
  if (why !== "first-time" || notices.length === 0) return <Sentences sentences={notices} />;
  return (
    <details>
      <summary className={summary}>What is not read: {notices.length}</summary>
      <Sentences sentences={notices} />
    </details>
  );
}

interface ConfirmButtonProps {
  /** What must be chosen first. */
  readonly lacking: Lacking | undefined;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

function ConfirmButton({ lacking, isBusy, onConfirm }: ConfirmButtonProps) {
  return (
    <>
      {lacking !== undefined && <Body1 as="p">{lacking.sentence}</Body1>}
      <Button
        appearance="primary"
        disabledFocusable={isBusy}
        onClick={() => {
          if (lacking === undefined) onConfirm();
          else goToChoice(lacking);
        }}
      >
        {isBusy ? "Checking…" : "Confirm and check now"}
      </Button>
    </>
  );
}

/** The answer is given where the question stands, which may be in a table that is folded. */
function goToChoice({ at = "" }: Lacking): void {
  const choice = document.getElementById(at);
  const table = choice?.closest("details");
  if (table) table.open = true;
  choice?.focus();
}
