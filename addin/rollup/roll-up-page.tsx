import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { forgetOverSignIn, keepOverSignIn, keptOverSignIn } from "./drafts-over-sign-in.ts";
import { nothingHeldWords } from "./nothing-held.ts";
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
    // Whoever comes back to it sees today's figures; so does whoever has a connection again.
    for (const event of ["focus", "online"]) addEventListener(event, refresh);
    return () => {
      for (const event of ["focus", "online"]) removeEventListener(event, refresh);
    };
  }, [store]);
  const { unsaved, ...signIn } = useUnsaved(state.me?.personId, props.signIn);
  const onPage = useMemo(() => ({ unsaved, signIn: signIn.signIn }), [unsaved, signIn.signIn]);
  return (
    <PageTheme isDark={props.isDark}>
      <OnPageContext value={onPage}>
        <PageState {...props} signIn={{ ...props.signIn, ...signIn }} state={state} />
      </OnPageContext>
    </PageTheme>
  );
}

/**
 * What this person has not saved: kept while they sign in again or load the page again in the same tab, and warned of
 * before they leave it.
 */
function useUnsaved(personId: string | undefined, { signIn: askToSignIn, signOut: leave }: WebSignIn) {
  const unsaved = useMemo(
    () => new Unsaved(personId === undefined ? undefined : keptOverSignIn(tabMemory, personId)),
    [personId],
  );
  const going = useRef<"to-sign-in" | "to-sign-out">(undefined);
  useEffect(() => {
    if (personId !== undefined) forgetOverSignIn(tabMemory);
  }, [personId]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (going.current !== "to-sign-in" && unsavedWords(unsaved.drafts()).length > 0) event.preventDefault();
    };
    const keep = (): void => {
      if (personId === undefined || going.current === "to-sign-in") return;
      forgetOverSignIn(tabMemory);
      // Whoever signs out leaves nothing behind.
      if (going.current === undefined) keepOverSignIn(tabMemory, personId, unsaved.drafts());
    };
    addEventListener("beforeunload", warn);
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("beforeunload", warn);
      removeEventListener("pagehide", keep);
    };
  }, [unsaved, personId]);
  const signIn = useCallback(async () => {
    keepOverSignIn(tabMemory, personId, unsaved.drafts());
    going.current = "to-sign-in";
    try {
      await askToSignIn();
    } finally {
      // Still here: the sign-in had no page of its own.
      going.current = undefined;
      forgetOverSignIn(tabMemory);
    }
  }, [personId, unsaved, askToSignIn]);
  const signOut = useCallback(async () => {
    going.current = "to-sign-out";
    await leave?.().finally(() => (going.current = undefined));
  }, [leave]);
  return { unsaved, signIn, ...(leave && { signOut }) };
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
    const actions = [
      { label: "Try again", act: () => void store.refresh() },
      ...(tools.ways ?? []),
      ...signOut(signIn),
    ];
    return <Notice title="No service to show" sentence={nothingHeldWords(me)} actions={actions} />;
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
