import { Body1, Button, Caption1 } from "@fluentui/react-components";
import { useMemo, type ComponentType } from "react";
import { agendaWording } from "../commands/agenda-wording.ts";
import type { AgendaWording } from "../commands/agenda-words.ts";
import type { Checked } from "../commands/check.ts";
import { useHiddenNames } from "./hidden-names.ts";
import { LiveLine } from "./live-line.tsx";
import type { PageProps } from "./page.ts";

export interface WordingProps extends PageProps {
  readonly wording: AgendaWording;
}

interface FromLastCheckProps extends PageProps {
  /** Drawn once there is something to make pages of. */
  readonly View: ComponentType<WordingProps>;
}

/** A page that is made of what the last check found. */
export function FromLastCheck({ View, state, model }: FromLastCheckProps) {
  const { checked, live } = state;
  return (
    <>
      <LiveLine live={live} />
      {checked === undefined ? (
        <NeedsCheck state={state} model={model} />
      ) : (
        <OfChecked checked={checked} View={View} state={state} model={model} />
      )}
    </>
  );
}

function NeedsCheck({ state, model }: PageProps) {
  return (
    <>
      <Body1 as="p">Check now first: this page is made of what the last check found.</Body1>
      <div>
        <Button appearance="primary" disabledFocusable={state.busy !== undefined} onClick={() => void model.checkNow()}>
          Check now
        </Button>
      </div>
    </>
  );
}

function OfChecked({ checked, View, state, model }: FromLastCheckProps & { readonly checked: Checked }) {
  const { hidden } = useHiddenNames();
  const { me } = state;
  const wording = useMemo(() => agendaWording(checked, { hidesNames: hidden, me }), [checked, hidden, me]);
  if (wording === undefined) {
    // The service may check by an edition that this computer does not hold yet.
    return (
      <Body1 as="p">
        The service checked by an edition of the policy that this pane does not hold: close the pane, open it again, and
        check once more.
      </Body1>
    );
  }
  return (
    <>
      <View wording={wording} state={state} model={model} />
      {wording.isUsualMarking && (
        <Caption1 as="p">
          Which marking your council sets is not known, since the service could not be reached: the usual one,{" "}
          {wording.marking}, stands on what you print or copy.
        </Caption1>
      )}
    </>
  );
}
