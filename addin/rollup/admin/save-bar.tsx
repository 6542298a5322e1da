import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { NoticeBar } from "../../ui/notice-bar.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { changesInWords } from "./changes-in-words.ts";
import { draftFaults } from "./draft-faults.ts";
import { changeOf, type OrganisationState, type OrganisationStore } from "./organisation-store.ts";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // What is printed unsaved says so, and covers nothing.
    "@media print": { position: "static", "& button": { display: "none" } },
  },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  faults: { margin: 0 },
});

/** What has been changed and not saved, and what came of saving it. */
export function SaveBar({ state, store }: { readonly state: OrganisationState; readonly store: OrganisationStore }) {
  const styles = useStyles();
  const { read, draft, isBusy } = state;
  if (read === undefined || draft === undefined) return undefined;
  const changes = changesInWords(changeOf(read.view), draft);
  const hasOutcome = state.isSaved || state.failure !== undefined || state.overtaken !== undefined;
  if (changes.length === 0 && !hasOutcome) return undefined;
  const faults = draftFaults(draft);
  const isWhole = faults.length === 0;
  return (
    <div className={styles.bar} role="region" aria-label="Changes">
      <Outcome state={state} />
      {changes.length > 0 && !isWhole && (
        <div>
          <span>Before this can be saved:</span>
          <ul className={styles.faults}>
            {faults.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {changes.length > 0 && (
        <div className={styles.actions}>
          <span>Not saved: {changes.join(", ")}.</span>
          <Button appearance="primary" disabledFocusable={isBusy || !isWhole} onClick={() => void store.save()}>
            {isBusy ? "Saving…" : "Save"}
          </Button>
          <Button
            disabledFocusable={isBusy}
            onClick={() => {
              store.discard();
            }}
          >
            Discard
          </Button>
        </div>
      )}
    </div>
  );
}

function Outcome({ state: { isSaved, overtaken, failure } }: { readonly state: OrganisationState }) {
  const styles = useStyles();
  const faults = failure?.faults ?? [];
  return (
    <>
      {isSaved && <NoticeBar tone="success" sentence="Saved." />}
      {overtaken !== undefined && <NoticeBar tone="warning" sentence={overtakenWords(overtaken.clashes)} />}
      {failure !== undefined && <FailureNotice tone="error" failure={failure} kept="Your change is still here." />}
      {faults.length > 1 && (
        <ul className={styles.faults}>
          {faults.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function overtakenWords(clashes: readonly string[]): string {
  const both = clashes.length === 0 ? "" : ` You have both changed ${clashes.join("; ")}: yours stands here.`;
  return `Somebody changed this meanwhile: your change is kept here, with theirs around it.${both} Look, and save again.`;
}
