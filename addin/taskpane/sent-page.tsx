import { Body1, Button, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Checked } from "../commands/check.ts";
import type { SentTables } from "../commands/what-is-sent.ts";
import type { PageProps } from "./page.ts";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";
import { useViewStyles } from "./view-styles.ts";
import { SentOfCases, SentOfStaff } from "./what-is-sent-view.tsx";

const useStyles = makeStyles({
  button: { alignSelf: "flex-start" },
  lines: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** What of this tracker is sent, as it stands now: to be read at any time, without being asked to confirm it again. */
export function SentPage({ state, model }: PageProps) {
  const { section } = useViewStyles();
  const styles = useStyles();
  const { checked, me, busy } = state;
  const sent = useSentNow(state, model);
  const staff = sent.filter(({ holds }) => holds !== "cases");
  return (
    <>
      <section className={section}>
        <Subtitle2 as="h2">What is sent</Subtitle2>
        <Body1 as="p">
          {lastTime(checked)} Check now sends these fields to your council&apos;s service, which checks them and keeps
          none of them. Submit sends them again, and the service keeps them with the results.
        </Body1>
        <ul className={styles.lines}>
          <li>Names of children, dates of birth and notes stay in this workbook: the service refuses them.</li>
          <li>
            References and the names of workers and teams are sent as they are written; of every other cell only the
            day, the yes or no, or the word that was understood.
          </li>
          <li>A correction, a filter, an agenda or a print sends nothing.</li>
        </ul>
      </section>
      <SentOfCases tables={sent} />
      {staff.length > 0 ? (
        <section className={section}>
          <Subtitle2 as="h2">Supervision of your workers</Subtitle2>
          <Body1 as="p">You have asked for it to be checked, so these are sent too.</Body1>
          <SentOfStaff tables={staff} isAgreed />
        </section>
      ) : (
        <Body1 as="p">Nothing is sent of the supervision of workers.</Body1>
      )}
      {me !== undefined && (
        <Button className={styles.button} disabledFocusable={busy !== undefined} onClick={() => void model.lookAgain()}>
          Change what is read or sent
        </Button>
      )}
    </>
  );
}

function lastTime(checked: Checked | undefined): string {
  if (checked === undefined) return "Nothing has been sent since this pane was opened.";
  return checked.by.service
    ? "This is the tracker as it stands now."
    : "The last check was made on this computer and sent nothing.";
}

/** The tracker is read for it, and nothing is sent; once more where it has been checked again meanwhile. */
function useSentNow({ checked, busy }: CheckScreen, model: PaneModel): readonly SentTables[] {
  const [sent, setSent] = useState<readonly SentTables[]>([]);
  const readFor = useRef<{ readonly checked: Checked | undefined }>(undefined);
  const isBusy = busy !== undefined;
  useEffect(() => {
    if (isBusy || (readFor.current !== undefined && readFor.current.checked === checked)) return;
    readFor.current = { checked };
    void model.sentNow().then(setSent);
  }, [model, checked, isBusy]);
  return sent;
}
