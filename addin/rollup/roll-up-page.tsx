import { useEffect, useState, useSyncExternalStore } from "react";
import type { Failure } from "../../shared/contract/client.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { Notice } from "./notice.tsx";
import { PageHeader } from "./page-header.tsx";
import { PageTheme } from "./page-theme.tsx";
import type { PageTools } from "./page-tools.ts";
import { Part } from "./part.tsx";
import type { RollUpState, RollUpStore } from "./roll-up-store.ts";
import { sections } from "./sections.ts";
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
  return (
    <PageTheme isDark={props.isDark}>
      <PageState {...props} state={state} />
    </PageTheme>
  );
}

function PageState({ state, ...props }: RollUpPageProps & { readonly state: RollUpState }) {
  const { store, signIn, tools } = props;
  const { failure, me } = state;
  const toSignIn = { label: "Sign in", act: () => void signIn.signIn() };
  if (signIn.fault !== undefined)
    return <Notice title="Signing in did not work" {...signIn.fault} actions={[toSignIn, ...(tools.ways ?? [])]} />;
  if (failure?.kind === "signed-out") {
    const sentence = "Sign in with your council account to see your service's figures.";
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
  const [wanted, setWanted] = useState<string>();
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
      <PageHeader name={me.name} sections={own} chosen={id} onChoose={setWanted} signIn={signIn} ways={tools.ways} />
      <Part key={id} title={title}>
        <View me={me} store={store} signIn={signIn} tools={tools} />
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
