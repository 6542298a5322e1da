import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { State } from "../../shared/contract/vocabulary.ts";
import type { Checked } from "../commands/check.ts";
import { listedFindings } from "../commands/finding-list.ts";
import { byWorker, firstOf, workerKey, type WorkerFindings } from "./by-worker.ts";
import { FindingFilters } from "./finding-filters.tsx";
import { FindingItem } from "./finding-item.tsx";
import type { PaneModel } from "./pane-model.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  worker: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
    "& h3": { margin: 0 },
  },
});

/** A long list is drawn in parts. */
const atOnce = 100;

export function FindingList({ checked, model }: { readonly checked: Checked; readonly model: PaneModel }) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const findings = useMemo(() => listedFindings(checked), [checked]);
  const [wanted, setWanted] = useState<{ readonly state?: State; readonly worker?: string }>({});
  const [shown, setShown] = useState(atOnce);
  if (findings.length === 0) {
    return (
      <section className={section}>
        <Subtitle2 as="h2">Nothing to look at</Subtitle2>
        <Body1 as="p">Every case that was checked is met.</Body1>
      </section>
    );
  }
  // What is no longer in the list since the last check filters nothing.
  const state = findings.some((each) => each.state === wanted.state) ? wanted.state : undefined;
  const worker = findings.some((each) => workerKey(each.worker) === wanted.worker) ? wanted.worker : undefined;
  const ofState = findings.filter((each) => state === undefined || each.state === state);
  const listed = ofState.filter((each) => worker === undefined || workerKey(each.worker) === worker);
  const groups = byWorker(listed);
  return (
    <section className={section}>
      <div role="status">
        <Subtitle2 as="h2">
          {listed.length === findings.length ? listed.length : `${listed.length} of ${findings.length}`} to look at
        </Subtitle2>
      </div>
      <FindingFilters
        findings={findings}
        state={state}
        worker={worker}
        onChange={(changed) => {
          setWanted(changed);
          setShown(atOnce);
        }}
      />
      {firstOf(groups, shown).map((group) => (
        <div key={workerKey(group.worker)}>
          <div className={styles.worker}>
            <Body1 as="h3">
              <strong>{group.worker ?? "No worker named"}</strong>
            </Body1>
            <Caption1>{countOf(groups, group.worker)} to look at</Caption1>
          </div>
          <ul className={styles.list}>
            {group.findings.map((finding) => (
              <FindingItem key={finding.key} finding={finding} model={model} />
            ))}
          </ul>
        </div>
      ))}
      {listed.length > shown && (
        <Button
          onClick={() => {
            setShown(shown + atOnce);
          }}
        >
          Show {Math.min(atOnce, listed.length - shown)} more of {listed.length}
        </Button>
      )}
    </section>
  );
}

/** All of a worker's, also those that are not drawn yet. */
function countOf(groups: readonly WorkerFindings[], worker: string | undefined): number {
  return groups.find((group) => group.worker === worker)?.findings.length ?? 0;
}
