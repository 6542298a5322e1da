import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { forgetOverSignIn, keepOverSignIn, keptOverSignIn } from "./drafts-over-sign-in.ts";
import { Notice } from "./notice.tsx";
import { OnPageContext, useDrafts } from "./on-page.ts";
import { PageHeader } from "./page-header.tsx";
import { PageTheme } from "./page-theme.tsx";
import type { PageTools } from "./page-tools.ts";
import { Part } from "./part.tsx";
import type { RollUpState, RollUpStore } from "./roll-up-store.ts";
import { sections } from "./sections.ts";
import { tabMemory } from "./tab-memory.ts";
import { Unsaved, unsavedWords } from "./unsaved.ts";
import { usePlace } from "./use-place.ts";
import type { WebSignIn } from "./web-sign-in.ts";

interface RollUpPageProps {
  readonly store: RollUpStore;
  readonly signIn: WebSignIn;
  readonly tools: PageTools;
  /** Excel's own theme; without one, the browser's wish is followed. */
  readonly isDark?: boolean | undefined;
}

/** What heads of service, quality assurance and administrators see: each the sections that are theirs. */
export function RollUpPage(props: RollUpPageProps) {
  const { store } = props;
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    const refresh = (): void => {
      const { isLoading, me } = store.state();
      if (!isLoading && me !== undefined) void store.refresh();
    };
    addEventListener("focus", refresh);
    return () => {
      removeEventListener("focus", refresh);
    };
  }, [store]);
  const { unsaved, signIn } = useUnsaved(state.me?.personId, props.signIn.signIn);
  const onPage = useMemo(() => ({ unsaved, signIn }), [unsaved, signIn]);
  return (
    <PageTheme isDark={props.isDark}>
      <OnPageContext value={onPage}>
        <PageState {...props} signIn={{ ...props.signIn, signIn }} state={state} />
      </OnPageContext>
    </PageTheme>
  );
}

/** What this person has not saved: kept while they sign in again, and warned of before they leave the page. */
function useUnsaved(personId: string | undefined, askToSignIn: WebSignIn["signIn"]) {
  const unsaved = useMemo(
    () => new Unsaved(personId === undefined ? undefined : keptOverSignIn(tabMemory, personId)),
    [personId],
  );
  const isSigningIn = useRef(false);
  useEffect(() => {
    if (personId !== undefined) forgetOverSignIn(tabMemory);
  }, [personId]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (!isSigningIn.current && unsavedWords(unsaved.drafts()).length > 0) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => {
      removeEventListener("beforeunload", warn);
    };
  }, [unsaved]);
  const signIn = useCallback(async () => {
    keepOverSignIn(tabMemory, personId, unsaved.drafts());
    isSigningIn.current = true;
    try {
      await askToSignIn();
    } finally {
      // Still here: the sign-in had no page of its own.
      isSigningIn.current = false;
      forgetOverSignIn(tabMemory);
    }
  }, [personId, unsaved, askToSignIn]);
  return { unsaved, signIn };
}

function PageState({ state, ...props }: RollUpPageProps & { readonly state: RollUpState }) {
  const { store, signIn, tools } = props;
  const { failure, me } = state;
  const hasUnsaved = useDrafts((drafts) => unsavedWords(drafts).length > 0);
  const toSignIn = { label: "Sign in", act: () => void signIn.signIn() };
  if (signIn.fault !== undefined)
    return <Notice title="Signing in did not work" {...signIn.fault} actions={[toSignIn, ...(tools.ways ?? [])]} />;
  if (failure?.kind === "signed-out") {
    const asked = "Sign in with your council account to see your service's figures.";
    const sentence = hasUnsaved ? `${asked} What you have not saved is kept.` : asked;
    return <Notice title="You are signed out" sentence={sentence} actions={[toSignIn, ...(tools.ways ?? [])]} />;
  }
  if (me !== undefined) return <Sections {...props} me={me} />;
  if (state.isLoading || failure === undefined)
    return <Notice title="Reading the figures" sentence="One moment: what is yours to read is being asked." isBusy />;
  const { sentence, reference } = failure;
  const actions = [{ label: "Try again", act: () => void store.refresh() }, ...(tools.ways ?? []), ...signOut(signIn)];
  return <Notice title={titleOf(failure)} sentence={sentence} reference={reference} actions={actions} />;
}

function Sections({ me, store, signIn, tools }: RollUpPageProps & { readonly me: Me }) {
  const [wanted, setWanted] = usePlace("section");
  const [turn, setTurn] = useState(0);
  const own = sections.filter(({ isFor }) => isFor(me));
  const section = own.find(({ id }) => id === wanted) ?? own[0];
  if (section === undefined) {
    const sentence = "No service is yours to read today: ask your council's administrator for access.";
    const actions = [
      { label: "Try again", act: () => void store.refresh() },
      ...(tools.ways ?? []),
      ...signOut(signIn),
    ];
    return <Notice title="No service to show" sentence={sentence} actions={actions} />;
  }
  const { id, title, View } = section;
  return (
    <>
      <PageHeader
        name={me.name}
        sections={own}
        chosen={id}
        onChoose={(next) => {
          setWanted(next);
          setTurn(turn + 1);
        }}
        signIn={signIn}
        ways={tools.ways}
      />
      <Part key={id} title={title}>
        <View me={me} store={store} signIn={signIn} tools={tools} turn={turn} />
      </Part>
    </>
  );
}

function signOut(signIn: WebSignIn): readonly { label: string; act: () => void }[] {
  const leave = signIn.signOut;
  return leave === undefined ? [] : [{ label: "Sign out", act: () => void leave() }];
}

function titleOf({ kind }: Failure): string {
  if (kind === "offline") return "No connection";
  return kind === "busy" ? "The service is busy" : "The figures could not be read";
}
