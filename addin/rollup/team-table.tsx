import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import { Fragment, useState } from "react";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { Month } from "../../shared/calendar/month.ts";
import { canBeJudged, type CheckFigures } from "../../shared/audit/check-figures.ts";
import type { CheckTitle } from "../../shared/audit/check-titles.ts";
import type { Freshness } from "../../shared/audit/freshness.ts";
import { figureWords } from "../../shared/audit/percentage.ts";
import { figuresOf } from "../../shared/audit/team-figures.ts";
import { teamMonths, type Standing, type TeamMonth } from "../../shared/audit/team-month.ts";
import { teamYears, type TeamYear } from "../../shared/audit/twelve-months.ts";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { lazily } from "../ui/lazily.ts";
import { Part } from "./part.tsx";
import type { Handing } from "./run-findings.tsx";
import { TrendLine } from "./trend-line.tsx";

// Reasons and their words are fetched when a team is opened.
const TeamDetails = lazily(async () => (await import("./team-details.tsx")).TeamDetails);

const narrow = "@media screen and (max-width: 56rem)";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    [narrow]: { display: "block", "& tbody, & tr": { display: "block" } },
  },
  head: { [narrow]: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" } },
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    [narrow]: { paddingBlock: tokens.spacingVerticalS },
  },
  heading: {
    textAlign: "start",
    verticalAlign: "bottom",
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  cell: {
    textAlign: "start",
    verticalAlign: "baseline",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    "@media print": { paddingBlock: 0 },
    [narrow]: {
      display: "grid",
      gridTemplateColumns: "minmax(7rem, 45%) 1fr",
      gap: tokens.spacingHorizontalS,
      padding: `${tokens.spacingVerticalXXS} 0`,
      "&[data-label]::before": { content: "attr(data-label)", color: tokens.colorNeutralForeground2 },
    },
  },
  number: { textAlign: "end", fontVariantNumeric: "tabular-nums", [narrow]: { textAlign: "start" } },
  team: { [narrow]: { display: "block" } },
  name: {
    minWidth: 0,
    textAlign: "start",
    justifyContent: "start",
    fontWeight: tokens.fontWeightSemibold,
    paddingInline: tokens.spacingHorizontalXS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalXS})`,
  },
  details: {
    padding: `0 0 ${tokens.spacingVerticalM}`,
    [narrow]: { display: "block" },
    "@media print": { display: "none" },
  },
  minor: {
    display: "block",
    "@media print": { display: "inline", marginInlineStart: "0.5em" },
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  overdue: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorPaletteRedForeground1, whiteSpace: "nowrap" },
  // On paper the twelve months stand beneath, with their figures.
  trend: { "@media print": { display: "none" } },
  none: { color: tokens.colorNeutralForeground2, [narrow]: { display: "block" } },
});

const headings = [
  "Overdue",
  "In scope",
  "Within the limit",
  "Past the aim",
  "Cannot be checked",
  "Entries to check",
  "Longest overdue",
] as const;

interface TeamTableProps {
  readonly check: CheckTitle;
  /** As the teams submitted: the twelve months, and what stands behind a team's row. */
  readonly rollUp: RollUp;
  /** What the month's figures are made from. */
  readonly counted: RollUp;
  readonly month: Month;
  readonly freshness: Freshness;
  readonly client: AuditClient;
  readonly handing: Omit<Handing, "edition"> | undefined;
}

/** A real table; on a narrow screen each row becomes a list of its own, and the roles say that it still is a table. */
export function TeamTable({ check, rollUp, counted, month, freshness, ...props }: TeamTableProps) {
  const styles = useStyles();
  const [openTeam, setOpenTeam] = useState<string>();
  const number = mergeClasses(styles.heading, styles.number);
  const years = teamYears(rollUp, month, check.id, freshness);
  return (
    <table role="table" className={styles.table} aria-label={`Teams: ${check.title}`}>
      <thead role="rowgroup" className={styles.head}>
        <tr role="row">
          <th role="columnheader" scope="col" className={styles.heading}>
            Team
          </th>
          {headings.map((heading) => (
            <th key={heading} role="columnheader" scope="col" className={number}>
              {heading}
            </th>
          ))}
          <th role="columnheader" scope="col" className={mergeClasses(styles.heading, styles.trend)}>
            Twelve months
          </th>
          <th role="columnheader" scope="col" className={styles.heading}>
            Last submitted
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {teamMonths(counted, month, freshness).map((team) => (
          <Fragment key={team.team}>
            <TeamRow
              team={team}
              year={years.find((year) => year.team === team.team)}
              check={check}
              isOpen={team.team === openTeam}
              onOpen={setOpenTeam}
            />
            {team.team === openTeam && (
              <tr role="row">
                <td role="cell" colSpan={headings.length + 3} className={styles.details}>
                  <Part>
                    <TeamDetails rollUp={rollUp} counted={counted} team={team} check={check.id} {...props} />
                  </Part>
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface TeamRowProps {
  readonly team: TeamMonth;
  readonly year: TeamYear | undefined;
  readonly check: CheckTitle;
  readonly isOpen: boolean;
  readonly onOpen: (team: string | undefined) => void;
}

function TeamRow({ team, year, check, isOpen, onOpen }: TeamRowProps) {
  const styles = useStyles();
  const figures = figuresOf(team, check.id);
  return (
    <tr role="row" className={styles.row}>
      <th role="rowheader" scope="row" className={mergeClasses(styles.cell, styles.team)}>
        <Button
          appearance="transparent"
          className={styles.name}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
          onClick={() => {
            onOpen(isOpen ? undefined : team.team);
          }}
        >
          {team.name}
        </Button>
      </th>
      {figures === undefined ? (
        <td role="cell" colSpan={headings.length} className={mergeClasses(styles.cell, styles.none)}>
          No figures for {monthInWords(team.month)}
        </td>
      ) : (
        <FigureCells figures={figures} days={longestIn(team.standing, check.id)} />
      )}
      <td role="cell" data-label="Twelve months" className={mergeClasses(styles.cell, styles.trend)}>
        <TrendLine year={year} />
      </td>
      <td role="cell" data-label="Last submitted" className={styles.cell}>
        <Submitted standing={team.standing} month={team.month} />
      </td>
    </tr>
  );
}

function FigureCells({ figures, days }: { readonly figures: CheckFigures; readonly days: number }) {
  const styles = useStyles();
  const { inScope, pastAim, cannotCheck, entriesToCheck } = figures;
  const values = [
    <Overdue key="overdue" figures={figures} />,
    inScope,
    <Within key="within" figures={figures} />,
    pastAim,
    cannotCheck,
    entriesToCheck,
    daysWords(days),
  ];
  return headings.map((heading, index) => (
    <td key={heading} role="cell" data-label={heading} className={mergeClasses(styles.cell, styles.number)}>
      {values[index]}
    </td>
  ));
}

/** Where too little is recorded the number stands without a colour: it would say more than is known. */
function Overdue({ figures }: { readonly figures: CheckFigures }) {
  const styles = useStyles();
  if (figures.overdue === 0 || !canBeJudged(figures)) return figures.overdue;
  return (
    <span className={styles.overdue}>
      <ErrorCircleRegular aria-hidden /> {figures.overdue}
    </span>
  );
}

function Within({ figures: { figure, judged } }: { readonly figures: CheckFigures }) {
  const styles = useStyles();
  const words = figureWords(figure);
  if (figure.kind !== "percentage") return <span>{words.charAt(0).toUpperCase() + words.slice(1)}</span>;
  return (
    <span>
      {words}
      <span className={styles.minor}>
        {judged.within} of {judged.of}
      </span>
    </span>
  );
}

function Submitted({ standing, month }: { readonly standing: Standing; readonly month: string }) {
  const styles = useStyles();
  switch (standing.kind) {
    case "nothing":
      return <span>Nothing submitted</span>;
    case "stale":
      return (
        <span>
          Nothing for {monthInWords(month)}
          <span className={styles.minor}>last on {dayInWords(standing.lastOn)}</span>
        </span>
      );
    case "sent":
      return (
        <span>
          {dayInWords(standing.on)}
          {standing.daysTooOld !== undefined && (
            <span className={styles.minor}>{standing.daysTooOld} days ago: too old</span>
          )}
          {standing.trackersMissing > 0 && (
            <span className={styles.minor}>{standing.trackersMissing} of its trackers not submitted</span>
          )}
        </span>
      );
  }
}

function longestIn(standing: Standing, check: string): number {
  return standing.kind === "sent" ? (standing.summary.longestOverdueDays[check] ?? 0) : 0;
}

function daysWords(days: number): string {
  if (days === 0) return "none";
  return days === 1 ? "1 day" : `${days} days`;
}
