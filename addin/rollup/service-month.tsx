import { makeStaticStyles, makeStyles, mergeClasses, Subtitle1, Title2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { checksOf, editionsOf, type CheckTitle } from "../../shared/audit/check-titles.ts";
import { openingLines } from "../../shared/audit/opening-lines.ts";
import { teamMonths } from "../../shared/audit/team-month.ts";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { Month } from "../../shared/calendar/month.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { ClientOptions } from "../../shared/contract/client.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { ChecksOverview } from "./checks-overview.tsx";
import { timeInWords } from "./moment-words.ts";
import { OpeningLinesList } from "./opening-lines-list.tsx";
import type { RollUpStore } from "./roll-up-store.ts";
import type { Shown } from "./shown.ts";
import { TeamTable } from "./team-table.tsx";
import { Toolbar } from "./toolbar.tsx";
import type { WebSignIn } from "./web-sign-in.ts";
import { YearOfTeams } from "./year-of-teams.tsx";

const marking = "OFFICIAL-SENSITIVE";

interface ServiceMonthProps {
  readonly shown: Shown;
  readonly store: RollUpStore;
  readonly signIn: WebSignIn;
  readonly service: ClientOptions;
}

const usePaper = makeStaticStyles({
  body: { margin: 0 },
  "@page": { size: "A4 portrait", margin: "10mm" },
});

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
  onScreen: { "@media print": { display: "none" } },
  onPaper: { display: "none", "@media print": { display: "block", margin: 0 } },
});

export function ServiceMonth({ shown, store, signIn, service }: ServiceMonthProps) {
  usePaper();
  const styles = useStyles();
  const { rollUp, month, year, isLoading } = shown;
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
      <Toolbar shown={shown} store={store} signIn={signIn} />
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
        <Checks rollUp={rollUp} month={month} service={service} />
      )}
      <PageFoot shown={shown} />
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

function PageFoot({ shown }: { readonly shown: Shown }) {
  const styles = useStyles();
  const { me, chosen, readAt } = shown;
  return (
    <footer>
      {readAt !== undefined && <p className={styles.small}>Read at {timeInWords(readAt)}.</p>}
      <p className={styles.onPaper}>
        {marking}. {titleOf(shown)}, {chosen.councilName}. Printed by {me.name} on {dayInWords(chosen.today)}.
      </p>
    </footer>
  );
}

type ChecksProps = Omit<CheckFiguresProps, "check">;

/** One check at a time in full, and every check of the month beneath it. */
function Checks({ rollUp, month, service }: ChecksProps) {
  const styles = useStyles();
  const [wanted, setWanted] = useState<string>();
  const checks = checksOf(rollUp, month);
  const check = checks.find(({ id }) => id === wanted) ?? checks[0];
  if (check === undefined) return <p>Nothing was checked in this month.</p>;
  return (
    <>
      <CheckFigures key={`${month} ${check.id}`} check={check} rollUp={rollUp} month={month} service={service} />
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

interface CheckFiguresProps {
  readonly check: CheckTitle;
  readonly rollUp: RollUp;
  readonly month: Month;
  readonly service: ClientOptions;
}

function CheckFigures({ check, rollUp, month, service }: CheckFiguresProps) {
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
        service={service}
        openTeam={openTeam}
        onOpen={setOpenTeam}
      />
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
