import { makeStyles, Spinner, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ComponentType } from "react";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { CheckView } from "./check-view.tsx";
import type { PageProps } from "./page.ts";
import { PaneHeader } from "./pane-header.tsx";
import type { Busy, PageId } from "./pane-state.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  tabs: { flexWrap: "wrap", marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Page {
  readonly id: PageId;
  readonly title: string;
  readonly View: ComponentType<PageProps>;
}

/** In the order of the tabs. All but the first are fetched when they are turned to. */
const pages: readonly [Page, ...Page[]] = [{ id: "check", title: "Check", View: CheckView }];

const busyWords: Readonly<Record<Busy, string>> = {
  checking: "Checking…",
  clearing: "Taking marks away…",
  submitting: "Submitting…",
  confirming: "Saving…",
  looking: "Looking…",
  correcting: "Correcting…",
  inserting: "Inserting the sheet…",
  drawing: "Drawing the sample…",
  forgetting: "Forgetting…",
};

/** A tracker that is set up: whose it is, its pages, and what was said last. */
export function WorkView({ state, model }: PageProps) {
  const styles = useStyles();
  const { view, notice: stuck } = useViewStyles();
  const { busy, notice, me, tracker } = state;
  const team = me?.councils
    .find(({ council }) => council === tracker.council)
    ?.teams.find((each) => each.team === tracker.team);
  const { id, View } = pages.find((page) => page.id === state.page) ?? pages[0];
  return (
    <main className={view} aria-busy={busy !== undefined}>
      <PaneHeader title={team?.name ?? "Caseload tracker"} council={tracker.council} me={me} model={model} />
      {pages.length > 1 && (
        <TabList
          className={styles.tabs}
          size="small"
          selectedValue={id}
          onTabSelect={(_, { value }) => {
            const chosen = pages.find((page) => page.id === value);
            if (chosen !== undefined) model.turnTo(chosen.id);
          }}
        >
          {pages.map((page) => (
            <Tab key={page.id} id={`tab-${page.id}`} value={page.id} aria-controls="page">
              {page.title}
            </Tab>
          ))}
        </TabList>
      )}
      {busy !== undefined && <Spinner size="tiny" label={busyWords[busy]} labelPosition="after" />}
      {notice !== undefined && (
        <div className={stuck}>
          <NoticeBar {...notice} onDismiss={model.dismiss} />
        </div>
      )}
      <div
        id="page"
        role={pages.length > 1 ? "tabpanel" : undefined}
        aria-labelledby={`tab-${id}`}
        className={styles.page}
      >
        <View state={state} model={model} />
      </div>
    </main>
  );
}
