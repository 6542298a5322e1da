import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { ListedFinding } from "../commands/finding-list.ts";
import { byWorker, firstOf, workerKey, type WorkerRows } from "./by-worker.ts";
import { FindingFilters } from "./finding-filters.tsx";
import { FindingItem } from "./finding-item.tsx";
import { countAbout, foldRows } from "./fold-rows.ts";
import type { PaneModel } from "./pane-model.ts";
import { useViewStyles } from "./view-styles.ts";
import { stillThere, wantedOf, type WantedFindings } from "./wanted-findings.ts";

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

interface FindingListProps {
  /** "Cases", as its heading begins. */
  readonly title: string;
  /** Said where nothing is to be looked at. */
  readonly nothing: string;
  /** What rows are called that name no worker. */
  readonly unnamed: string;
  readonly findings: readonly ListedFinding[];
  readonly asAt: PlainDate;
  readonly model: PaneModel;
}

/** What needs somebody, under the workers whose it is: each row once, the worst of it first. */
export function FindingList({ title, nothing, unnamed, findings, asAt, model }: FindingListProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const [asked, setAsked] = useState<WantedFindings>({});
  const [shown, setShown] = useState(atOnce);
  if (findings.length === 0) {
    return (
      <section className={section}>
        <Subtitle2 as="h2">{title}: nothing to look at</Subtitle2>
        <Body1 as="p">{nothing}</Body1>
      </section>
    );
  }
  const wanted = stillThere(findings, asked);
  const rows = foldRows(wantedOf(findings, wanted));
  const all = countAbout(findings);
  const groups = byWorker(rows);
  return (
    <section className={section} aria-label={title}>
      <div role="status">
        <Subtitle2 as="h2">
          {title}: {rows.length === all ? all : `${rows.length} of ${all}`} to look at
        </Subtitle2>
      </div>
      <FindingFilters
        findings={findings}
        wanted={wanted}
        unnamed={unnamed}
        listed={title.toLowerCase()}
        onChange={(changed) => {
          setAsked(changed);
          setShown(atOnce);
        }}
      />
      {firstOf(groups, shown).map((group) => (
        <div key={workerKey(group.worker)}>
          <div className={styles.worker}>
            <Body1 as="h3">
              <strong>{group.worker ?? unnamed}</strong>
            </Body1>
            <Caption1>{countOf(groups, group.worker)} to look at</Caption1>
          </div>
          <ul className={styles.list}>
            {group.rows.map((row) => (
              <FindingItem key={row.key} row={row} asAt={asAt} model={model} />
            ))}
          </ul>
        </div>
      ))}
      {rows.length > shown && (
        <Button
          onClick={() => {
            setShown(shown + atOnce);
          }}
        >
          Show {Math.min(atOnce, rows.length - shown)} more of {rows.length}
        </Button>
      )}
    </section>
  );
}

/** All of a worker's, also those that are not drawn yet. */
function countOf(groups: readonly WorkerRows[], worker: string | undefined): number {
  return groups.find((group) => group.worker === worker)?.rows.length ?? 0;
}
