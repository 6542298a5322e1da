import { Body1, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { ListedFinding } from "../commands/finding-list.ts";
import { atOnce, ShowMore, useDrawn } from "../ui/show-more.tsx";
import { byWorker, firstOf, workerKey, type WorkerRows } from "./by-worker.ts";
import { FindingFilters } from "./finding-filters.tsx";
import { FindingItem } from "./finding-item.tsx";
import { countAbout, foldRows, type ListedRow } from "./fold-rows.ts";
import type { PaneModel } from "./pane-model.ts";
import type { Unfolded } from "./unfolded.ts";
import { useViewStyles } from "./view-styles.ts";
import { stillThere, wantedOf, type ListedGroup, type WantedFindings } from "./wanted-findings.ts";

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

/** The heading of a list, to which whoever chose a number of the summary is led. */
export function headingOf(id: string): string {
  return `list-of-${id}`;
}

interface FindingListProps {
  readonly id: string;
  /** "Cases", as its heading begins. */
  readonly title: string;
  /** Said where nothing is to be looked at. */
  readonly nothing: string;
  /** What rows are called that name no worker. */
  readonly unnamed: string;
  /** What may be shown as it is asked for. */
  readonly findings: readonly ListedFinding[];
  /** What needs somebody. */
  readonly all: readonly ListedFinding[];
  readonly groups: readonly ListedGroup[];
  readonly asked: WantedFindings;
  readonly onAsk: (wanted: WantedFindings) => void;
  /** Children's names by what findings are about; empty where they are hidden or not known. */
  readonly names: ReadonlyMap<string, string>;
  readonly asAt: PlainDate;
  readonly unfolded: Unfolded;
  readonly model: PaneModel;
}

/** What needs somebody, under the workers whose it is: each row once, the worst of it first. */
export function FindingList({ id, title, nothing, unnamed, findings, all, groups, asked, ...list }: FindingListProps) {
  const { onAsk, unfolded } = list;
  const { section } = useViewStyles();
  const [shown, setShown] = useState(unfolded.drawn(id) ?? atOnce);
  const draw = (lines: number): void => {
    setShown(lines);
    unfolded.setDrawn(id, lines);
  };
  const wanted = stillThere(findings, asked, groups);
  const rows = foldRows(wantedOf(findings, wanted, groups));
  const workers = byWorker(rows);
  return (
    <section className={section} aria-label={title}>
      <div role="status">
        <Subtitle2 as="h2" id={headingOf(id)} tabIndex={-1}>
          {title}: {countWords(rows, all)}
        </Subtitle2>
      </div>
      {findings.length === 0 && <Body1 as="p">{nothing}</Body1>}
      <FindingFilters
        findings={findings}
        wanted={wanted}
        groups={groups}
        unnamed={unnamed}
        listed={title.toLowerCase()}
        onChange={(changed) => {
          onAsk(changed);
          draw(atOnce);
        }}
      />
      <Rows {...{ ...list, id, unnamed, workers, shown }} />
      <ShowMore shown={shown} of={rows.length} onShow={draw} />
    </section>
  );
}

interface RowsProps extends Pick<FindingListProps, "id" | "unnamed" | "names" | "asAt" | "unfolded" | "model"> {
  readonly workers: readonly WorkerRows[];
  readonly shown: number;
}

/** The first of them, each worker's under a heading. */
function Rows({ id, unnamed, workers, shown, names, asAt, unfolded, model }: RowsProps) {
  const styles = useStyles();
  const drawn = useDrawn(shown);
  return firstOf(workers, drawn).map((group) => (
    <div key={workerKey(group.worker)}>
      <div className={styles.worker}>
        <Body1 as="h3">
          <strong>{group.worker ?? unnamed}</strong>
        </Body1>
        <Caption1>{countOf(workers, group.worker)} to look at</Caption1>
      </div>
      <ul className={styles.list}>
        {group.rows.map((row) => (
          <FindingItem
            key={row.key}
            row={row}
            childName={names.get(row.findings[0].about)}
            asAt={asAt}
            wasOpen={unfolded.isOpen(id, row.key)}
            onOpen={(isOpen) => {
              unfolded.setOpen(id, row.key, isOpen);
            }}
            model={model}
          />
        ))}
      </ul>
    </div>
  ));
}

/** What is met so far is among what is shown only where what falls due is asked for. */
function countWords(rows: readonly ListedRow[], all: readonly ListedFinding[]): string {
  const needing = countAbout(all);
  if (needing === 0 && rows.length === 0) return "nothing to look at";
  if (rows.some(({ findings }) => findings.some(({ state }) => state === "met"))) return `${rows.length} shown`;
  return `${rows.length === needing ? needing : `${rows.length} of ${needing}`} to look at`;
}

/** All of a worker's, also those that are not drawn yet. */
function countOf(groups: readonly WorkerRows[], worker: string | undefined): number {
  return groups.find((group) => group.worker === worker)?.rows.length ?? 0;
}
