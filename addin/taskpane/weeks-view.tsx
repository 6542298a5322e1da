import { Body1, Button, Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef } from "react";
import { eightWeeks, type EightWeeks } from "../../shared/audit/eight-weeks.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { AgendaTable } from "../commands/agenda-document.ts";
import { casesTable, supervisionTable, weeksDocument, weekSections, weeksSentences } from "../commands/eight-weeks.ts";
import { handOver } from "../ui/hand-over.ts";
import { ScrolledTable } from "../ui/scrolled-table.tsx";
import { ScreenSection } from "./agenda-on-screen.tsx";
import { OnPaper } from "./agenda-paper.tsx";
import { AgendaTakeAway } from "./agenda-take-away.tsx";
import { FromLastCheck, type WordingProps } from "./from-last-check.tsx";
import { HideNames } from "./hide-names.tsx";
import type { PageProps } from "./page.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  chart: { margin: 0, "& svg": { display: "block", width: "100%", height: "auto", overflow: "visible" } },
  small: { fontSize: tokens.fontSizeBase200 },
});

/** What falls due in this week and the seven after it, by week and worker. */
export function WeeksView(props: PageProps) {
  return <FromLastCheck View={OfWording} {...props} />;
}

function OfWording({ wording, state, model }: WordingProps) {
  const eight = useMemo(() => eightWeeks(wording.source), [wording.source]);
  if (isEmpty(eight)) return <Body1 as="p">The tracker holds no open case and no worker: nothing falls due.</Body1>;
  return <Weeks wording={wording} eight={eight} state={state} model={model} />;
}

function isEmpty({ cases, workers }: EightWeeks): boolean {
  const { overdue, byWeek, cannotCheck, later } = cases;
  const held = [overdue, ...byWeek, cannotCheck, later];
  return held.every(({ length }) => length === 0) && workers.every(({ supervision }) => supervision === undefined);
}

interface WeeksProps extends WordingProps {
  readonly eight: EightWeeks;
}

function Weeks({ wording, eight, state, model }: WeeksProps) {
  const { section } = useViewStyles();
  const pages = useMemo(() => [weeksDocument(wording, eight)], [wording, eight]);
  const supervision = supervisionTable(eight);
  const { asAt } = wording.source.outcome;
  return (
    <>
      <section className={section}>
        <Subtitle2 as="h2">The next eight weeks</Subtitle2>
        {weeksSentences(eight).map((sentence) => (
          <Body1 as="p" key={sentence}>
            {sentence}
          </Body1>
        ))}
        <Chart eight={eight} />
      </section>
      <TableSection caption="Discussions by worker and week" {...casesTable(eight)} />
      {supervision !== undefined && <TableSection caption="Supervision" {...supervision} />}
      {wording.namesChildren && <HideNames />}
      <AgendaTakeAway pages={pages} isBusy={state.busy !== undefined}>
        <Button
          disabledFocusable={state.busy !== undefined}
          onClick={() => void model.guarded(() => save(eight, { state, wording, model }))}
        >
          Calendar file
        </Button>
      </AgendaTakeAway>
      <Caption1 as="p">On a Mac no file comes from here: open the workbook in Excel on the web for it.</Caption1>
      {weekSections(wording, eight).map((each) => (
        <ScreenSection key={each.heading} {...each} />
      ))}
      <Caption1 as="p">As at {dayInWords(asAt)}.</Caption1>
      <OnPaper pages={pages} />
    </>
  );
}

async function save(eight: EightWeeks, { state, wording, model }: WordingProps): Promise<void> {
  const { calendarFile } = await import("../commands/calendar-file.ts");
  const { trackerId } = state.tracker;
  const text = calendarFile({
    eight,
    trackerId,
    now: model.now(),
    asAt: wording.source.outcome.asAt,
    places: wording.places,
  });
  handOver("caseload.ics", new Blob([text], { type: "text/calendar" }));
}

/** Drawn by a library that is fetched for this page alone; the sentences above and the table below say the same. */
function Chart({ eight }: { readonly eight: EightWeeks }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isWanted = true;
    void import("./weeks-chart.ts").then(({ weeksChart }) => {
      if (isWanted) place.current?.replaceChildren(weeksChart(eight));
    });
    return () => {
      isWanted = false;
    };
  }, [eight]);
  return (
    <figure className={styles.chart}>
      <div ref={place} aria-hidden="true" style={{ aspectRatio: "300 / 130" }} />
    </figure>
  );
}

function TableSection({ caption, headings, rows }: AgendaTable & { readonly caption: string }) {
  const { section } = useViewStyles();
  const styles = useStyles();
  return (
    <section className={mergeClasses(section, styles.small)}>
      <Subtitle2 as="h2">{caption}</Subtitle2>
      <ScrolledTable label={caption} headings={headings} rows={rows} />
    </section>
  );
}
