import { canBeJudged } from "../../shared/audit/check-figures.ts";
import type { CheckTitle } from "../../shared/audit/check-titles.ts";
import { silenceWords, type Freshness } from "../../shared/audit/freshness.ts";
import { openingLines } from "../../shared/audit/opening-lines.ts";
import { figuresOf, whyNotJudged } from "../../shared/audit/team-figures.ts";
import { runsOf, teamMonths, type TeamMonth } from "../../shared/audit/team-month.ts";
import { teamYears, twelveMonthsTo, type MonthFigure } from "../../shared/audit/twelve-months.ts";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { notToldApartWords } from "./not-told-apart.ts";
import type { Change } from "../workbook.ts";

type Cell = string | number;

/** One check of a service's month as a sheet: lines of text, the table of teams, and their twelve months for a chart. */
export interface RollUpSheet {
  /** As the sheet is to be called. */
  readonly name: string;
  /** The title stands in the first, the marking in the last. */
  readonly lines: readonly string[];
  readonly teams: SheetTable;
  /** Shares from 0 to 1, as they are said: rounded down to whole per cents. */
  readonly months: SheetTable;
}

export interface SheetTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Puts the sheet into the workbook that is open. */
export type InsertRollUp = (sheet: RollUpSheet) => Promise<Change>;

/** No more is asked of the service than about the month that is shown. */
export const yearAsSubmitted = "The twelve months are as submitted: a child in two teams counts in both.";

export interface SheetOf {
  /** As the teams submitted. */
  readonly rollUp: RollUp;
  /** What the month's figures are made from. */
  readonly counted: RollUp;
  /** How children in more than one team are counted in them. */
  readonly counting: string | undefined;
  readonly month: Month;
  readonly check: CheckTitle;
  readonly marking: string;
  /** "Drawn by … on …". */
  readonly drawn: string;
  readonly freshness: Freshness;
  /** By which choices of its own the council reads the policy today. */
  readonly choices: string;
}

/** The column of a table whose numbers are shares, by its heading. */
export const shareHeading = "Within the limit";

/**
 * How a cell is filled that has no figure: a chart draws a word as nought, and so it is empty in a workbook; in a file that is
 * read by itself it says why.
 */
export type NoFigure = "empty" | "in-words";

export function rollUpSheet(of: SheetOf, without: NoFigure): RollUpSheet {
  const { rollUp, counted, month, check, freshness } = of;
  const years = teamYears(rollUp, month, check.id, freshness);
  return {
    name: `Roll-up ${monthInWords(month)}`,
    lines: linesOf(of),
    teams: {
      headings: [
        ...["Team", "Overdue", "In scope", shareHeading, "Within", "Judged", "Past the aim", "Cannot be checked"],
        ...["Entries to check", "Longest overdue, days", "As at", "Edition", "Run"],
      ],
      rows: teamMonths(counted, month, freshness).map((team) => teamRow(rollUp, team, check.id, without)),
    },
    months: {
      headings: ["Month", ...years.map(({ name }) => name)],
      rows: twelveMonthsTo(month).map((one, index) => [
        monthInWords(one),
        ...years.map(({ months }) => monthCell(months[index], without)),
      ]),
    },
  };
}

function linesOf({ check, counting, choices, drawn, marking, ...of }: SheetOf): readonly string[] {
  const { rollUp, month, freshness } = of;
  const { changed, longest, notJudged } = openingLines({ ...of, check: check.id });
  const silence = silenceWords(rollUp, month, freshness);
  const notToldApart = notToldApartWords(rollUp, month, check);
  return [
    `${rollUp.serviceName}, ${monthInWords(month)}`,
    check.title,
    ...(silence === undefined ? [] : [silence]),
    `What changed: ${changed}`,
    `Longest overdue: ${longest}`,
    `Cannot be judged: ${notJudged}`,
    ...(notToldApart === undefined ? [] : [notToldApart]),
    ...(counting === undefined ? [] : [`${counting} ${yearAsSubmitted}`]),
    choices,
    drawn,
    marking,
  ];
}

function monthCell(month: MonthFigure | undefined, without: NoFigure): Cell {
  if (month?.percentage !== undefined) return shareOf(month.percentage);
  if (without === "empty") return "";
  return month?.whyNot === nothingSent ? nothingSent : notJudgedWord;
}

const nothingSent = "nothing submitted";
const notJudgedWord = "cannot be judged";

function teamRow(rollUp: RollUp, team: TeamMonth, check: string, without: NoFigure): readonly Cell[] {
  const figures = figuresOf(team, check);
  const { standing } = team;
  if (figures === undefined || standing.kind !== "sent") {
    const none = without === "empty" ? "" : nothingSent;
    return [team.name, none, none, whyNotJudged(team, check) ?? "", ...Array<string>(9).fill(none)];
  }
  const { figure, judged, overdue, inScope, pastAim, cannotCheck, entriesToCheck } = figures;
  const isJudged = canBeJudged(figures);
  const runs = runsOf(rollUp, team.team, team.month);
  const notJudged = without === "empty" ? "" : notJudgedWord;
  return [
    ...[team.name, overdue, inScope],
    figure.kind === "percentage" ? shareOf(figure.percentage) : (whyNotJudged(team, check) ?? notJudged),
    ...(isJudged ? [judged.within, judged.of] : [notJudged, notJudged]),
    ...[pastAim, cannotCheck, entriesToCheck, standing.summary.longestOverdueDays[check] ?? 0],
    dayInWords(standing.on),
    [...new Set(runs.map(({ edition }) => edition))].join("; "),
    runs.map(({ runId }) => runId).join("; "),
  ];
}

/** Rounded down, so that 100% is said only of all. */
function shareOf(percentage: number): Cell {
  return Math.floor(percentage + 1e-9) / 100;
}
