import { makeStyles, Spinner, Tab, TabList, tokens } from "@fluentui/react-components";
import { Suspense, type ReactNode } from "react";
import { councilHeld } from "../commands/council-held.ts";
import { AsidePage } from "./aside-page.tsx";
import { asides, forgetting, type Page } from "./asides.tsx";
import { BusyLine } from "./busy-line.tsx";
import { CheckView } from "./check-view.tsx";
import { FaultBoundary } from "./fault-boundary.tsx";
import { lazily } from "../ui/lazily.ts";
import type { PageProps } from "./page.ts";
import { PaneHeader, readsRollUp } from "./pane-header.tsx";
import { PaneMenu } from "./pane-menu.tsx";
import type { PaneModel } from "./pane-model.ts";
import { PaneNotice } from "./pane-notice.tsx";
import type { Busy, CheckScreen, PageId } from "./pane-state.ts";
import { Tour } from "./tour.tsx";
import { UnkeptAnswersNotice } from "./unkept-answers.tsx";
import { useViewStyles } from "./view-styles.ts";

const AgendaView = lazily(async () => (await import("./agenda-view.tsx")).AgendaView);
const WeeksView = lazily(async () => (await import("./weeks-view.tsx")).WeeksView);
const SampleView = lazily(async () => (await import("./sample-view.tsx")).SampleView);

const useStyles = makeStyles({
  tabs: { flexWrap: "wrap", marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** In the order of the tabs. All but the first are fetched when they are turned to. */
const pages: readonly [Page, ...Page[]] = [
  { id: "check", title: "Check", View: CheckView },
  { id: "agenda", title: "Agenda", View: AgendaView },
  { id: "weeks", title: "Eight weeks", View: WeeksView },
  { id: "sample", title: "Sample", View: SampleView },
];

const busyWords: Readonly<Record<Busy, string>> = {
  checking: "Checking",
  clearing: "Taking marks away",
  submitting: "Submitting",
  confirming: "Saving",
  looking: "Looking",
  correcting: "Correcting",
  inserting: "Inserting the sheet",
  forgetting: "Forgetting",
};

/** A tracker that is set up: whose it is, its pages, and what was said last. */
export function WorkView({ state, model }: PageProps) {
  const { view, notice: stuck } = useViewStyles();
  const { busy, notice, me, tracker } = state;
  const aside = [...asides, forgetting].find((page) => page.id === state.page);
  const tab = pages.find((page) => page.id === state.page) ?? pages[0];
  const { View } = aside ?? tab;
  const page = (
    <FaultBoundary key={aside?.id ?? tab.id} model={model}>
      <Suspense fallback={<Spinner size="tiny" label="Opening…" labelPosition="after" />}>
        <View state={state} model={model} />
      </Suspense>
    </FaultBoundary>
  );
  return (
    <main className={view} aria-busy={busy !== undefined}>
      <PaneHeader
        title={teamName(state)}
        council={tracker.council}
        me={me}
        model={model}
        menu={<PaneMenu readsRollUp={readsRollUp(me)} model={model} />}
      />
      <PageTabs chosen={aside === undefined ? tab.id : undefined} model={model} />
      {busy !== undefined && <BusyLine words={busyWords[busy]} model={model} />}
      {notice !== undefined && (
        <div className={stuck}>
          <PaneNotice notice={notice} model={model} />
        </div>
      )}
      <UnkeptAnswersNotice model={model} />
      {aside === undefined ? (
        <TabPage id={tab.id}>
          {tab.id === "check" && <Tour person={me?.personId} />}
          {page}
        </TabPage>
      ) : (
        <AsidePage
          title={aside.title}
          onBack={() => {
            model.turnTo("check");
          }}
        >
          {page}
        </AsidePage>
      )}
    </main>
  );
}

function teamName({ me, tracker }: CheckScreen): string {
  return councilHeld(me, tracker.council)?.teams.find(({ team }) => team === tracker.team)?.name ?? "Caseload tracker";
}

interface PageTabsProps {
  /** Absent while an aside is shown. */
  readonly chosen: PageId | undefined;
  readonly model: PaneModel;
}

function PageTabs({ chosen, model }: PageTabsProps) {
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={chosen ?? ""}
      onTabSelect={(_, { value }) => {
        const page = pages.find((each) => each.id === value);
        if (page !== undefined) model.turnTo(page.id);
      }}
    >
      {pages.map((page) => (
        <Tab key={page.id} id={`tab-${page.id}`} value={page.id} aria-controls="page">
          {page.title}
        </Tab>
      ))}
    </TabList>
  );
}

function TabPage({ id, children }: { readonly id: PageId; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div id="page" className={styles.page} role="tabpanel" aria-labelledby={`tab-${id}`}>
      {children}
    </div>
  );
}
