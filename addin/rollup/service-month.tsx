import { makeStyles, mergeClasses, Title2, tokens } from "@fluentui/react-components";
import { editionsOf } from "../../shared/audit/check-titles.ts";
import { silenceWords, type Freshness } from "../../shared/audit/freshness.ts";
import { readingsToday } from "../../shared/audit/readings.ts";
import { runsOf, teamMonths } from "../../shared/audit/team-month.ts";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { Month } from "../../shared/calendar/month.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { OrganisationView } from "../../shared/contract/organisation.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { choicesWords } from "./choices-words.ts";
import { timeInWords } from "../ui/moment-words.ts";
import { MonthFigures } from "./month-figures.tsx";
import type { PageTools } from "./page-tools.ts";
import { PaperFoot } from "./paper.tsx";
import type { RollUpStore } from "./roll-up-store.ts";
import { useSectionStyles } from "./section-styles.ts";
import type { Shown } from "./shown.ts";
import { Toolbar } from "./toolbar.tsx";
import { useCouncil } from "./use-council.ts";

interface ServiceMonthProps {
  readonly shown: Shown;
  readonly store: RollUpStore;
  readonly tools: PageTools;
}

const useStyles = makeStyles({
  onOneSheet: { "@media print": { padding: 0, gap: tokens.spacingVerticalS, zoom: 0.65 } },
  small: { margin: 0, color: tokens.colorNeutralForeground2 },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  summary: { cursor: "pointer", minHeight: "24px" },
  choices: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  onScreen: { "@media print": { display: "none" } },
});

export function ServiceMonth({ shown, store, tools }: ServiceMonthProps) {
  const styles = useStyles();
  const section = useSectionStyles();
  const { rollUp, month, year, isLoading } = shown;
  const { marking, staleDays, choices } = useCouncil(tools.client, rollUp.council);
  const freshness: Freshness = { today: shown.chosen.today, staleDays, newest: shown.newest };
  const silence = month === undefined ? undefined : silenceWords(rollUp, month, freshness);
  const loaded = isLoading ? "" : `${titleOf(shown)}: figures of ${teamsWithFigures(shown)} read.`;
  return (
    <main className={mergeClasses(section.page, styles.onOneSheet)}>
      <header>
        <p className={section.marking}>{marking}</p>
        <Title2 as="h1" block className={section.title}>
          {titleOf(shown)}
        </Title2>
        <p className={styles.small}>
          {shown.chosen.councilName}
          {month !== undefined && `. ${policyWords(rollUp, month)}`}
        </p>
      </header>
      <Toolbar shown={shown} store={store} />
      <p className={styles.hidden} role="status">
        {loaded}
      </p>
      <NotReadAgain shown={shown} />
      {silence !== undefined && <NoticeBar tone="warning" sentence={silence} />}
      {month === undefined ? (
        <p>
          No team of {rollUp.serviceName} submitted anything for {year}: choose another year, or ask the teams to
          submit.
        </p>
      ) : (
        <>
          <MonthFigures
            rollUp={rollUp}
            month={month}
            tools={tools}
            by={shown.me.name}
            marking={marking}
            drawn={drawnWords(shown)}
            freshness={freshness}
            choices={choicesWords(rollUp, month, choices)}
          />
          <ChoicesToday rollUp={rollUp} month={month} choices={choices} />
        </>
      )}
      <PageFoot shown={shown} marking={marking} />
    </main>
  );
}

function titleOf({ rollUp, month, year }: Shown): string {
  return `${rollUp.serviceName}, ${month === undefined ? year : monthInWords(month)}`;
}

function NotReadAgain({ shown: { failure, readAt } }: { readonly shown: Shown }) {
  if (failure === undefined) return undefined;
  const read = readAt === undefined ? "" : ` What is shown was read at ${timeInWords(readAt)}.`;
  return <NoticeBar tone="warning" sentence={`${failure.sentence}${read}`} reference={failure.reference} />;
}

function PageFoot({ shown, marking }: { readonly shown: Shown; readonly marking: string }) {
  const styles = useStyles();
  const { me, chosen, readAt, rollUp, month } = shown;
  const runs = rollUp.teams.flatMap(({ team, name }) =>
    (month === undefined ? [] : runsOf(rollUp, team, month)).map(({ runId }) => `${name} ${runId.slice(0, 8)}`),
  );
  return (
    <footer>
      {readAt !== undefined && <p className={styles.small}>Read at {timeInWords(readAt)}.</p>}
      <PaperFoot
        marking={marking}
        what={`${titleOf(shown)}, ${chosen.councilName}`}
        by={me.name}
        on={dayInWords(chosen.today)}
        runs={runs}
      />
    </footer>
  );
}

function drawnWords({ me, chosen }: Shown): string {
  return `${chosen.councilName}. Drawn by ${me.name} on ${dayInWords(chosen.today)}.`;
}

interface ChoicesTodayProps {
  readonly rollUp: RollUp;
  readonly month: Month;
  readonly choices: OrganisationView["choices"] | undefined;
}

/** How the council reads the policy today; each run says by which choices it was made. */
function ChoicesToday({ rollUp, month, choices }: ChoicesTodayProps) {
  const styles = useStyles();
  const editions = editionsOf(rollUp, month);
  return (
    <>
      <p className={styles.small}>{choicesWords(rollUp, month, choices)}</p>
      {choices !== undefined && editions.length > 0 && (
        <details className={styles.onScreen}>
          <summary className={styles.summary}>Every choice that is in force today</summary>
          {editions.map(({ edition }) => (
            <ul key={edition} className={styles.choices}>
              {readingsToday(rollUp.council, edition, choices).map((reading) => (
                <li key={reading}>{reading}</li>
              ))}
            </ul>
          ))}
          <p className={styles.small}>A run keeps the choices by which it was made: open a team to see them.</p>
        </details>
      )}
    </>
  );
}

function teamsWithFigures({ rollUp, month }: Shown): string {
  const sent = month === undefined ? [] : teamMonths(rollUp, month).filter(({ standing }) => standing.kind === "sent");
  return sent.length === 1 ? "1 team" : `${sent.length} teams`;
}

function policyWords(rollUp: RollUp, month: Month): string {
  const editions = editionsOf(rollUp, month).map(({ edition, inForceFrom }) =>
    inForceFrom === undefined ? edition : `${edition}, in force from ${dayInWords(plainDate(inForceFrom))}`,
  );
  return `Policy edition: ${editions.join("; ")}.`;
}
