import { Body1, Button } from "@fluentui/react-components";
import type { PageProps } from "./page.ts";

/** Shown until there is something to make an agenda of. */
export function NeedsCheck({ state, model }: PageProps) {
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

/** The service may check by an edition that this computer does not hold yet. */
export function EditionNotHeld() {
  return (
    <Body1 as="p">
      The service checked by an edition of the policy that this pane does not hold: close the pane, open it again, and
      check once more.
    </Body1>
  );
}
