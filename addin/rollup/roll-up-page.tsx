import { useEffect, useSyncExternalStore } from "react";
import type { ClientOptions, Failure } from "../../shared/contract/client.ts";
import { Notice } from "./notice.tsx";
import { PageTheme } from "./page-theme.tsx";
import type { RollUpState, RollUpStore } from "./roll-up-store.ts";
import { ServiceMonth } from "./service-month.tsx";
import type { Shown } from "./shown.ts";
import type { WebSignIn } from "./web-sign-in.ts";

interface RollUpPageProps {
  readonly store: RollUpStore;
  readonly signIn: WebSignIn;
  readonly service: ClientOptions;
}

/** The head of service's page: one service, one month. */
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
    <PageTheme>
      <PageState {...props} state={state} />
    </PageTheme>
  );
}

function PageState({ state, store, signIn, service }: RollUpPageProps & { readonly state: RollUpState }) {
  const { failure } = state;
  const toSignIn = { label: "Sign in", act: () => void signIn.signIn() };
  if (signIn.fault !== undefined)
    return <Notice title="Signing in did not work" {...signIn.fault} actions={[toSignIn]} />;
  if (failure?.kind === "signed-out") {
    const sentence = "Sign in with your council account to see your service's figures.";
    return <Notice title="You are signed out" sentence={sentence} actions={[toSignIn]} />;
  }
  const shown = figuresIn(state);
  if (shown !== undefined) return <ServiceMonth shown={shown} store={store} signIn={signIn} service={service} />;
  if (state.isLoading || failure === undefined)
    return <Notice title="Reading the figures" sentence="One moment: the service's figures are being read." isBusy />;
  const actions = [
    { label: "Try again", act: () => void store.refresh() },
    { label: "Sign out", act: () => void signIn.signOut() },
  ];
  const { sentence, reference } = failure;
  return <Notice title={titleOf(failure)} sentence={sentence} reference={reference} actions={actions} />;
}

/** Nothing is shown any more to somebody whose service has been taken away. */
function figuresIn(state: RollUpState): Shown | undefined {
  const { me, chosen, rollUp, year, failure } = state;
  if (me === undefined || chosen === undefined || rollUp === undefined || year === undefined) return undefined;
  return failure?.kind === "no-permission" ? undefined : { ...state, me, chosen, rollUp, year };
}

function titleOf({ kind }: Failure): string {
  if (kind === "offline") return "No connection";
  if (kind === "no-permission") return "No service to show";
  return kind === "busy" ? "The service is busy" : "The figures could not be read";
}
