import { Button, Spinner } from "@fluentui/react-components";
import { Suspense, useEffect, useRef, useSyncExternalStore } from "react";
import { idle } from "../ui/idle.ts";
import { MessageScreen } from "../ui/message-screen.tsx";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { BusyLine } from "./busy-line.tsx";
import { fetchEveryPart } from "./every-part.ts";
import { FaultBoundary } from "./fault-boundary.tsx";
import { PersonHere } from "./hidden-names.ts";
import { lazily } from "../ui/lazily.ts";
import { AccountLine } from "./pane-header.tsx";
import type { PaneModel } from "./pane-model.ts";
import { CopyDetails } from "./pane-notice.tsx";
import type { PaneState } from "./pane-state.ts";
import { Sentences } from "./sentences.tsx";

// Neither is on the first picture: who is here, and what stands in the workbook, is asked for meanwhile.
const workView = () => import("./work-view.tsx");
const WorkView = lazily(async () => (await workView()).WorkView);
const ConfirmView = lazily(async () => (await import("./confirm-view.tsx")).ConfirmView);
const looking = (
  <MessageScreen title="Caseload Oversight">
    <Spinner size="small" label="Looking at this workbook…" />
  </MessageScreen>
);

export function PaneApp({ model }: { readonly model: PaneModel }) {
  return (
    <FaultBoundary model={model}>
      <Suspense fallback={looking}>
        <Screen model={model} />
      </Suspense>
    </FaultBoundary>
  );
}

/** While somebody reads, what the next press needs; and once there is a list, all that may be wanted when nothing can be fetched. */
function useFetchingAhead(state: PaneState, model: PaneModel): void {
  const { screen } = state;
  useEffect(() => {
    if (screen !== "confirm" && screen !== "check") return;
    workView().catch(() => undefined);
    model.fetchAhead();
  }, [screen, model]);
  const isChecked = state.screen === "check" && state.checked !== undefined;
  useEffect(() => {
    if (isChecked) void fetchEveryPart(idle);
  }, [isChecked]);
}

/** In milliseconds: formulas that have just been put in. */
const untilWorkedOut = 1_500;

function useLookAtMarks(state: PaneState, model: PaneModel): void {
  const written = state.screen === "check" ? state.checked?.marking.columns : undefined;
  useEffect(() => {
    if (written === undefined) return;
    const timer = setTimeout(() => void model.lookAtMarks(), untilWorkedOut);
    return () => {
      clearTimeout(timer);
    };
  }, [written, model]);
}

/** One screen for each state of the pane. */
function Screen({ model }: { readonly model: PaneModel }) {
  const state = useSyncExternalStore(model.subscribe, model.state);
  const { screen } = state;
  useEffect(() => {
    scrollTo(0, 0);
  }, [screen]);
  useFetchingAhead(state, model);
  useLookAtMarks(state, model);
  useKeptFocus(state);
  switch (state.screen) {
    case "loading":
    case "stopped":
      return <Opening {...state} model={model} />;
    case "signed-out":
      return (
        <MessageScreen
          title="Check a caseload tracker"
          sentence="Sign in with your council account to check this workbook against your council's supervision policy. Nothing is sent until you have seen what it is."
        >
          {state.notice !== undefined && <NoticeBar {...state.notice} />}
          <Button appearance="primary" onClick={() => void model.signIn()}>
            Sign in
          </Button>
        </MessageScreen>
      );
    case "error":
      return <Failed {...state} model={model} />;
    case "no-team":
      return (
        <MessageScreen
          title="No team is held"
          sentence="You hold no team today: ask your head of service for access to your team, then try again."
        >
          <AccountLine me={state.me} model={model} />
          <Button onClick={() => void model.start()}>Try again</Button>
        </MessageScreen>
      );
    case "no-tracker":
      return (
        <MessageScreen
          title="No tracker was found"
          sentence="No visible sheet has a row of headings that names a case reference and a last discussion. Open your caseload tracker, or give its columns headings such as Case ID and Last supervision, and look again."
        >
          {state.me !== undefined && <AccountLine me={state.me} model={model} />}
          <Sentences sentences={state.notices} />
          <Button appearance="primary" onClick={() => void model.start()}>
            Look again
          </Button>
        </MessageScreen>
      );
    case "confirm":
      return (
        <PersonHere value={state.me.personId}>
          <ConfirmView key={state.found.why} state={state} model={model} />
        </PersonHere>
      );
    case "check":
      return (
        <PersonHere value={state.me?.personId}>
          <WorkView state={state} model={model} />
        </PersonHere>
      );
  }
}

type OpeningProps = Extract<PaneState, { screen: "loading" | "stopped" }> & { readonly model: PaneModel };

/** The workbook is looked at, until somebody does not wish to wait for it. */
function Opening({ screen, notice, model }: OpeningProps) {
  return (
    <MessageScreen title="Caseload Oversight">
      {notice !== undefined && <NoticeBar {...notice} />}
      {screen === "loading" ? (
        <BusyLine words="Looking at this workbook" model={model} />
      ) : (
        <Button appearance="primary" onClick={() => void model.start()}>
          Look again
        </Button>
      )}
    </MessageScreen>
  );
}

type FailedProps = Extract<PaneState, { screen: "error" }> & { readonly model: PaneModel };

function Failed({ failure, details, model }: FailedProps) {
  return (
    <MessageScreen title="This did not work" sentence="Nothing in the workbook was changed.">
      <NoticeBar tone="error" sentence={failure.sentence} reference={failure.reference} />
      <Button onClick={() => void model.start()}>Try again</Button>
      {details !== undefined && <CopyDetails details={details} />}
    </MessageScreen>
  );
}

/**
 * A button that was used may be gone with its screen. In Excel on the web the Tab key would then leave the pane, so whoever
 * works by keyboard goes on from the first control of what is shown. Whoever only reads is left where they are: a list
 * changes by itself when somebody edits the sheet.
 */
function useKeptFocus(state: PaneState): void {
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      last.current = target;
    };
    document.addEventListener("focusin", remember);
    return () => {
      document.removeEventListener("focusin", remember);
    };
  }, []);
  useEffect(() => {
    const isThere = last.current instanceof Element && last.current.isConnected;
    if (isThere || !document.hasFocus() || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("main button, main select")?.focus({ preventScroll: true });
  }, [state]);
}
