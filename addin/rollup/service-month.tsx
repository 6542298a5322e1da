import { makeStyles, mergeClasses, Subtitle1, Title2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { checksOf, editionsOf } from "../../shared/audit/check-titles.ts";
import { openingLines } from "../../shared/audit/opening-lines.ts";
import { readingsToday } from "../../shared/audit/readings.ts";
import { runsOf, teamMonths } from "../../shared/audit/team-month.ts";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { Month } from "../../shared/calendar/month.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { OrganisationView } from "../../shared/contract/organisation.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { ChecksOverview } from "./checks-overview.tsx";
import { timeInWords } from "./moment-words.ts";
import { OpeningLinesList } from "./opening-lines-list.tsx";
import type { PageTools } from "./page-tools.ts";
import { PaperFoot } from "./paper.tsx";
import type { SheetOf } from "./roll-up-sheet.ts";
import type { RollUpStore } from "./roll-up-store.ts";
import { SharedCases } from "./shared-cases.tsx";
import type { Shown } from "./shown.ts";
import { TeamTable } from "./team-table.tsx";
import { TakeAway } from "./take-away.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useCouncil } from "./use-council.ts";
import { YearOfTeams } from "./year-of-teams.tsx";

interface ServiceMonthProps {
  readonly shown: Shown;
  readonly store: RollUpStore;
  readonly tools: PageTools;
}

const useStyles = makeStyles({
  page: {
    maxWidth: "76rem",
    margin: "0 auto",
    padding: "1rem",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalL,
    "@media print": { padding: 0, gap: tokens.spacingVerticalS, zoom: 0.7 },
  },
  marking: { fontWeight: tokens.fontWeightSemibold, letterSpacing: "0.04em", margin: 0 },
  title: { margin: 0, overflowWrap: "anywhere" },
  heading: { margin: 0 },
  small: { margin: 0, color: tokens.colorNeutralForeground2 },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  summary: { cursor: "pointer", minHeight: "24px" },
  choices: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  onScreen: { "@media print": { display: "none" } },
});

export function ServiceMonth({ shown, store, tools }: ServiceMonthProps) {
  const styles = useStyles();
  const { rollUp, month, year, isLoading } = shown;
  const { marking, choices } = useCouncil(tools.client, rollUp.council);
  const loaded = isLoading ? "" : `${titleOf(shown)}: figures of ${teamsOf(rollUp)} read.`;
  return (
    <main className={styles.page}>
      <header>
        <p className={styles.marking}>{marking}</p>
        <Title2 as="h1" block className={styles.title}>
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
      {month === undefined ? (
        <p>
          No team of {rollUp.serviceName} submitted anything for {year}: choose another year, or ask the teams to
          submit.
        </p>
      ) : (
        <>
          <Checks rollUp={rollUp} month={month} tools={tools} marking={marking} drawn={drawnWords(shown)} />
          {rollUp.teams.length > 1 && (
            <SharedCases key={`${rollUp.service} ${month}`} client={tools.client} rollUp={rollUp} month={month} />
          )}
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
  if (choices === undefined || editions.length === 0) return undefined;
  return (
    <details className={styles.onScreen}>
      <summary className={styles.summary}>Choices of the council that are in force today</summary>
      {editions.map(({ edition }) => (
        <ul key={edition} className={styles.choices}>
          {readingsToday(rollUp.council, edition, choices).map((reading) => (
            <li key={reading}>{reading}</li>
          ))}
        </ul>
      ))}
      <p className={styles.small}>A run keeps the choices by which it was made: open a team to see them.</p>
    </details>
  );
}

type ChecksProps = Omit<CheckFiguresProps, "check">;

/** One check at a time in full, and every check of the month beneath it. */
function Checks({ rollUp, month, ...props }: ChecksProps) {
  const styles = useStyles();
  const [wanted, setWanted] = useState<string>();
  const checks = checksOf(rollUp, month);
  const check = checks.find(({ id }) => id === wanted) ?? checks[0];
  if (check === undefined) return <p>Nothing was checked in this month.</p>;
  return (
    <>
      <CheckFigures key={`${month} ${check.id}`} check={check} rollUp={rollUp} month={month} {...props} />
      {checks.length > 1 && (
        <>
          <Subtitle1 as="h2" block className={mergeClasses(styles.heading, styles.onScreen)}>
            Every check of the month
          </Subtitle1>
          <ChecksOverview
            checks={checks}
            teams={teamMonths(rollUp, month)}
            chosen={check.id}
            onChoose={(id) => {
              setWanted(id);
              scrollTo({ top: 0 });
            }}
          />
        </>
      )}
    </>
  );
}

interface CheckFiguresProps extends SheetOf {
  readonly tools: PageTools;
}

function CheckFigures(props: CheckFiguresProps) {
  const { check, rollUp, month, tools } = props;
  const styles = useStyles();
  const [openTeam, setOpenTeam] = useState<string>();
  return (
    <>
      <Subtitle1 as="h2" block className={styles.heading}>
        {check.title}
      </Subtitle1>
      <OpeningLinesList lines={openingLines(rollUp, month, check.id)} />
      <TeamTable
        check={check}
        rollUp={rollUp}
        teams={teamMonths(rollUp, month)}
        client={tools.client}
        openTeam={openTeam}
        onOpen={setOpenTeam}
      />
      <TakeAway {...props} />
      <YearOfTeams rollUp={rollUp} month={month} check={check} />
    </>
  );
}

function teamsOf({ teams }: RollUp): string {
  return teams.length === 1 ? "1 team" : `${teams.length} teams`;
}

function policyWords(rollUp: RollUp, month: Month): string {
  const editions = editionsOf(rollUp, month).map(({ edition, inForceFrom }) =>
    inForceFrom === undefined ? edition : `${edition}, in force from ${dayInWords(plainDate(inForceFrom))}`,
  );
  return `Policy edition: ${editions.join("; ")}.`;
}
