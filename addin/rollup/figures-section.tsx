import { useSyncExternalStore } from "react";
import type { Failure } from "../../shared/contract/client.ts";
import { Notice } from "./notice.tsx";
import type { RollUpState } from "./roll-up-store.ts";
import type { SectionProps } from "./section.ts";
import { ServiceMonth } from "./service-month.tsx";
import type { Shown } from "./shown.ts";

/** The head of service's figures: one service, one month. */
export function FiguresSection({ store, tools }: SectionProps) {
  const state = useSyncExternalStore(store.subscribe, store.state);
  const { failure, isLoading } = state;
  const shown = figuresIn(state);
  if (shown !== undefined) return <ServiceMonth shown={shown} store={store} tools={tools} />;
  if (isLoading || failure === undefined)
    return <Notice title="Reading the figures" sentence="One moment: the service's figures are being read." isBusy />;
  const { sentence, reference } = failure;
  const actions = [{ label: "Try again", act: () => void store.refresh() }];
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
  if (kind === "no-permission") return "Not yours to see";
  return kind === "busy" ? "The service is busy" : "The figures could not be read";
}
